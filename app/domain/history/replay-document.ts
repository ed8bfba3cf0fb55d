import type { RecordedEvent } from "../audit-event";
import type { DocumentList, DocumentPart, Signing, Verdict } from "../document/document";

/** What the history says of a version of a document; account ids of who uploaded and who judged it. */
export interface ReplayedVersion {
  sha256: string;
  sizeBytes: number;
  mediaType: string;
  fileName: string;
  verdict: Verdict;
  note: string | null;
  signing: Signing | null;
  uploadedBy: string | null;
  reviewedBy: string | null;
}

/** What the history says of a document after some of its events. */
export interface ReplayedDocument {
  subcontractorId: string | null;
  /** `subcontractor/list/fact`, by their keys. */
  place: string;
  list: DocumentList;
  part: DocumentPart;
  isRemoved: boolean;
  removedBy: string | null;
  isHeld: boolean;
  heldBy: string | null;
  /** By their numbers. */
  versions: ReadonlyMap<number, ReplayedVersion>;
  /** Deleted for good: nothing is said of its rows any more. */
  isDeleted: boolean;
}

type Said = Omit<ReplayedVersion, "uploadedBy" | "reviewedBy"> & { part: DocumentPart; number: number };

/** The account that a document's event is by: a file vouches for nothing that stands in it. */
const accountOf = ({ actor, importId }: RecordedEvent) => (importId === null && actor.kind === "account" ? actor.id : null);

function toVersion({ part: _part, number: _number, ...facts }: Said, uploadedBy: string | null, reviewedBy: string | null) {
  const { sha256, sizeBytes, mediaType, fileName, verdict, note, signing } = facts;
  return { sha256, sizeBytes, mediaType, fileName, verdict, note, signing, uploadedBy, reviewedBy };
}

function begun({ subjectKey, subcontractorId }: RecordedEvent, part: DocumentPart): ReplayedDocument {
  const list = (subjectKey.split("/").at(-2) ?? "") as DocumentList;
  const none = { isRemoved: false, removedBy: null, isHeld: false, heldBy: null };
  return { subcontractorId, place: subjectKey, list, part, ...none, versions: new Map(), isDeleted: false };
}

/** What the history says of a document once one more of its events has happened; null before its first file. */
export function replayDocument(state: ReplayedDocument | null, event: RecordedEvent): ReplayedDocument | null {
  const by = accountOf(event);
  if (event.action === "created") {
    const said = event.after as Said;
    const before = state ?? begun(event, said.part);
    return { ...before, versions: new Map(before.versions).set(said.number, toVersion(said, by, null)) };
  }
  if (state === null) return null;
  if (event.action === "reviewed") {
    const said = event.after as Said;
    const uploadedBy = state.versions.get(said.number)?.uploadedBy ?? null;
    return { ...state, versions: new Map(state.versions).set(said.number, toVersion(said, uploadedBy, by)) };
  }
  if (event.action === "removed") return { ...state, isRemoved: true, removedBy: by };
  if (event.action === "restored") return { ...state, isRemoved: false, removedBy: null };
  if (event.action === "held") return { ...state, isHeld: true, heldBy: by };
  if (event.action === "released") return { ...state, isHeld: false, heldBy: null };
  if (event.action === "deleted") return { ...state, isDeleted: true };
  return state;
}
