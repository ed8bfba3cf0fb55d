import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { DecisionForm } from "~/components/decision-form";
import { decisionIn, type DecisionValues } from "~/components/decision-values";
import { Names } from "~/components/fact-form/choices";
import { FormBreadcrumbs, formTitle } from "~/components/fact-form/fact-form-page";
import { digestIn } from "~/components/fact-form/form-page";
import { shownAt } from "~/components/fact-form/nouns";
import { ProblemSummary } from "~/components/fact-form/problem-summary";
import { useTranslator } from "~/components/language";
import { problemsOf } from "~/components/plain-form";
import { PageTitle } from "~/components/ui/page";
import type { FactList, Subcontractor } from "~/domain/portfolio";
import { translatorFor } from "~/i18n/translator";
import { decideContract } from "~/services/agreement/decide-contract.server";
import { digestOf } from "~/services/subcontractor/edit-subcontractor.server";
import { findFacts } from "~/services/subcontractor/find-facts.server";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

const list = "agreements" satisfies FactList;
const contractOf = (facts: Subcontractor | null, key: string | undefined) =>
  facts?.[list].find((agreement) => agreement.key === key && agreement.kind === "contract") ?? null;

export async function loader({ request, params: { key = "", fact }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const facts = await findFacts(context, key);
  const contract = contractOf(facts, fact);
  if (facts === null || contract === null) throw new Response(null, { status: 404 });
  const values: DecisionValues = { decision: "", decidedOn: context.today, remindOn: "", note: "" };
  return json({
    of: { key: facts.key, name: facts.name },
    name: new Names(language).agreement(contract),
    last: contract.decision ?? null,
    values,
    digest: digestOf(contract),
    back: shownAt("agreement", key, new URL(request.url).searchParams.get("on")),
    title: translatorFor(language)("contracts.page.title"),
    refused: isRefused(load),
  });
}

export async function action({ request, params: { key = "", fact = "" }, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const t = translatorFor(language);
  const form = await request.formData();
  const { values, input } = decisionIn(form);
  const result = await decideContract(context, key, fact, input, digestIn(form));
  if (result.outcome === "not-found") throw new Response(null, { status: 404 });
  if (result.outcome === "saved")
    return redirect(shownAt("agreement", key, new URL(request.url).searchParams.get("on"), "changed"));
  markRefused(load);
  if (result.outcome === "conflict") {
    const problems = [{ field: null, message: t("factForms.conflict.title") }];
    return json({ values, problems, digest: result.digest }, { status: 409 });
  }
  const problems = problemsOf(result.refusals, Object.keys(values), language);
  return json({ values, problems, digest: digestIn(form) }, { status: 422 });
}

export default function DecideContract() {
  const t = useTranslator();
  const { of, name, last, values, digest, back, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="form-page">
      <FormBreadcrumbs of={of} />
      <PageTitle lede={t("contracts.page.lede")}>{`${title}: ${name}`}</PageTitle>
      <ProblemSummary problems={refused?.problems ?? []} />
      <DecisionForm
        values={refused?.values ?? values}
        problems={refused?.problems ?? []}
        digest={refused?.digest ?? digest}
        last={last}
        back={back}
      />
    </div>
  );
}
