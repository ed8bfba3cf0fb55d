import type { AnnouncedChange } from "~/domain/dossier/dossier";
import type { Edition } from "~/domain/dossier/edition";
import type { Block, Cell } from "../content";
import { evidenceBlocks } from "./evidence-part";
import { noticesOf } from "./flag-notices";
import { stateOfLight } from "./light-state";
import { said, type Wording } from "./wording";

function chainBlock({ dossier, t, country }: Wording): Block {
  if (dossier.chain.length === 0) return said(t("dossier.subProcessors.none"));
  return {
    kind: "table",
    caption: t("dossier.subProcessors.chain", { name: dossier.company.name }),
    columns: [
      { title: t("dossier.subProcessors.name"), width: 3.4, isRowHeader: true },
      { title: t("dossier.subProcessors.tier"), width: 0.9, align: "right" },
      { title: t("dossier.subProcessors.engagedBy"), width: 2.6 },
      { title: t("dossier.subProcessors.country"), width: 1.8 },
      { title: t("dossier.subProcessors.status"), width: 2.2 },
    ],
    rows: dossier.chain.map((node) => [
      node.name,
      String(node.depth),
      node.engagedBy,
      node.country === null ? t("dossier.none") : country(node.country),
      { text: t(`terms.light.${node.light}`), state: stateOfLight[node.light] },
    ]),
  };
}

function decisionCell({ decision, decidedOn, objectBy, details }: AnnouncedChange<Edition>, wording: Wording): Cell {
  const { t, dateOr, date } = wording;
  const reason = details?.reason ?? null;
  if (decision !== null)
    return {
      text: t(`dossier.subProcessors.decided.${decision}`, { date: dateOr(decidedOn) }),
      state: "fulfilled",
      ...(reason === null ? {} : { note: reason }),
    };
  return {
    text: t("dossier.subProcessors.undecided"),
    state: "medium",
    ...(objectBy === null ? {} : { note: t("dossier.subProcessors.objectBy", { date: date(objectBy) }) }),
  };
}

function noticesTable(wording: Wording): Block {
  const { dossier, t, date, country } = wording;
  if (dossier.changeNotices.length === 0) return said(t("dossier.subProcessors.noNotices"));
  return {
    kind: "table",
    caption: t("dossier.subProcessors.notices"),
    columns: [
      { title: t("dossier.subProcessors.change"), width: 3.6, isRowHeader: true },
      { title: t("dossier.subProcessors.received"), width: 2.8 },
      { title: t("dossier.subProcessors.decision"), width: 2.6 },
      { title: t("dossier.subProcessors.customers"), width: 1.8 },
    ],
    rows: dossier.changeNotices.map((notice) => {
      const { kind, name, announcedOn, receivedOn, effectiveOn, customersNotifiedOn, details } = notice;
      const land = notice.country === null ? null : country(notice.country);
      const what = [t(`dossier.subProcessors.kinds.${kind}`), name, land].filter((one) => one !== null).join(", ");
      return [
        details === null ? what : { text: what, note: details.description },
        {
          text: t("dossier.subProcessors.announced", { announced: date(announcedOn), received: date(receivedOn) }),
          ...(effectiveOn === null ? {} : { note: t("dossier.subProcessors.effective", { date: date(effectiveOn) }) }),
        },
        decisionCell(notice, wording),
        customersNotifiedOn === null ? t("dossier.subProcessors.notNotified") : date(customersNotifiedOn),
      ];
    }),
  };
}

/** Who stands behind it (EDPB Opinion 22/2024), and what it announced (GDPR Art. 28(2)). */
export const subProcessorsBlocks = (wording: Wording): Block[] => [
  ...noticesOf("subProcessors", wording),
  chainBlock(wording),
  noticesTable(wording),
  ...evidenceBlocks("subProcessors", wording),
];
