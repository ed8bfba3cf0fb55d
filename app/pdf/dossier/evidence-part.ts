import { plusDays } from "~/domain/calendar";
import type { HeldEvidence } from "~/domain/dossier/dossier";
import type { Edition } from "~/domain/dossier/edition";
import { type PartId, partOfEvidence } from "~/domain/dossier/part";
import type { Block, Cell, State } from "../content";
import { filesBlocks } from "./files";
import { noticesOf } from "./flag-notices";
import { said, type Wording } from "./wording";

type Held = HeldEvidence<Edition>;

export const heldIn = (id: PartId, { dossier }: Wording): readonly Held[] =>
  dossier.evidence.filter(({ kind }) => partOfEvidence(kind) === id);

const nameOf = ({ kind, details }: Held, { t }: Wording) => details?.title ?? t(`terms.evidenceKind.${kind}`);

function periodText({ periodStart, periodEnd, issuedOn, validFrom }: Held, { t, date }: Wording): string {
  if (periodStart !== null && periodEnd !== null)
    return t("dossier.services.fromTo", { from: date(periodStart), to: date(periodEnd) });
  const issued = issuedOn ?? validFrom ?? periodEnd;
  return issued === null ? t("dossier.evidence.undated") : t("dossier.evidence.issued", { date: date(issued) });
}

const stateOfReview: Readonly<Record<Held["review"], State>> = { accepted: "fulfilled", pending: "medium", rejected: "critical" };

/** A customer is told that a report is held and was read, and no more. */
function reviewCell({ review, reviewedOn, details }: Held, { t, dateOr }: Wording): Cell {
  const date = dateOr(reviewedOn, "").trim() || t("dossier.none");
  const state = stateOfReview[review];
  if (details !== null)
    return {
      text:
        reviewedOn === null
          ? t(`terms.review.${review}`)
          : t("dossier.evidence.reviewedOn", { review: t(`terms.review.${review}`), date }),
      state,
    };
  if (review === "accepted") return { text: t("dossier.evidence.heldReviewed", { date }), state };
  return { text: review === "pending" ? t("dossier.evidence.heldPending") : t("dossier.evidence.heldRejected", { date }), state };
}

function tableOf(held: readonly Held[], wording: Wording): Block {
  const { t, dossier, dateOr } = wording;
  const withOpinion = held.some(({ details }) => details !== null && details.opinion !== null);
  return {
    kind: "table",
    caption: t("dossier.evidence.caption"),
    columns: [
      { title: t("dossier.evidence.kind"), width: 3.4, isRowHeader: true },
      { title: t("dossier.evidence.period"), width: 2.8 },
      { title: t("dossier.evidence.until"), width: 1.8 },
      { title: t("dossier.evidence.review"), width: 2.6 },
      ...(withOpinion ? [{ title: t("dossier.evidence.opinion"), width: 1.8 }] : []),
    ],
    rows: held.map((one): (string | Cell)[] => {
      const kind = t(`terms.evidenceKind.${one.kind}`);
      const title = one.details?.title ?? null;
      const opinion = one.details?.opinion ?? null;
      const notes = [title === null ? null : kind, one.details?.issuer ?? null, one.details?.scopeText ?? null].filter(
        (note) => note !== null,
      );
      return [
        notes.length === 0 ? (title ?? kind) : { text: title ?? kind, note: notes.join("; ") },
        periodText(one, wording),
        one.until === null
          ? t("dossier.evidence.undated")
          : { text: dateOr(one.until), state: one.until < dossier.cover.on ? "low" : "none" },
        reviewCell(one, wording),
        ...(withOpinion
          ? [
              opinion === null
                ? t("dossier.none")
                : {
                    text: t(`terms.opinion.${opinion}`),
                    state: opinion === "unmodified" ? ("fulfilled" as const) : ("high" as const),
                  },
            ]
          : []),
      ];
    }),
  };
}

/** What is held of the kinds that belong to a part, and the files of each. Nothing where none is. */
export function evidenceBlocks(id: PartId, wording: Wording): Block[] {
  const held = heldIn(id, wording);
  if (held.length === 0) return [];
  const files = held.flatMap((one) =>
    one.details === null || one.details.files.length === 0 ? [] : filesBlocks(nameOf(one, wording), one.details.files, wording),
  );
  return [tableOf(held, wording), ...files];
}

/** Days between the periods of accepted reports of a kind that none of them covers. */
export function gapsOf(evidence: readonly Held[]): { kind: Held["kind"]; from: string; to: string }[] {
  const gaps: { kind: Held["kind"]; from: string; to: string }[] = [];
  const periods = new Map<Held["kind"], { from: string; to: string }[]>();
  for (const { kind, review, periodStart, periodEnd, validFrom, until } of evidence) {
    const bridges = kind === "bridge-letter";
    const from = periodStart ?? (bridges ? validFrom : null);
    const to = periodEnd ?? (bridges ? until : null);
    if (review !== "accepted" || from === null || to === null) continue;
    periods.set(kind, [...(periods.get(kind) ?? []), { from, to }]);
  }
  const bridges = periods.get("bridge-letter") ?? [];
  for (const [kind, own] of periods) {
    if (kind === "bridge-letter") continue;
    let covered: string | null = null;
    for (const { from, to } of [...own, ...bridges].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
      if (covered !== null && from > plusDays(covered, 1))
        gaps.push({ kind, from: plusDays(covered, 1), to: plusDays(from, -1) });
      if (covered === null || to > covered) covered = to;
    }
  }
  return gaps;
}

/** Reports and certificates, and what their periods leave open. */
export function evidencePartBlocks(wording: Wording): Block[] {
  const { dossier, t, date } = wording;
  const held = evidenceBlocks("evidence", wording);
  const gaps = gapsOf(dossier.evidence);
  const isPeriodic = dossier.evidence.some(({ periodEnd }) => periodEnd !== null);
  return [
    ...noticesOf("evidence", wording),
    ...(held.length === 0 ? [said(t("dossier.evidence.none"))] : held),
    ...(gaps.length > 0
      ? [
          { kind: "heading", level: 2, text: t("dossier.evidence.gaps") } as const,
          {
            kind: "list",
            items: gaps.map(({ kind, from, to }) =>
              t("dossier.evidence.gap", { kind: t(`terms.evidenceKind.${kind}`), from: date(from), to: date(to) }),
            ),
          } as const,
        ]
      : isPeriodic
        ? [said(t("dossier.evidence.noGaps"))]
        : []),
    said(t("dossier.evidence.limit")),
  ];
}

/** A part that is evidence alone: what is held, or that nothing is. */
export function onlyEvidence(id: PartId, wording: Wording, none: string): Block[] {
  const held = evidenceBlocks(id, wording);
  return [...noticesOf(id, wording), ...(held.length === 0 ? [said(none)] : held)];
}
