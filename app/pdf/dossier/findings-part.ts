import type { HeldFinding, HeldWaiver } from "~/domain/dossier/dossier";
import type { Edition } from "~/domain/dossier/edition";
import { type Rule, rules } from "~/domain/flag";
import type { Block, Cell } from "../content";
import { noticesOf } from "./flag-notices";
import { said, type Wording } from "./wording";

function findingCell({ details, shownBy }: HeldFinding<Edition>, at: number, { t }: Wording): Cell {
  const source = t(`dossier.findings.shownBy.${shownBy ?? "none"}`);
  if (details === null) return { text: t("dossier.findings.withheld", { number: String(at + 1) }), note: source };
  const { title, owner, action, effect } = details;
  const more = [
    source,
    owner === null ? null : t("dossier.findings.owner", { owner }),
    action === null ? null : t("dossier.findings.action", { action }),
    effect === null ? null : t("dossier.findings.effect", { effect }),
  ].filter((one) => one !== null);
  return { text: title ?? t("dossier.findings.untitled"), note: more.join(" · ") };
}

function findingsTable(wording: Wording): Block {
  const { dossier, t, date } = wording;
  if (dossier.findings.length === 0) return said(t("dossier.findings.none"));
  return {
    kind: "table",
    caption: t("dossier.findings.caption"),
    columns: [
      { title: t("dossier.findings.finding"), width: 5, isRowHeader: true },
      { title: t("dossier.findings.severity"), width: 1.6 },
      { title: t("dossier.findings.due"), width: 1.9 },
      { title: t("dossier.findings.state"), width: 2.4 },
    ],
    rows: dossier.findings.map((finding, at) => {
      const { severity, dueOn, closedOn, isOverdue } = finding;
      return [
        findingCell(finding, at, wording),
        { text: t(`terms.severity.${severity}`), state: closedOn === null ? severity : "none" },
        date(dueOn),
        closedOn !== null
          ? { text: t("dossier.findings.closed", { date: date(closedOn) }), state: "fulfilled" }
          : {
              text: t(isOverdue ? "dossier.findings.overdue" : "dossier.findings.open"),
              state: isOverdue ? "critical" : "medium",
            },
      ];
    }),
  };
}

const ruleText = (rule: string, { t }: Wording) => {
  const known = rules.find((one): one is Rule => one === rule);
  return known === undefined ? rule : t(`terms.rule.${known}`);
};

function waiverCells(waiver: HeldWaiver<Edition>, wording: Wording): (string | Cell)[] {
  const { dossier, t, date } = wording;
  const { rule, from, until, isInForce, details } = waiver;
  const about = details?.subject ?? null;
  return [
    { text: ruleText(rule, wording), ...(about === null ? {} : { note: t("dossier.findings.about", { subject: about }) }) },
    {
      text: t("dossier.services.fromTo", { from: date(from), to: date(until) }),
      note: isInForce ? t("dossier.findings.inForce") : t("dossier.findings.notInForce", { date: date(dossier.cover.on) }),
    },
    ...(details === null ? [] : [t("dossier.findings.approvedBy", { reason: details.reason, by: details.approvedBy })]),
  ];
}

/** What was found and what is done about it; and what was accepted for a time. */
export function findingsBlocks(wording: Wording): Block[] {
  const { dossier, t } = wording;
  const waivers: Block =
    dossier.waivers.length === 0
      ? said(t("dossier.findings.noWaivers"))
      : {
          kind: "table",
          caption: t("dossier.findings.waivers"),
          columns: [
            { title: t("dossier.findings.waiver"), width: 3.2, isRowHeader: true },
            { title: t("dossier.findings.period"), width: 3 },
            ...(dossier.edition === "auditor" ? [{ title: t("dossier.findings.approved"), width: 4.4 }] : []),
          ],
          rows: dossier.waivers.map((waiver) => waiverCells(waiver, wording)),
        };
  return [...noticesOf("findings", wording), findingsTable(wording), waivers];
}
