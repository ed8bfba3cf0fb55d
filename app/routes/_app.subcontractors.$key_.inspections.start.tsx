import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { FormBreadcrumbs, formTitle } from "~/components/fact-form/fact-form-page";
import { useStartFields } from "~/components/inspection/start-fields";
import { useTranslator } from "~/components/language";
import { plainIn, type PlainValues, problemsOf } from "~/components/plain-form";
import { PlainFormPage } from "~/components/plain-form-page";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { showStart, startCase } from "~/services/inspection/start-case.server";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

const names = ["template", "dueOn", "site"] as const;

export async function loader({ params: { key = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const page = await showStart(context, key);
  if (page === null) throw new Response(null, { status: 404 });
  const values: PlainValues = { template: page.chosen, dueOn: page.dueOn };
  const title = translatorFor(language)("inspecting.start.title");
  return json({ of: page.of, values, title, page, refused: isRefused(load) });
}

export async function action({ request, params: { key = "" }, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const { values, input } = plainIn(await request.formData(), names);
  const result = await startCase(context, key, input);
  if (result.outcome === "saved") return redirect(paths.inspection(result.key));
  if (result.outcome !== "refused") throw new Response(null, { status: 404 });
  markRefused(load);
  return json({ values, problems: problemsOf(result.refusals, names, language) }, { status: 422 });
}

export default function StartInspection() {
  const t = useTranslator();
  const { of, values, title, page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <PlainFormPage
      breadcrumbs={<FormBreadcrumbs of={of} />}
      title={title}
      lede={t("inspecting.start.lede")}
      fields={useStartFields(page)}
      values={values}
      refused={refused}
      submit={t("inspecting.start.submit")}
      back={paths.subcontractorTab(of.key, "inspections")}
    />
  );
}
