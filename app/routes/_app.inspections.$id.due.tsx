import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { caseOf, caseStepPage, toCase } from "./answers/case-step";
import { CaseStepPage } from "~/components/inspection/case-step-page";
import { useTranslator } from "~/components/language";
import { plainAnswer } from "./answers/plain-answer";
import { showCase } from "~/services/inspection/show-case.server";
import type { ShownCase } from "~/services/inspection/shown-case";
import { changeDueDate } from "~/services/portal/invite.server";

const names = ["dueOn", "reason"] as const;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export const loader = async (args: LoaderFunctionArgs) =>
  json(caseStepPage(args, await showCase(...caseOf(args)), "assess", (t) => t("sending.dueTitle")));

export const action = (args: ActionFunctionArgs) =>
  plainAnswer(args, names, (input) => changeDueDate(...caseOf(args), input), toCase);

export default function Page() {
  const t = useTranslator();
  const { shown, title } = useLoaderData<typeof loader>();
  const asked = shown.invitations.flatMap(({ moreTime }) => (moreTime === null ? [] : [moreTime.until])).sort();
  return (
    <CaseStepPage
      shown={shown as ShownCase}
      title={title}
      lede={t("sending.dueLede")}
      fields={[
        { name: "dueOn", label: t("sending.dueOn"), required: true, control: { kind: "date" } },
        { name: "reason", label: t("sending.dueReason"), control: { kind: "long-text" } },
      ]}
      values={{ dueOn: asked.at(-1) ?? shown.dueOn }}
      refused={useActionData<typeof action>()}
      submit={t("sending.dueSave")}
    />
  );
}
