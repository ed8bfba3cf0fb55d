import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { isRefused } from "~/auth/refused-request";
import { decisionNames, useDecisionNames } from "~/components/change/change-fields";
import { FormBreadcrumbs, formTitle } from "~/components/fact-form/fact-form-page";
import { useTranslator } from "~/components/language";
import type { PlainValues } from "~/components/plain-form";
import { PlainFormPage } from "~/components/plain-form-page";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { decideChange } from "~/services/change-notice/decide-change.server";
import { showChange } from "~/services/change-notice/show-changes.server";
import { plainAnswer, toSaved } from "./answers/plain-answer";

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

export function action(args: ActionFunctionArgs) {
  const { context } = requestContextOf(args.context);
  const { key = "", id = "" } = args.params;
  return plainAnswer(
    args,
    decisionNames,
    (input) => decideChange(context, key, id, input),
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
      lede={t("changes.decision.lede")}
      fields={useDecisionNames()}
      values={values}
      refused={refused}
      submit={t("changes.decision.submit")}
      back={back}
    />
  );
}
