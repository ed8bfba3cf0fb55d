import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requestContextOf } from "~/auth/request-context";
import { paths } from "~/paths";
import { fileAsEvidence } from "~/services/inspection/file-as-evidence.server";

/** Makes a file of an answer evidence, and leads on to its review. */
export async function action({ request, params: { id = "", file = "" }, context: load }: ActionFunctionArgs) {
  const kind = (await request.formData()).get("kind");
  const result = await fileAsEvidence(requestContextOf(load).context, id, file, String(kind));
  if (result.outcome === "filed") return redirect(paths.document(result.documentId));
  if (result.outcome === "refused") throw new Response(null, { status: 422 });
  throw new Response(null, { status: 404 });
}
