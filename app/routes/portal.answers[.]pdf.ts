import type { LoaderFunctionArgs } from "@remix-run/node";
import { requestContextOf, requireVisit } from "~/auth/request-context";
import { contentDisposition } from "~/components/document/content-disposition";
import { drawQuestions } from "~/services/portal/draw-questions.server";

/** The answers of this case, as PDF. */
export async function loader({ context: load }: LoaderFunctionArgs) {
  const bytes = await drawQuestions(requireVisit(load), "answers", requestContextOf(load).language);
  return new Response(Buffer.from(bytes), {
    headers: { "Content-Type": "application/pdf", "Content-Disposition": contentDisposition("answers.pdf") },
  });
}
