import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { useOwnStartFields } from "~/components/inspection/start-fields";
import { useTranslator } from "~/components/language";
import type { PlainValues } from "~/components/plain-form";
import { PlainFormPage } from "~/components/plain-form-page";
import { plusDays } from "~/domain/calendar";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { showOwnStart, startOwnCase } from "~/services/inspection/start-case.server";
import { toCase } from "./answers/case-step";
import { plainAnswer } from "./answers/plain-answer";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

const names = ["template", "dueOn"] as const;

export async function loader({ context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const values: PlainValues = { template: "own-inspection", dueOn: plusDays(context.today, 30) };
  const title = translatorFor(language)("inspecting.startOwn.title");
  return json({ of: null, values, title, templates: await showOwnStart(context), refused: isRefused(load) });
}

export const action = (args: ActionFunctionArgs) =>
  plainAnswer(args, names, (input) => startOwnCase(requestContextOf(args.context).context, input), toCase);

export default function StartInspection() {
  const t = useTranslator();
  const { values, title, templates } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <PlainFormPage
      title={title}
      lede={t("inspecting.startOwn.lede")}
      fields={useOwnStartFields(templates)}
      values={values}
      refused={refused}
      submit={t("inspecting.start.submit")}
      back={paths.inspections()}
    />
  );
}
