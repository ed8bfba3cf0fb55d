import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { CaseStepPage } from "~/components/inspection/case-step-page";
import { useTranslator } from "~/components/language";
import { plainIn, problemsOf } from "~/components/plain-form";
import { isDoable } from "~/domain/inspection/inspection-case";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { showCase } from "~/services/inspection/show-case.server";
import type { ShownCase } from "~/services/inspection/shown-case";
import { changeDueDate } from "~/services/portal/invite.server";

const names = ["dueOn", "reason"] as const;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader({ params: { id = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const shown = await showCase(context, id);
  if (shown === null) throw new Response(null, { status: 404 });
  if (!isDoable("assess", shown.state)) throw redirect(paths.inspection(id));
  const title = translatorFor(language)("sending.dueTitle");
  return json({ shown, of: shown.subcontractor, title, refused: isRefused(load) });
}

export async function action({ request, params: { id = "" }, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const { values, input } = plainIn(await request.formData(), names);
  const result = await changeDueDate(context, id, input);
  if (result.outcome === "saved") return redirect(paths.inspection(result.key));
  if (result.outcome !== "refused") throw new Response(null, { status: 404 });
  markRefused(load);
  return json({ values, problems: problemsOf(result.refusals, names, language) }, { status: 422 });
}

export default function Page() {
  const t = useTranslator();
  const { shown, title } = useLoaderData<typeof loader>();
  const asked = shown.invitations.flatMap(({ moreTime }) => (moreTime === null ? [] : [moreTime.until])).sort();
  return (
    <CaseStepPage
      shown={shown as ShownCase}
      title={title}
      lede={t("sending.dueLede")}
      fields={[
        { name: "dueOn", label: t("sending.dueOn"), required: true, control: { kind: "date" } },
        { name: "reason", label: t("sending.dueReason"), control: { kind: "long-text" } },
      ]}
      values={{ dueOn: asked.at(-1) ?? shown.dueOn }}
      refused={useActionData<typeof action>()}
      submit={t("sending.dueSave")}
    />
  );
}
