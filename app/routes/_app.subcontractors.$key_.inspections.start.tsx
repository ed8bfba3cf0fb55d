import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { FormBreadcrumbs, formTitle } from "~/components/fact-form/fact-form-page";
import { useStartFields } from "~/components/inspection/start-fields";
import { useTranslator } from "~/components/language";
import type { PlainValues } from "~/components/plain-form";
import { PlainFormPage } from "~/components/plain-form-page";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { showStart, startCase } from "~/services/inspection/start-case.server";
import { toCase } from "./answers/case-step";
import { plainAnswer } from "./answers/plain-answer";

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

export const action = (args: ActionFunctionArgs) =>
  plainAnswer(args, names, (input) => startCase(requestContextOf(args.context).context, args.params["key"] ?? "", input), toCase);

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
