import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { numberIn } from "~/components/fact-form/form-input";
import { digestIn, messageOf } from "~/components/fact-form/form-page";
import { ProblemSummary } from "~/components/fact-form/problem-summary";
import { useTranslator } from "~/components/language";
import { termControl, termsInputOf, termValuesIn, termValuesOf } from "~/components/terms/term-values";
import { TermsFields } from "~/components/terms/terms-fields";
import { Breadcrumbs, PageTitle } from "~/components/ui/page";
import { termNames } from "~/domain/portfolio";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { changeCustomerTerms, loadCustomerTerms } from "~/services/organisation/change-customer-terms.server";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  formTitle(data === undefined ? undefined : { ...data, of: null }, matches);

export async function loader({ context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const { customerTerms, digest } = await loadCustomerTerms(context);
  const title = translatorFor(language)("flowDown.customer.title");
  return json({ values: termValuesOf(customerTerms), digest, title, refused: isRefused(load) });
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const t = translatorFor(language);
  const form = await request.formData();
  const values = termValuesIn(form);
  const result = await changeCustomerTerms(context, termsInputOf(values, numberIn), digestIn(form));
  if ("done" in result) return redirect(paths.settings({ promised: result.opened }));
  markRefused(load);
  if ("current" in result) {
    const problems = [{ field: null, message: t("flowDown.customer.conflict") }];
    return json({ values: termValuesOf(result.current.customerTerms), problems, digest: result.current.digest }, { status: 409 });
  }
  const problems = result.refusals.map((refusal) => {
    const term = termNames.find((name) => new RegExp(`^\\$\\.${name}\\b`).test(refusal.path));
    const message = messageOf(refusal, language);
    if (term === undefined) return { field: null, message };
    return { field: termControl(term), message: `${t(`terms.term.${term}`)}: ${message}` };
  });
  return json({ values, problems, digest: digestIn(form) }, { status: 422 });
}

export default function CustomerTerms() {
  const t = useTranslator();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const problems = refused?.problems ?? [];
  const messagesOf = (name: string) => problems.filter(({ field }) => field === name).map(({ message }) => message);
  return (
    <div className="form-page">
      <Breadcrumbs label={t("factForms.breadcrumbs")} crumbs={[{ to: paths.settings(), label: t("settings.title") }]} />
      <PageTitle lede={t("flowDown.customer.intro")}>{page.title}</PageTitle>
      <ProblemSummary problems={problems} />
      <Form method="post" reloadDocument className="fact-form">
        <input type="hidden" name="digest" value={refused?.digest ?? page.digest} />
        <div className="form-section">
          <div className="form-grid">
            <TermsFields values={refused?.values ?? page.values} messagesOf={messagesOf} />
          </div>
        </div>
        <p className="hint">{t("flowDown.customer.effect")}</p>
        <div className="form-actions">
          <button className="button button-primary" type="submit">
            {t("factForms.save")}
          </button>
          <a className="button button-quiet" href={paths.settings()}>
            {t("factForms.cancel")}
          </a>
        </div>
      </Form>
    </div>
  );
}
