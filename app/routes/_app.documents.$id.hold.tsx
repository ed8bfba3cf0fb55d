import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { type ReasonData, ReasonPage } from "~/components/document/reason-page";
import { reasonIn } from "~/components/document/reason-input";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { holdDocument } from "~/services/document/remove-document.server";
import { showDocument } from "~/services/document/show-documents.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Tilsyn` }];

export async function loader({ params: { id = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const shown = await showDocument(context, id);
  if (shown === null) throw new Response(null, { status: 404 });
  const t = translatorFor(language);
  const isHeld = shown.document.heldAt !== null;
  const name = shown.document.versions[0]?.fileName ?? "";
  const data: ReasonData = {
    title: t(isHeld ? "documents.hold.releaseTitle" : "documents.hold.title", { name }),
    text: t(isHeld ? "documents.hold.releaseText" : "documents.hold.text"),
    submit: t(isHeld ? "documents.hold.release" : "documents.hold.hold"),
    document: { id, name },
  };
  return json(data);
}

export async function action({ request, params: { id = "" }, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const reason = reasonIn(await request.formData());
  const shown = await showDocument(context, id);
  const result = shown === null ? "not-found" : await holdDocument(context, id, shown.document.heldAt === null, reason);
  if (result === "not-found") throw new Response(null, { status: 404 });
  if (result === "done" || result === "nothing") return redirect(paths.document(id));
  markRefused(load);
  return json({ reason, problem: translatorFor(language)(`documents.refused.${result}`) }, { status: 422 });
}

export default ReasonPage;
