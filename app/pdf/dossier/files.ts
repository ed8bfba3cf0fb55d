import type { HeldFile } from "~/domain/dossier/dossier";
import type { Block, Cell, State } from "../content";
import { said, type Wording } from "./wording";

const stateOfVerdict: Readonly<Record<HeldFile["verdict"], State>> = {
  unreviewed: "none",
  accepted: "fulfilled",
  "accepted-with-remarks": "medium",
  rejected: "critical",
};

function reviewOf({ verdict, reviewedAt, reviewedBy, note, signing }: HeldFile, { t, instant }: Wording): Cell {
  const verdictText = t(`dossier.files.verdicts.${verdict}`);
  const by = reviewedBy ?? t("dossier.unknownPerson");
  const notes = [
    note,
    signing?.signer ?? null,
    signing?.unsignedReason === null || signing?.unsignedReason === undefined
      ? null
      : t("dossier.files.unsigned", { reason: signing.unsignedReason }),
  ].filter((one) => one !== null);
  return {
    text: reviewedAt === null ? verdictText : t("dossier.files.reviewed", { verdict: verdictText, at: instant(reviewedAt), by }),
    state: stateOfVerdict[verdict],
    ...(notes.length === 0 ? {} : { note: notes.join(" · ") }),
  };
}

/** The files of one thing: what each is, where it came from, what was made of it, and what its bytes hash to. */
export function filesBlocks(name: string, files: readonly HeldFile[], wording: Wording): Block[] {
  const { t, size, instant } = wording;
  if (files.length === 0) return [said(t("dossier.files.none"))];
  return [
    {
      kind: "table",
      caption: t("dossier.files.of", { name }),
      columns: [
        { title: t("dossier.files.file"), width: 3.4, isRowHeader: true },
        { title: t("dossier.files.part"), width: 1.8 },
        { title: t("dossier.files.review"), width: 3 },
        { title: t("dossier.files.sha256"), width: 2.6 },
      ],
      rows: files.map((file) => [
        {
          text: file.fileName,
          note: [
            t("dossier.files.version", { number: file.number, size: size(file.sizeBytes) }),
            t("dossier.files.uploaded", { at: instant(file.uploadedAt), by: file.uploadedBy ?? t("dossier.unknownPerson") }),
          ].join(" · "),
        },
        t(`dossier.files.parts.${file.part}`),
        reviewOf(file, wording),
        { text: [{ text: file.sha256, style: "code" }] },
      ]),
    },
  ];
}
