import type { AnyDossier } from "~/domain/dossier/dossier";
import type { Timestamp } from "~/domain/dossier/manifest";
import type { Language } from "~/i18n/language";
import { translatorFor } from "~/i18n/translator";
import { formatDate } from "~/i18n/format";
import type { Attachment, Block, DocumentContent, Part } from "../content";
import { answersBlocks } from "./answers-part";
import { openText } from "./cover";
import { stateOfLight } from "./light-state";
import { wordingOf } from "./wording";

/** One subcontractor in the index of a register pack. */
export interface IndexLine {
  name: string;
  light: AnyDossier["light"];
  open: string;
  file: string;
  anchor: string;
  part: Part;
}

/** What the index says of a subcontractor: a row, and a page with the three answers and what must be there. */
export function indexLine(dossier: AnyDossier, language: Language, file: string): IndexLine {
  const wording = wordingOf(dossier, language);
  const { key, name } = dossier.company;
  const anchor = `s-${key}`;
  const blocks: Block[] = [...answersBlocks(wording), { kind: "paragraph", text: [{ text: file, style: "code" }] }];
  return { name, light: dossier.light, open: openText(wording), file, anchor, part: { anchor, title: name, blocks } };
}

export interface IndexCover {
  organisation: string;
  packId: string;
  madeAt: string;
  madeAtText: string;
  on: string;
  edition: AnyDossier["edition"];
  /** Of all indexes of the pack, and which of them this is. */
  number: number;
  count: number;
  timestamp: Timestamp;
}

/** The index of a register pack, or one of several: a table, then a page for each. */
export function indexContent(
  lines: readonly IndexLine[],
  cover: IndexCover,
  language: Language,
  attachments: readonly Attachment[] = [],
): DocumentContent {
  const t = translatorFor(language);
  const { organisation, on, edition, madeAt, number } = cover;
  const title = t("dossier.register.title", { organisation });
  const first = lines[0]?.name ?? "";
  const last = lines.at(-1)?.name ?? "";
  return {
    language,
    title,
    subject: t("dossier.register.subject"),
    id: `${cover.packId}-${number}`,
    madeAt,
    runningHeader: t("dossier.runningHeader", { on: formatDate(language, on), edition: t(`dossier.edition.${edition}`) }),
    cover: [
      {
        kind: "facts",
        facts: [
          { term: t("dossier.cover.organisation"), value: organisation },
          { term: t("dossier.register.count"), value: String(cover.count) },
          { term: t("dossier.register.caption"), value: t("dossier.register.part", { from: first, to: last }) },
          { term: t("dossier.cover.edition"), value: t(`dossier.edition.${edition}`) },
          { term: t("dossier.cover.on"), value: formatDate(language, on) },
          { term: t("dossier.cover.madeAt"), value: cover.madeAtText },
          { term: t("dossier.cover.timestamp"), value: t(`dossier.cover.timestamps.${cover.timestamp}`) },
          { term: t("dossier.cover.packId"), value: [{ text: cover.packId, style: "code" }] },
        ],
      },
      { kind: "paragraph", text: t(`dossier.cover.${edition}Note`), size: "small" },
    ],
    hasContentsPage: false,
    parts: [
      {
        anchor: "index",
        title: t("dossier.register.caption"),
        blocks: [
          {
            kind: "table",
            columns: [
              { title: t("dossier.register.name"), width: 3.4, isRowHeader: true },
              { title: t("dossier.register.status"), width: 2.2 },
              { title: t("dossier.register.open"), width: 3.4 },
              { title: t("dossier.register.file"), width: 3 },
            ],
            rows: lines.map(({ name, light, open, file, anchor }) => [
              { text: [{ text: name, to: `#${anchor}` }] },
              { text: t(`terms.light.${light}`), state: stateOfLight[light] },
              open,
              { text: [{ text: file, style: "code" }] },
            ]),
          },
        ],
      },
      ...lines.map(({ part }) => part),
    ],
    attachments,
  };
}
