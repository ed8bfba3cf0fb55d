import type { RecordedEvent } from "~/domain/audit-event";
import { eventSentence } from "~/i18n/event-sentence";
import type { Block } from "../content";
import { evidenceBlocks } from "./evidence-part";
import { noticesOf } from "./flag-notices";
import { said, type Wording } from "./wording";

/** So many are printed; all of them travel as a file. */
export const printedMax = 400;

/** Looking at a file or taking one away changes nothing. */
const changesNothing: ReadonlySet<RecordedEvent["action"]> = new Set(["downloaded", "exported"]);

export const sentenceOfEvent = (
  { event, actor }: { event: RecordedEvent; actor: string | null },
  { dossier, language }: Wording,
) => eventSentence(event, { actor, subcontractor: dossier.company.name }, language);

function changesBlock(wording: Wording): Block[] {
  const { dossier, t, instant, date } = wording;
  if (dossier.edition === "customer") return [said(t("dossier.changes.withheld"))];
  const from = date(dossier.changesFrom);
  const changes = dossier.trail.events
    .flatMap(({ details }) => (details === null ? [] : [details]))
    .filter(({ event }) => event.at >= dossier.changesFrom && !changesNothing.has(event.action));
  if (changes.length === 0) return [said(t("dossier.changes.none", { from }))];
  const shown = changes.slice(0, printedMax);
  return [
    {
      kind: "table",
      caption: t("dossier.changes.caption", { from }),
      columns: [
        { title: t("dossier.changes.at"), width: 2.4 },
        { title: t("dossier.changes.what"), width: 8, isRowHeader: true },
      ],
      rows: shown.map((details) => [
        instant(details.event.at),
        details.event.importId !== null || details.event.reason === null
          ? sentenceOfEvent(details, wording)
          : { text: sentenceOfEvent(details, wording), note: t("history.reason", { reason: details.event.reason }) },
      ]),
    },
    ...(changes.length > shown.length ? [said(t("dossier.changes.more", { shown: shown.length, all: changes.length }))] : []),
  ];
}

/** What changed in the last year, and what is there for the end of it all. */
export function changesBlocks(wording: Wording): Block[] {
  const { t } = wording;
  const exit = evidenceBlocks("changes", wording);
  return [
    ...noticesOf("changes", wording),
    ...changesBlock(wording),
    { kind: "heading", level: 1, text: t("dossier.changes.exit") },
    ...(exit.length === 0 ? [said(t("dossier.changes.exitNone"))] : exit),
    said(t("dossier.changes.exitLimit")),
  ];
}
