import { type ActionFunctionArgs, json } from "@remix-run/node";
import { requestContextOf, requireVisit } from "~/auth/request-context";
import { formatTime } from "~/i18n/format";
import { translatorFor } from "~/i18n/translator";
import { answerQuestion } from "~/services/portal/answer-question.server";
import { portalTimeZone } from "~/services/portal/show-visit.server";

/** Keeps what is typed so far, for the page's own script. */
export async function action({ request, params: { question: id = "" }, context: load }: ActionFunctionArgs) {
  const visit = requireVisit(load);
  const { language } = requestContextOf(load);
  const form = await request.formData();
  const text = (name: string) => {
    const value = String(form.get(name) ?? "").replace(/\r\n?/g, "\n");
    return value.trim() === "" ? null : value;
  };
  const said = { statement: text("statement"), text: text("text"), reason: text("reason"), date: text("date") };
  const saved = await answerQuestion(visit, id, { ...said, choices: form.getAll("choices").map(String) });
  if (saved.outcome !== "saved") return json({ said: null }, { status: saved.outcome === "closed" ? 404 : 422 });
  const time = formatTime(saved.at, await portalTimeZone(visit));
  const body = JSON.stringify({ said: translatorFor(language)("portal.question.saved", { time }) });
  // With its length it is seen to be too little to be worth compressing.
  const headers = { "Content-Type": "application/json", "Content-Length": String(Buffer.byteLength(body)) };
  return new Response(body, { headers });
}
