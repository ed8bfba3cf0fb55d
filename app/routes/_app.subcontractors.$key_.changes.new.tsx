import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { isRefused } from "~/auth/refused-request";
import { changeNames, useChangeNames } from "~/components/change/change-fields";
import { FormBreadcrumbs, formTitle } from "~/components/fact-form/fact-form-page";
import { useTranslator } from "~/components/language";
import type { PlainValues } from "~/components/plain-form";
import { PlainFormPage } from "~/components/plain-form-page";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { recordChange } from "~/services/change-notice/record-change.server";
import { findFacts } from "~/services/subcontractor/find-facts.server";
import { plainAnswer, toSaved } from "./answers/plain-answer";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader({ params: { key = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const facts = await findFacts(context, key);
  if (facts === null) throw new Response(null, { status: 404 });
  const of = { key: facts.key, name: facts.name };
  const { today } = context;
  const values: PlainValues = { kind: "sub-processor", source: "mail", announcedOn: today, receivedOn: today };
  return json({
    of,
    values,
    back: paths.subcontractorTab(key, "chain"),
    title: translatorFor(language)("changes.new.title"),
    refused: isRefused(load),
  });
}

export function action(args: ActionFunctionArgs) {
  const { context } = requestContextOf(args.context);
  const { key = "" } = args.params;
  return plainAnswer(
    args,
    changeNames,
    (input) => recordChange(context, key, input),
    toSaved((saved) => paths.change(key, saved)),
  );
}

export default function Page() {
  const t = useTranslator();
  const { of, values, back, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <PlainFormPage
      breadcrumbs={<FormBreadcrumbs of={of} />}
      title={title}
      lede={t("changes.new.lede")}
      fields={useChangeNames()}
      values={values}
      refused={refused}
      submit={t("changes.new.submit")}
      back={back}
    />
  );
}
