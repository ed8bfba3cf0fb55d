import type { StoredPack, StoredSchedule } from "../../../db/queries/pack.server";

/** A pack as pages show it. */
export interface PackLine
  extends Pick<
    StoredPack,
    | "id"
    | "state"
    | "edition"
    | "language"
    | "format"
    | "on"
    | "known"
    | "sizeBytes"
    | "progress"
    | "steps"
    | "requestedAt"
    | "finishedAt"
    | "sha256"
    | "error"
  > {
  about: { kind: "one"; name: string | null; key: string } | { kind: "some"; count: number } | { kind: "all" };
  requestedBy: string | null;
  fileName: string;
}

/** A link to a pack. */
export interface ShareLine {
  id: string;
  email: string;
  expiresAt: string;
  revokedAt: string | null;
  isOpen: boolean;
  by: string | null;
}

export type ScheduleLine = Pick<StoredSchedule, "id" | "edition" | "language" | "subcontractorKey" | "subcontractorName"> & {
  recipients: string[];
};

/** A pack on its way to whoever asked for it. */
export interface OpenedPack {
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  bytes: NodeJS.ReadableStream;
}
