import { authorityFile } from "~/domain/dossier/check-commands";
import type { Timestamp } from "~/domain/dossier/manifest";
import type { Block, Cell } from "../content";
import { printedMax, sentenceOfEvent } from "./changes-part";
import { said, type Wording } from "./wording";

/** A file of the pack, or one that is listed only. */
export interface ManifestLine {
  name: string;
  sha256: string;
  sizeBytes: number;
  isAttached: boolean;
}

function headBlock({ dossier, t }: Wording): Block {
  const { seq, chain, root } = dossier.trail;
  return {
    kind: "facts",
    facts: [
      { term: t("dossier.trail.events"), value: String(seq) },
      { term: t("dossier.trail.chain"), value: [{ text: chain, style: "code" }] },
      { term: t("dossier.trail.root"), value: [{ text: root, style: "code" }] },
    ],
  };
}

function eventsBlock(wording: Wording): Block[] {
  const { dossier, t, instant } = wording;
  const { name } = dossier.company;
  const { events } = dossier.trail;
  if (events.length === 0) return [said(t("dossier.trail.none", { name }))];
  const withWords = dossier.edition === "auditor";
  const shown = events.slice(0, printedMax);
  return [
    {
      kind: "table",
      caption: t("dossier.trail.caption", { name }),
      columns: [
        { title: t("dossier.trail.seq"), width: 0.9, align: "right", isRowHeader: true },
        ...(withWords
          ? [
              { title: t("dossier.trail.at"), width: 2.2 },
              { title: t("dossier.trail.event"), width: 4.4 },
            ]
          : []),
        { title: t("dossier.trail.leaf"), width: 3.4 },
      ],
      rows: shown.map(({ seq, leaf, details }): (string | Cell)[] => [
        String(seq),
        ...(withWords && details !== null ? [instant(details.event.at), sentenceOfEvent(details, wording)] : []),
        { text: [{ text: leaf, style: "code" }] },
      ]),
    },
    ...(events.length > shown.length ? [said(t("dossier.trail.more", { shown: shown.length, all: events.length }))] : []),
  ];
}

function manifestBlock(manifest: readonly ManifestLine[], { t, size }: Wording): Block {
  return {
    kind: "table",
    caption: t("dossier.trail.manifest"),
    columns: [
      { title: t("dossier.trail.name"), width: 3.4, isRowHeader: true },
      { title: t("dossier.trail.size"), width: 1.3, align: "right" },
      { title: t("dossier.trail.attached"), width: 1.2 },
      { title: t("dossier.files.sha256"), width: 4.4 },
    ],
    rows: manifest.map(({ name, sha256, sizeBytes, isAttached }) => [
      name,
      size(sizeBytes),
      t(isAttached ? "dossier.yes" : "dossier.no"),
      { text: [{ text: sha256, style: "code" }] },
    ]),
  };
}

/** What happened, as it is hashed; what travels in the pack; and how whoever gets it can check both. */
export function trailBlocks(
  wording: Wording,
  { manifest, commands, timestamp }: { manifest: readonly ManifestLine[]; commands: string | null; timestamp: Timestamp },
): Block[] {
  const { t } = wording;
  return [
    { kind: "paragraph", text: t("dossier.trail.intro") },
    { kind: "heading", level: 1, text: t("dossier.trail.head") },
    headBlock(wording),
    { kind: "notice", tone: "info", title: t("dossier.trail.proves") },
    ...eventsBlock(wording),
    ...(manifest.length === 0 ? [] : [manifestBlock(manifest, wording)]),
    { kind: "heading", level: 1, text: t("dossier.seal.heading") },
    { kind: "paragraph", text: t("dossier.seal.proves") },
    { kind: "paragraph", text: t("dossier.seal.not") },
    { kind: "notice", tone: timestamp === "waived" ? "missing" : "info", title: t(`dossier.seal.timestamp.${timestamp}`) },
    ...(commands === null
      ? []
      : ([
          { kind: "heading", level: 1, text: t("dossier.trail.check") },
          { kind: "paragraph", text: t("dossier.trail.checkText") },
          ...(timestamp === "expected"
            ? [{ kind: "paragraph", text: t("dossier.trail.authority", { file: authorityFile }) } as const]
            : []),
          { kind: "code", text: commands, shell: true },
        ] as const)),
  ];
}
