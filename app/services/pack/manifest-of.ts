import type { Cover } from "../../domain/dossier/dossier";
import {
  type Manifest,
  type ManifestEvent,
  type ManifestFile,
  type ManifestHistory,
  packFormat,
  type Timestamp,
} from "../../domain/dossier/manifest";
import type { PackOrder } from "../../domain/dossier/pack";

export interface ManifestParts {
  order: Pick<PackOrder, "edition" | "language">;
  cover: Omit<Cover<"auditor">, "madeBy">;
  /** Null of the index over several packs. */
  subcontractor: { key: string; name: string } | null;
  timestamp: Timestamp;
  files: ManifestFile[];
  history: ManifestHistory;
  events: ManifestEvent[];
  part: Manifest["part"] | null;
}

/** What a pack embeds of itself; keys in the order that the format has. */
export const manifestOf = ({
  order,
  cover,
  subcontractor,
  timestamp,
  files,
  history,
  events,
  part,
}: ManifestParts): Manifest => ({
  format: packFormat,
  id: cover.packId,
  edition: order.edition,
  language: order.language,
  organisation: cover.organisation,
  subcontractor,
  on: cover.on,
  known: cover.known,
  madeAt: cover.madeAt,
  versions: {
    product: cover.versions.product,
    rules: cover.versions.rules,
    geography: cover.versions.geography,
  },
  seal: { timestamp },
  files: files.map(({ name, sha256, sizeBytes, mediaType, embedded, uploadedAt }) => ({
    name,
    sha256,
    sizeBytes,
    mediaType,
    embedded,
    uploadedAt,
  })),
  history,
  events,
  register: { problems: cover.historyProblems },
  ...(part ? { part } : {}),
});
