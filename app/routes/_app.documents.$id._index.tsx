import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { documentContent, signatureMark } from "~/components/document/document-content";
import { type ReviewData, withRead } from "~/components/document/review-data";
import { reviewIn, typedIn } from "~/components/document/review-input";
import { ReviewPage } from "~/components/document/review-page";
import { inputOf, valuesIn } from "~/components/fact-form/form-input";
import { digestIn, dutyReasonIn, editPage, messageOf, refusedForm } from "~/components/fact-form/form-page";
import { descriptionOf } from "~/components/fact-form/nouns";
import { nounOfList } from "~/i18n/noun-of-list";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { findReadingState } from "~/services/document/read-content.server";
import { reviewDocument } from "~/services/document/review-document.server";
import { findNextUnreviewed, showDocument } from "~/services/document/show-documents.server";
import { digestOf } from "~/services/subcontractor/edit-subcontractor.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Tilsyn` }];

export async function loader({ request, params: { id = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const asked = new URL(request.url).searchParams;
  const shown = await showDocument(context, id);
  const newest = shown?.document.versions[0];
  if (shown === null || newest === undefined) throw new Response(null, { status: 404 });
  const { document, facts, fact, accounts, timeZone } = shown;
  const t = translatorFor(language);
  const reading = await findReadingState(context, newest.sha256);
  const noun = nounOfList[document.list];
  const back = fact === null ? paths.documents() : paths.documentsOf(facts.key, document.list, fact.key);
  const page = { back, addPath: null, refused: isRefused(load) };
  const form = editPage(noun, facts, fact, { language, digest: digestOf(fact) }, page);
  const proposals = reading.state === "read" ? reading.reading.proposals : [];
  const filled =
    newest.verdict === "unreviewed" ? withRead(document.list, form.values, proposals) : { values: form.values, read: {} };
  const title = newest.fileName;
  const data: ReviewData = {
    document: documentContent(document, accounts, reading),
    list: document.list,
    form: { ...form, values: filled.values },
    read: filled.read,
    proposals,
    file: reading.state === "read" ? reading.reading : null,
    unreadable: reading.state === "failed" ? reading.refused.code : null,
    signatures: reading.state === "waiting" ? null : reading.signatures,
    signing: newest.signing,
    timeZone,
    next: await findNextUnreviewed(context, id),
    looksAt: {
      number: document.versions.find(({ number }) => String(number) === asked.get("version"))?.number ?? newest.number,
      page: /^\d{1,6}$/.test(asked.get("page") ?? "") ? Number(asked.get("page")) : null,
    },
    title: page.refused ? t("factForms.error", { title }) : title,
  };
  return json(data);
}

export async function action({ request, params: { id = "" }, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const shown = await showDocument(context, id);
  const newest = shown?.document.versions[0];
  if (shown === null || newest === undefined) throw new Response(null, { status: 404 });
  const noun = nounOfList[shown.document.list];
  const form = await request.formData();
  const values = valuesIn(descriptionOf[noun], form);
  const typed = typedIn(form);
  const refuse = (refused: ReturnType<typeof refusedForm>, status: number) => {
    markRefused(load);
    return json({ ...refused, typed }, { status });
  };
  const review = reviewIn(typed, shown.document.list);
  if (review === null) {
    const problems = [{ field: "verdict", message: translatorFor(language)("documents.review.missing") }];
    return refuse({ values, problems, conflict: null, digest: digestIn(form) }, 422);
  }
  const reading = await findReadingState(context, newest.sha256);
  const isSealed = reading.state !== "waiting" && signatureMark(reading.signatures) === "valid";
  const sent = { ...review, fact: inputOf(descriptionOf[noun], values), digest: digestIn(form), dutyReason: dutyReasonIn(form) };
  const result = await reviewDocument(context, id, sent, isSealed);
  if (result.outcome === "not-found") throw new Response(null, { status: 404 });
  if (result.outcome === "saved") return redirect(paths.document(id));
  const refused = refusedForm(noun, values, result, digestIn(form), language);
  if (result.outcome === "conflict") return refuse(refused, 409);
  // What the agreement's form has no field for is the review's own.
  const problems = result.refusals.map((refusal, index) => {
    const known = refused.problems[index];
    const field = known?.field ?? (refusal.path.startsWith("$.finding") ? "finding" : refusal.path.slice(2));
    return { field, message: known?.message ?? messageOf(refusal, language) };
  });
  return refuse({ ...refused, problems }, 422);
}

export default ReviewPage;
