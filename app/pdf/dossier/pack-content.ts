import type { AnyDossier } from "~/domain/dossier/dossier";
import type { ManifestFile, Timestamp } from "~/domain/dossier/manifest";
import { type PartId, partIds } from "~/domain/dossier/part";
import type { Language } from "~/i18n/language";
import type { Attachment, Block, DocumentContent } from "../content";
import { contractBlocks, ndaBlocks } from "./agreement-parts";
import { answersBlocks } from "./answers-part";
import { changesBlocks } from "./changes-part";
import { companyBlocks, riskBlocks, servicesBlocks } from "./company-parts";
import { coverOf } from "./cover";
import { dpaBlocks } from "./dpa-part";
import { evidencePartBlocks, onlyEvidence } from "./evidence-part";
import { findingsBlocks } from "./findings-part";
import { inspectionsBlocks } from "./inspections-part";
import { locationsBlocks } from "./locations-part";
import { subProcessorsBlocks } from "./sub-processors-part";
import { type ManifestLine, trailBlocks } from "./trail-part";
import { partOf, said, type Wording, wordingOf } from "./wording";

/** What travels with a dossier. */
export interface Enclosed {
  attachments: readonly Attachment[];
  /** All of them and what is listed only, as the manifest has them. */
  files: readonly ManifestFile[];
  /** Every original, attached or listed only. */
  manifest: readonly ManifestLine[];
  /** Of `manifest`, originals alone. */
  originals: { attached: number; listed: number };
  /** Commands that check the pack; null where nothing is attached. */
  commands: string | null;
  /** Whether the seal is to bear a time stamp, and why not. */
  timestamp: Timestamp;
}

const drawers: Readonly<Record<Exclude<PartId, "trail">, (wording: Wording) => Block[]>> = {
  answers: answersBlocks,
  company: companyBlocks,
  services: servicesBlocks,
  risk: riskBlocks,
  contract: contractBlocks,
  dpa: dpaBlocks,
  nda: ndaBlocks,
  locations: locationsBlocks,
  subProcessors: subProcessorsBlocks,
  evidence: evidencePartBlocks,
  inspections: inspectionsBlocks,
  findings: findingsBlocks,
  incidents: (wording) => [
    ...onlyEvidence("incidents", wording, wording.t("dossier.evidence.none")),
    said(wording.t("dossier.incidents.limit")),
  ],
  tests: (wording) => onlyEvidence("tests", wording, wording.t("dossier.tests.none")),
  changes: changesBlocks,
};

/** These begin a page, the others where the one before ends. */
const startingPages: ReadonlySet<PartId> = new Set(["answers", "trail"]);

/** A pack as the engine draws it: the same dossier and language, the same document. */
export function packContent(dossier: AnyDossier, language: Language, enclosed: Enclosed): DocumentContent {
  const wording = wordingOf(dossier, language);
  const { t, date } = wording;
  const { name } = dossier.company;
  const blocksOf = (id: PartId) => (id === "trail" ? trailBlocks(wording, enclosed) : drawers[id](wording));
  return {
    language,
    title: t("dossier.title", { name }),
    subject: t("dossier.subject", { name }),
    id: dossier.cover.packId,
    madeAt: dossier.cover.madeAt,
    runningHeader: t("dossier.runningHeader", { on: date(dossier.cover.on), edition: t(`dossier.edition.${dossier.edition}`) }),
    cover: coverOf(wording, enclosed.originals, enclosed.timestamp),
    hasContentsPage: true,
    parts: partIds.map((id, at) => partOf(id, at + 1, wording, blocksOf(id), startingPages.has(id))),
    attachments: enclosed.attachments,
  };
}
