import type { CheckedClause, HeldDpa } from "~/domain/dossier/dossier";
import type { Edition } from "~/domain/dossier/edition";
import type { Line } from "~/domain/flow-down";
import type { Terms } from "~/domain/portfolio";
import { termInWords } from "~/i18n/term-in-words";
import type { Block, Cell, State } from "../content";
import { agreementBlocks } from "./agreement-parts";
import { noticesOf } from "./flag-notices";
import { said, type Wording } from "./wording";

type Clause = CheckedClause<Edition>;

const isMet = ({ state }: Clause) => state === "present";

function stateOf({ state, isMandatory }: Clause): State {
  if (state === null) return isMandatory ? "missing" : "none";
  if (state === "present") return "fulfilled";
  if (state === "partial") return "medium";
  if (state === "n/a") return isMandatory ? "high" : "none";
  return isMandatory ? "critical" : "low";
}

function clauseTable(dpa: HeldDpa<Edition>, { t, language }: Wording): Block[] {
  const mandatory = dpa.clauses.filter((one) => one.isMandatory);
  const note = ({ details }: Clause) =>
    [details?.reference, details?.note].filter((one) => one !== null && one !== undefined).join(" · ");
  const withNotes = dpa.clauses.some((one) => note(one) !== "");
  return [
    {
      kind: "paragraph",
      text: t("dossier.dpa.summary", {
        met: mandatory.filter(isMet).length,
        all: mandatory.length,
        unchecked: dpa.clauses.filter(({ state }) => state === null).length,
      }),
    },
    {
      kind: "table",
      caption: t("dossier.dpa.clauses"),
      columns: [
        { title: t("dossier.dpa.clause"), width: 2.2, isRowHeader: true },
        { title: t("dossier.dpa.requirement"), width: 5 },
        { title: t("dossier.dpa.state"), width: 2.1 },
        ...(withNotes ? [{ title: t("dossier.dpa.place"), width: 2.6 }] : []),
      ],
      rows: dpa.clauses.map((one): (string | Cell)[] => [
        { text: one.id, note: one.isMandatory ? `${one.article} · ${t("dossier.dpa.mandatory")}` : one.article },
        one.words[language],
        {
          text: one.state === null ? t("dossier.dpa.unchecked") : t(`terms.clauseState.${one.state}`),
          state: stateOf(one),
        },
        ...(withNotes ? [note(one) || t("dossier.none")] : []),
      ]),
    },
  ];
}

const stateOfLine: Readonly<Record<Line["state"], State>> = { fulfilled: "fulfilled", weaker: "high", unknown: "missing" };

function flowDownTable({ flowDown }: HeldDpa<Edition>, { t, language }: Wording): Block[] {
  if (flowDown.length === 0) return [said(t("dossier.dpa.nothingPromised"))];
  const words = ({ term }: Line, value: Terms[Line["term"]]) =>
    value === null ? t("flowDown.notKnown") : (termInWords(language, term, { [term]: value } as unknown as Terms) ?? "");
  return [
    {
      kind: "table",
      caption: t("dossier.dpa.flowDown"),
      columns: [
        { title: t("flowDown.term"), width: 3, isRowHeader: true },
        { title: t("flowDown.promised"), width: 2.8 },
        { title: t("flowDown.held"), width: 2.8 },
        { title: t("flowDown.state"), width: 2 },
      ],
      rows: flowDown.map((line) => [
        t(`terms.term.${line.term}`),
        words(line, line.promised),
        words(line, line.held),
        { text: t(`flowDown.states.${line.state}`), state: stateOfLine[line.state] },
      ]),
    },
  ];
}

/** The data processing agreements; of the one that counts every clause, and what customers were promised. */
export function dpaBlocks(wording: Wording): Block[] {
  const { dossier, t } = wording;
  const { dpas } = dossier;
  const shown = dpas.find(({ isCurrent }) => isCurrent) ?? dpas.at(-1);
  const held = dpas.flatMap((dpa) => [
    ...agreementBlocks(dpa, wording),
    ...(dpa === shown ? [...clauseTable(dpa, wording), ...flowDownTable(dpa, wording)] : [said(t("dossier.dpa.former"))]),
  ]);
  return [
    ...noticesOf("dpa", wording),
    ...(held.length === 0 ? [said(t("dossier.agreements.none.dpa"))] : [...held, said(t("dossier.agreements.appendices"))]),
  ];
}
