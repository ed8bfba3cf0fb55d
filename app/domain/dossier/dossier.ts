import type { RecordedEvent } from "../audit-event";
import type { ChangeKind } from "../change-notice";
import type { Coverage } from "../coverage";
import type { DocumentPart, Signing, Verdict } from "../document/document";
import type { CountryClass, Flag, Light } from "../flag";
import type { Line } from "../flow-down";
import type { CaseState } from "../inspection/inspection-case";
import type { Assessment, Concept, InspectionTarget, Statement, Words } from "../inspection/questionnaire";
import type {
  Agreement,
  ClauseState,
  Contact,
  Decision,
  EvidenceKind,
  InspectionResult,
  LocationPath,
  Opinion,
  Promise_,
  Review,
  Service,
  Severity,
  Status,
  TransferTool,
} from "../portfolio";
import type { Confidential, Edition } from "./edition";
import type { PartId } from "./part";

/** A file as it came, of which a pack carries the very bytes. */
export interface Original {
  sha256: string;
  sizeBytes: number;
  mediaType: string;
  fileName: string;
  uploadedAt: string;
}

/** A file that is kept with an agreement or evidence: one version of a document. */
export interface HeldFile extends Original {
  part: DocumentPart;
  number: number;
  /** Names of accounts; null where nobody is known. */
  uploadedBy: string | null;
  verdict: Verdict;
  reviewedAt: string | null;
  reviewedBy: string | null;
  note: string | null;
  signing: Signing | null;
}

export interface Cover<E extends Edition> {
  /** Of this pack and no other. */
  packId: string;
  madeAt: string;
  madeBy: Confidential<E, string | null>;
  /** The day that is judged. */
  on: string;
  /** Instant at which the register is read as it was known; null = as it is at the making. */
  known: string | null;
  organisation: string;
  promise: Promise_;
  timeZone: string;
  versions: { product: string; rules: string; geography: string };
  /** Whether the history and the register agree; problems that were found otherwise. */
  historyProblems: number | null;
}

export interface Company<E extends Edition> {
  key: string;
  name: string;
  registrationNumber: string | null;
  country: string | null;
  status: Status;
  criticality: Severity;
  affectsSecurity: boolean;
  parentCountry: string | null;
  parentAssessedOn: string | null;
  /** Whom it is engaged by, nearest first; empty where that is us. */
  engagedBy: readonly { name: string }[];
  details: Confidential<
    E,
    {
      address: string | null;
      website: string | null;
      parentName: string | null;
      owner: string | null;
      contacts: readonly Contact[];
    }
  >;
}

export interface PlanPoints {
  /** Null where the weights by which they were given then are not known any more. */
  parts: Record<"a" | "b" | "c" | "d", number> | null;
  sum: number;
  lowest: number;
}

/** What was decided about a plan beside what the interchange format says of it. */
export interface PlanDecision {
  points: PlanPoints | null;
  decidedBy: string | null;
  decidedOn: string | null;
}

/** Datatilsynet's three questions: is there a plan, was it carried out, was it followed up? */
export interface Answers<E extends Edition> {
  isNeeded: boolean;
  plan: {
    concept: number | null;
    everyMonths: number;
    firstDueOn: string;
    nextDueOn: string;
    lastOn: string | null;
    /** The point scale: its parts, their sum, and the lowest concept that it allows; null where it was not answered. */
    points: PlanPoints | null;
    decidedOn: string | null;
    details: Confidential<E, { rationale: string | null; decidedBy: string | null }>;
  } | null;
  inspections: readonly { completedOn: string; result: InspectionResult }[];
  findings: { open: number; overdue: number; closed: number };
}

export interface HeldAgreement<E extends Edition>
  extends Pick<
    Agreement,
    | "kind"
    | "signedOn"
    | "effectiveOn"
    | "endsOn"
    | "renewalMonths"
    | "noticeMonths"
    | "noticeDays"
    | "reviewedOn"
    | "includesConfidentiality"
  > {
  details: Confidential<E, { key: string; title: string | null; decision: Decision | null; files: readonly HeldFile[] }>;
}

export interface CheckedClause<E extends Edition> {
  id: string;
  article: string;
  words: Words;
  isMandatory: boolean;
  state: ClauseState | null;
  details: Confidential<E, { reference: string | null; note: string | null }>;
}

export interface HeldDpa<E extends Edition> extends HeldAgreement<E> {
  /** In force on the day, and the one that counts. */
  isCurrent: boolean;
  clauses: readonly CheckedClause<E>[];
  flowDown: readonly Line[];
}

export interface HeldLocation<E extends Edition> {
  path: LocationPath;
  country: string | null;
  region: string | null;
  city: string | null;
  startsOn: string | null;
  endsOn: string | null;
  confirmedOn: string | null;
  transferTool: TransferTool | null;
  transferAssessedOn: string | null;
  isLive: boolean;
  /** Null where the country is not known. */
  class: CountryClass | null;
  keepsPromise: boolean;
  details: Confidential<E, { key: string; address: string | null }>;
}

/** Where data is, in units of the frame. */
export interface MapFigure {
  frame: { width: number; height: number };
  shapes: readonly { code: string | null; d: string; class: CountryClass; holdsData: boolean }[];
  sites: readonly { x: number; y: number; city: string | null; country: string; keepsPromise: boolean; isCountryOnly: boolean }[];
}

/** Somebody further down the chain. */
export interface ChainNode {
  name: string;
  country: string | null;
  /** Name of who engages it. */
  engagedBy: string;
  /** 1 for whom the subcontractor itself engages. */
  depth: number;
  light: Light;
}

export interface AnnouncedChange<E extends Edition> {
  kind: ChangeKind;
  announcedOn: string;
  receivedOn: string;
  effectiveOn: string | null;
  /** Of the new sub-processor. */
  name: string | null;
  country: string | null;
  objectBy: string | null;
  decision: "accepted" | "objected" | null;
  decidedOn: string | null;
  customersNotifiedOn: string | null;
  details: Confidential<E, { description: string; reason: string | null }>;
}

export interface HeldEvidence<E extends Edition> {
  kind: EvidenceKind;
  issuedOn: string | null;
  validFrom: string | null;
  /** Last valid day; null where it carries no date. */
  until: string | null;
  periodStart: string | null;
  periodEnd: string | null;
  receivedOn: string | null;
  review: Review;
  reviewedOn: string | null;
  details: Confidential<
    E,
    {
      key: string;
      title: string | null;
      opinion: Opinion | null;
      issuer: string | null;
      scopeText: string | null;
      sites: readonly string[];
      files: readonly HeldFile[];
    }
  >;
}

/** What has to be there, and whether it is. */
export interface Needed<E extends Edition> extends Pick<Coverage, "needed" | "from" | "until" | "noticeOn"> {
  held: { kind: EvidenceKind | null } | null;
  flag: Flag | null;
  details: Confidential<E, { title: string | null }>;
}

export interface AnsweredQuestion {
  section: Words;
  id: string;
  text: Words;
  statement: Statement | null;
  reason: string | null;
  answer: string | null;
  options: readonly Words[];
  date: string | null;
  files: readonly Original[];
  assessment: Assessment | null;
  note: string | null;
  sample: string | null;
  finding: string | null;
}

/** How an inspection was carried out: by a questionnaire as it was frozen when the case was opened. */
export interface CarriedOutCase<E extends Edition> {
  template: { name: Words; version: number };
  concept: Concept;
  target: InspectionTarget;
  state: CaseState;
  dueOn: string;
  sentAt: string | null;
  submittedAt: string | null;
  signedOffAt: string | null;
  /** SHA-256 of what was signed off. */
  hash: string | null;
  questions: number;
  assessed: Readonly<Partial<Record<Assessment, number>>>;
  details: Confidential<
    E,
    {
      signedOffBy: string | null;
      summary: string | null;
      resultReason: string | null;
      answers: readonly AnsweredQuestion[];
    }
  >;
}

export interface HeldInspection<E extends Edition> {
  completedOn: string;
  result: InspectionResult;
  case: CarriedOutCase<E> | null;
  details: Confidential<E, { key: string; inspectedBy: string | null }>;
}

export interface HeldFinding<E extends Edition> {
  severity: Severity;
  dueOn: string;
  closedOn: string | null;
  isOverdue: boolean;
  shownBy: "evidence" | "inspection" | "agreement" | null;
  details: Confidential<
    E,
    { key: string; title: string | null; owner: string | null; action: string | null; effect: string | null }
  >;
}

export interface HeldWaiver<E extends Edition> {
  rule: string;
  from: string;
  until: string;
  isInForce: boolean;
  details: Confidential<E, { subject: string | null; reason: string; approvedBy: string }>;
}

/** An event as the history holds it: anybody can be given its leaf hash, which tells nothing of what happened. */
export interface TrailEvent<E extends Edition> {
  seq: number;
  /** SHA-256 of 0x00 and the event's canonical JSON (RFC 6962), hexadecimal. */
  leaf: string;
  /** `content`: the canonical JSON that is hashed, in which personal values are commitments. */
  details: Confidential<E, { event: RecordedEvent; actor: string | null; content: string }>;
}

export interface Trail<E extends Edition> {
  /** Of the whole history when the pack was made. */
  seq: number;
  /** The chain after it, hexadecimal. */
  chain: string;
  /** Root of the Merkle tree over it, hexadecimal. */
  root: string;
  /** All about the subcontractor, newest first. */
  events: readonly TrailEvent<E>[];
}

/** All that a pack says of one subcontractor. */
export interface Dossier<E extends Edition> {
  edition: E;
  cover: Cover<E>;
  light: Light;
  inScope: boolean;
  /** Each where what it misses should have been. */
  flags: Readonly<Record<PartId, readonly Flag[]>>;
  needed: readonly Needed<E>[];
  company: Company<E>;
  answers: Answers<E>;
  services: readonly Pick<Service, "name" | "kind" | "role" | "startsOn" | "endsOn">[];
  contracts: readonly HeldAgreement<E>[];
  dpas: readonly HeldDpa<E>[];
  ndas: readonly HeldAgreement<E>[];
  locations: readonly HeldLocation<E>[];
  map: MapFigure | null;
  chain: readonly ChainNode[];
  changeNotices: readonly AnnouncedChange<E>[];
  evidence: readonly HeldEvidence<E>[];
  inspections: readonly HeldInspection<E>[];
  /** Not signed off yet. */
  casesUnderWay: readonly CarriedOutCase<E>[];
  findings: readonly HeldFinding<E>[];
  waivers: readonly HeldWaiver<E>[];
  /** First day of the period whose changes are listed. */
  changesFrom: string;
  trail: Trail<E>;
}

/** As both editions have it: what is withheld is null. */
export type AnyDossier = Dossier<Edition>;
