import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { isRefused, markRefused } from "~/auth/refused-request";
import { decisionNames, useDecisionNames } from "~/components/change/change-fields";
import { FormBreadcrumbs, formTitle } from "~/components/fact-form/fact-form-page";
import { messageOf } from "~/components/fact-form/form-page";
import { ProblemSummary } from "~/components/fact-form/problem-summary";
import { useTranslator } from "~/components/language";
import { PlainForm, plainIn, type PlainValues } from "~/components/plain-form";
import { PageTitle } from "~/components/ui/page";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { decideChange } from "~/services/change-notice/decide-change.server";
import { showChange } from "~/services/change-notice/show-changes.server";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader({ params: { key = "", id = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const page = await showChange(context, key, id);
  if (page === null) throw new Response(null, { status: 404 });
  const of = page.change.subcontractor;
  const { decision, reason } = page.change;
  const values: PlainValues = { decision: decision ?? "", decidedOn: context.today, reason: reason ?? "" };
  return json({
    of,
    values,
    back: paths.change(key, id),
    title: translatorFor(language)("changes.decision.title"),
    refused: isRefused(load),
  });
}

export async function action({ request, params: { key = "", id = "" }, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const { values, input } = plainIn(await request.formData(), decisionNames);
  const result = await decideChange(context, key, id, input);
  if (result.outcome === "saved") return redirect(paths.change(key, result.key));
  if (result.outcome !== "refused") throw new Response(null, { status: 404 });
  markRefused(load);
  const problems = result.refusals.map((refusal) => ({
    field: refusal.path.replace(/^\$\./, ""),
    message: messageOf(refusal, language),
  }));
  return json({ values, problems }, { status: 422 });
}

export default function Page() {
  const t = useTranslator();
  const { of, values, back, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const fields = useDecisionNames();
  const problems = refused?.problems ?? [];
  return (
    <div className="form-page">
      <FormBreadcrumbs of={of} />
      <PageTitle lede={t("changes.decision.lede")}>{title}</PageTitle>
      <ProblemSummary problems={problems} />
      <PlainForm
        fields={fields}
        values={refused?.values ?? values}
        problems={problems}
        submit={t("changes.decision.submit")}
        back={back}
      />
    </div>
  );
}
