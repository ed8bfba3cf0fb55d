import type { Problem } from "~/components/fact-form/form-page";
import { ProblemSummary } from "~/components/fact-form/problem-summary";
import { useTranslator } from "~/components/language";
import { type PlainField, PlainForm, type PlainValues } from "~/components/plain-form";
import { Breadcrumbs, PageTitle } from "~/components/ui/page";
import { severities } from "~/domain/portfolio";
import { paths } from "~/paths";

export const ownFindingNames = ["title", "severity", "dueOn", "owner", "action", "effect", "closedOn", "dutyReason"] as const;

interface OwnFindingPageProps {
  caseId: string;
  values: PlainValues;
  problems: readonly Problem[];
}

/** Follows up on a finding of an own inspection. Why duties are not apart is asked for once somebody has to say it. */
export function OwnFindingPage({ caseId, values, problems }: OwnFindingPageProps) {
  const t = useTranslator();
  const fields: PlainField[] = [
    { name: "title", label: t("fields.finding.title"), required: true, control: { kind: "long-text" } },
    {
      name: "severity",
      label: t("fields.finding.severity"),
      required: true,
      control: { kind: "select", options: severities.map((value) => ({ value, label: t(`terms.severity.${value}`) })) },
    },
    { name: "dueOn", label: t("fields.finding.dueOn"), required: true, control: { kind: "date" } },
    { name: "owner", label: t("fields.finding.owner"), control: { kind: "text" } },
    { name: "action", label: t("fields.finding.action"), hint: t("hints.finding.action"), control: { kind: "long-text" } },
    { name: "effect", label: t("fields.finding.effect"), hint: t("hints.finding.effect"), control: { kind: "long-text" } },
    {
      name: "closedOn",
      label: t("fields.finding.closedOn"),
      hint: t("hints.finding.closedOn"),
      control: { kind: "date" },
    },
    ...(problems.some(({ field }) => field === "dutyReason")
      ? [
          {
            name: "dutyReason",
            label: t("findings.own.dutyReason"),
            hint: t("findings.own.dutyReasonHint"),
            control: { kind: "long-text" } as const,
          },
        ]
      : []),
  ];
  return (
    <div className="form-page">
      <Breadcrumbs
        label={t("factForms.breadcrumbs")}
        crumbs={[
          { to: paths.findings(), label: t("findings.title") },
          { to: paths.inspection(caseId), label: t("judging.toCase") },
        ]}
      />
      <PageTitle lede={t("findings.own.lede")}>{t("findings.own.title")}</PageTitle>
      <ProblemSummary problems={problems} />
      <PlainForm fields={fields} values={values} problems={problems} submit={t("findings.own.save")} back={paths.findings()} />
    </div>
  );
}
