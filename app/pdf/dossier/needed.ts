import { plusMonths } from "~/domain/calendar";
import type { Needed } from "~/domain/dossier/dossier";
import type { Edition } from "~/domain/dossier/edition";
import { coverageState } from "~/i18n/coverage-text";
import type { Block, State, Table, Timeline } from "../content";
import { stateOf } from "./flag-notices";
import type { Wording } from "./wording";

type Line = Needed<Edition>;

const nameOf = ({ needed }: Line, { t }: Wording) =>
  needed === "contract" || needed === "dpa" || needed === "nda"
    ? t(`terms.agreementKind.${needed}`)
    : t(`terms.requirement.${needed}`);

const stateText = (line: Line, { dossier, language }: Wording) =>
  coverageState({ ...line, held: null }, dossier.cover.on, language).text;

function heldText(line: Line, { t }: Wording): string {
  if (line.held === null) return t("dossier.needed.nothing");
  const kind = line.held.kind === null ? null : t(`terms.evidenceKind.${line.held.kind}`);
  return line.details?.title ?? kind ?? t("dossier.yes");
}

function untilText(line: Line, { date, t }: Wording): string {
  if (line.until !== null) return date(line.until);
  return line.held === null || line.from === null ? t("dossier.none") : t("dossier.needed.unlimited");
}

function tableOf(lines: readonly Line[], wording: Wording): Table {
  const { t } = wording;
  return {
    kind: "table",
    caption: t("dossier.needed.caption"),
    columns: [
      { title: t("dossier.needed.requirement"), width: 3.2, isRowHeader: true },
      { title: t("dossier.needed.held"), width: 3.4 },
      { title: t("dossier.needed.state"), width: 2.4 },
      { title: t("dossier.needed.until"), width: 1.8 },
    ],
    rows: lines.map((line) => [
      nameOf(line, wording),
      heldText(line, wording),
      { text: stateText(line, wording), state: stateOf(line.flag) },
      untilText(line, wording),
    ]),
  };
}

/** A bar says how long a thing is good for; what was never accepted has none. */
function barOf(line: Line): Timeline["rows"][number]["bars"] {
  const state = stateOf(line.flag);
  if (line.held === null || line.from === null || state === "missing") return [];
  const shown: State = state === "high" || state === "critical" ? "critical" : state === "low" ? "medium" : state;
  return [{ from: line.from, to: line.until, state: shown }];
}

function timelineOf(lines: readonly Line[], wording: Wording): Timeline {
  const { dossier, t, date } = wording;
  const from = plusMonths(dossier.cover.on, -18);
  const to = plusMonths(dossier.cover.on, 18);
  const rows = lines.map((line) =>
    t("dossier.needed.timelineRow", { name: nameOf(line, wording), state: stateText(line, wording) }),
  );
  const bars = lines.map(barOf);
  const states = new Set(bars.flat().map(({ state }) => state));
  const ticks = lines.map(({ noticeOn }) => (noticeOn !== null && noticeOn >= from && noticeOn <= to ? [noticeOn] : []));
  const legend = [
    { mark: "fulfilled", text: t("dossier.needed.legendValid") },
    { mark: "medium", text: t("dossier.needed.legendMedium") },
    { mark: "critical", text: t("dossier.needed.legendCritical") },
  ] as const;
  return {
    kind: "timeline",
    caption: t("dossier.needed.timeline"),
    alternative: t("dossier.needed.timelineAlternative", { from: date(from), to: date(to), rows: rows.join("; ") }),
    from,
    to,
    today: { on: dossier.cover.on, label: t("dossier.needed.today") },
    rows: lines.map((line, at) => ({ label: nameOf(line, wording), bars: bars[at] ?? [], ticks: ticks[at] ?? [] })),
    legend: [
      ...legend.filter(({ mark }) => states.has(mark)),
      ...(ticks.flat().length > 0 ? [{ mark: "tick" as const, text: t("dossier.needed.legendNotice") }] : []),
    ],
  };
}

/** What must be there as a whole: a table and when each was and is valid. */
export function neededBlocks(wording: Wording): Block[] {
  const { dossier, t, date } = wording;
  if (dossier.needed.length === 0)
    return [{ kind: "paragraph", text: t("dossier.needed.none", { date: date(dossier.cover.on) }) }];
  return [tableOf(dossier.needed, wording), timelineOf(dossier.needed, wording)];
}
