import type { Kysely, Transaction } from "kysely";
import type {
  AgreementKind,
  EvidenceKind,
  InspectionResult,
  LocationPath,
  Opinion,
  Promise_,
  Review,
  ServiceKind,
  ServiceRole,
  Severity,
  Status,
  Term,
  TransferTool,
} from "../app/domain/portfolio";
import type { DocumentList, DocumentPart, Verdict } from "../app/domain/document/document";
import type { KeptMediaType } from "../app/domain/document/media-type";
import type { CaseState } from "../app/domain/inspection/inspection-case";
import type { Assessment, Concept, InspectionTarget, Statement } from "../app/domain/inspection/questionnaire";
import type { ChangeDecision, ChangeKind, ChangeSource } from "../app/domain/change-notice";
import type { MailPurpose } from "../app/domain/mail";
import type { Edition } from "../app/domain/dossier/edition";
import type { PackFormat, PackState } from "../app/domain/dossier/pack";
import type { Light } from "../app/domain/flag";
import type { AttemptStep, SignInMethod } from "../app/domain/account";

/**
 * Columns carry the names of the domain's fields. Dates are ISO text, booleans 0 or 1, ids uuidv7 text, lists and clauses
 * JSON text: what both engines store and compare alike.
 */
type Bit = 0 | 1;

export interface OrganisationTable {
  id: 1;
  name: string;
  promise: Promise_;
  timeZone: string;
  /** JSON of `Terms`. */
  customerTerms: string | null;
}

/** One row: what the register knows of itself. */
export interface RegisterTable {
  id: 1;
  /** Grows by one with every accepted change. */
  version: number;
  /** Rules and geography that the stored flags were judged by. */
  judgedBy: string;
  /** 1 once anything was ever held: then the demo is never loaded by itself. */
  everHeld: Bit;
  /** Day the demo was loaded; null where it is not. */
  demoLoadedOn: string | null;
  /** 1 once the organisation was confirmed at the first sign-in or set by an import. */
  organisationConfirmed: Bit;
  /** Language for those who have not chosen one. */
  language: string;
  /** JSON of the weights of the point scale; null where they are the product's own. */
  supervisionWeights: string | null;
}

export interface SubcontractorTable {
  id: string;
  key: string;
  name: string;
  /** Orders as a Danish reader expects, by code unit. */
  nameSort: string;
  /** Folded name, registration number and key, for search. */
  nameSearch: string;
  registrationNumber: string | null;
  country: string | null;
  address: string | null;
  website: string | null;
  parentName: string | null;
  parentCountry: string | null;
  parentAssessedOn: string | null;
  status: Status;
  criticality: Severity;
  affectsSecurity: Bit;
  engagedById: string | null;
  owner: string | null;
}

interface Fact {
  id: string;
  subcontractorId: string;
}

export interface ContactTable extends Fact {
  position: number;
  name: string | null;
  email: string | null;
  phone: string | null;
  role: string | null;
}

export interface ServiceTable extends Fact {
  key: string;
  name: string | null;
  kind: ServiceKind;
  role: ServiceRole | null;
  startsOn: string;
  endsOn: string | null;
}

export interface LocationTable extends Fact {
  key: string;
  path: LocationPath;
  country: string | null;
  region: string | null;
  city: string | null;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  startsOn: string | null;
  endsOn: string | null;
  confirmedOn: string | null;
  transferTool: TransferTool | null;
  transferAssessedOn: string | null;
}

export interface AgreementTable extends Fact {
  key: string;
  kind: AgreementKind;
  title: string | null;
  /** Folded title and key, for search. */
  titleSearch: string;
  signedOn: string | null;
  effectiveOn: string | null;
  endsOn: string | null;
  renewalMonths: number | null;
  noticeMonths: number | null;
  noticeDays: number | null;
  reviewedOn: string | null;
  includesConfidentiality: Bit;
  clauses: string;
  /** JSON of `ClauseNote` by clause id, of `Terms` and of `Decision`. */
  clauseNotes: string | null;
  terms: string | null;
  decision: string | null;
}

export interface EvidenceTable extends Fact {
  key: string;
  kind: EvidenceKind;
  title: string | null;
  /** Folded title and key, for search. */
  titleSearch: string;
  issuedOn: string | null;
  validFrom: string | null;
  validTo: string | null;
  periodStart: string | null;
  periodEnd: string | null;
  receivedOn: string | null;
  review: Review;
  reviewedOn: string | null;
  opinion: Opinion | null;
  sites: string;
  /** Account ids; null from imports. */
  recordedBy: string | null;
  reviewedBy: string | null;
  issuer: string | null;
  scopeText: string | null;
}

export interface InspectionPlanTable extends Fact {
  firstDueOn: string;
  everyMonths: number;
  concept: number | null;
  rationale: string | null;
  /** JSON of the answers to Datatilsynet's point scale. */
  assessment: string | null;
  decidedBy: string | null;
  decidedOn: string | null;
  /** Key of the template that its questionnaires are made from. */
  template: string | null;
}

export interface InspectionTable extends Fact {
  key: string;
  completedOn: string;
  result: InspectionResult;
  recordedBy: string | null;
  inspectedBy: string | null;
}

export interface FindingTable extends Fact {
  key: string;
  title: string | null;
  severity: Severity;
  dueOn: string;
  closedOn: string | null;
  evidence: string | null;
  inspection: string | null;
  agreement: string | null;
  term: Term | null;
  recordedBy: string | null;
  closedBy: string | null;
  /** Who is to see to it, what is to be done, what shows that it worked, and the question it came of. */
  owner: string | null;
  action: string | null;
  effect: string | null;
  question: string | null;
}

export interface WaiverTable extends Fact {
  position: number;
  rule: string;
  subject: string | null;
  from: string;
  until: string;
  reason: string;
  approvedBy: string;
}

/** Keys once used: what was removed comes back under its old id, and no made key repeats one. `subcontractorId` is "" for subcontractors. */
export interface RemovedKeyTable {
  noun: string;
  subcontractorId: string;
  key: string;
  id: string;
}

/** What happened: one row per accepted change, written in its transaction; append-only. */
export interface EventTable {
  /** From 1, without gaps. */
  seq: number;
  /** The canonical JSON (RFC 8785) that is hashed; personal values stand in it as commitments. */
  content: string;
  /** SHA-256 of 0x02, the chain before and the leaf of `content`; hexadecimal. */
  chain: string;
  /** The columns from here on repeat `content`, to search by. */
  id: string;
  importId: string | null;
  actorKind: string;
  actorId: string | null;
  /** Instant, ISO 8601 in UTC with milliseconds. */
  at: string;
  action: string;
  subject: string;
  subjectId: string;
  subjectKey: string;
  /** Null for what belongs to no subcontractor. */
  subcontractorId: string | null;
}

/** What an event commits to: `commitment` = SHA-256 of 0x03, `salt` and `value`, all hexadecimal but the value. Erasable. */
export interface PersonalValueTable {
  commitment: string;
  eventSeq: number;
  salt: string;
  /** Canonical JSON. */
  value: string;
}

/** One row: where the history ends. */
export interface HistoryHeadTable {
  id: 1;
  seq: number;
  chain: string;
  /** Roots of the full subtrees of the Merkle tree over all leaves, largest first; hexadecimal. */
  peaks: string;
  /** Instant of the last event; "" where there is none. */
  at: string;
}

/** What was signed of the history when it had `seq` events; append-only, and kept outside the database as well. */
export interface CheckpointTable {
  seq: number;
  note: string;
  at: string;
}

/**
 * The stored judgement of a subcontractor in a view. Within the own span flags, facts, own light, promises, places and
 * deadlines stay the same; within the span the light does, too, which for a direct subcontractor looks down the chain.
 */
export interface StandingTable {
  viewId: number;
  subcontractorId: string;
  ownFrom: string;
  ownUntil: string;
  ownLight: Light;
  spanFrom: string;
  spanUntil: string;
  light: Light;
  /** JSON of `StandingContent`. */
  content: string;
}

/** Where to find the flags of a view worst first; `ordinal` counts into the standing's content. */
export interface FlagIndexTable {
  viewId: number;
  subcontractorId: string;
  ordinal: number;
  rule: string;
  /** 0 critical to 3 low. */
  severityRank: number;
  waived: Bit;
  since: string;
}

export interface DeadlineIndexTable {
  viewId: number;
  subcontractorId: string;
  ordinal: number;
  on: string;
}

/** Sums over a view, kept by difference, so that no page has to count. */
export interface TallyTable {
  viewId: number;
  name: string;
  count: number;
}

/** View 0 is today's. The others are for a day somebody asked about, valid for one version of the register. */
export interface ViewTable {
  id: number;
  on: string;
  registerVersion: number;
  done: number;
  total: number;
  state: "making" | "ready" | "failed";
  startedAt: string;
}

export interface AccountTable {
  id: string;
  email: string;
  name: string;
  /** JSON list of `Role`. */
  roles: string;
  /** Instant from which on the account may not sign in; null = no end. */
  endsAt: string | null;
  /** JSON list of ids of the subcontractors it may know of, with the chain below them; null = all. */
  scope: string | null;
  passwordHash: string | null;
  language: string | null;
  status: "active" | "disabled";
  createdAt: string;
  /** Instant; null until it has signed in. */
  lastSignInAt: string | null;
}

/** An exception that one account proposed and another decides on; approved, it is a waiver, and stays here as who did what. */
export interface WaiverProposalTable {
  id: string;
  subcontractorId: string;
  rule: string;
  subject: string | null;
  from: string;
  until: string;
  reason: string;
  /** Row of the waiver that it would take the place of; null where it is one more. */
  replaces: string | null;
  proposedBy: string;
  proposedAt: string;
  state: "open" | "approved" | "refused" | "withdrawn";
  decidedBy: string | null;
  decidedAt: string | null;
  /** Why it was refused, or why an administrator approved what they had proposed themselves. */
  decisionReason: string | null;
}

/** Requests of a session or an address, counted until an instant, from which on they are forgotten. */
export interface RequestCountTable {
  subject: string;
  count: number;
  until: string;
}

export interface SessionTable {
  /** Names it to its owner; nothing can be done with it alone. */
  id: string;
  /** SHA-256 of the token, hexadecimal; the token itself is only in the browser. */
  tokenHash: string;
  accountId: string;
  /** How its owner signed in. */
  method: SignInMethod;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  /** When its owner last proved who it is: at sign-in, or since. */
  provenAt: string;
  /** Family of browser and system, such as `firefox linux`. */
  agent: string;
  /** Part of the address, such as `192.0.2.0/24`. */
  network: string;
}

/** Whose password was right and whose code is still to come. */
export interface SignInStepTable {
  tokenHash: string;
  accountId: string;
  expiresAt: string;
}

export interface SecondFactorTable {
  accountId: string;
  /** The TOTP secret, sealed with a key that is not in the database. */
  secret: string;
  /** The latest time step (30 s since 1970) whose code was used: it and all before it are used up. */
  usedStep: number;
  createdAt: string;
}

export interface RecoveryCodeTable {
  codeHash: string;
  accountId: string;
}

/**
 * A link sent to somebody: an invitation (to which account it will lead) or the reset of a password. The token is made from the id
 * with a key that is not in the database. A reset of nobody's password has no account.
 */
export interface AccountLinkTable {
  id: string;
  purpose: "invitation" | "reset";
  tokenHash: string;
  accountId: string | null;
  email: string | null;
  roles: string | null;
  scope: string | null;
  /** Of the account, not of the link. */
  endsAt: string | null;
  language: string;
  madeById: string | null;
  createdAt: string;
  expiresAt: string;
}

/**
 * Mail on its way: what it says and to whom is read at sending from what it is about, so that the queue holds ids only. A mail's
 * id makes its Message-ID: one that is sent again after a crash is the same mail.
 */
export interface OutgoingMailTable {
  id: string;
  purpose: MailPurpose;
  /** Row that `purpose` names: an account link, an invitation to the portal, a code … */
  subjectId: string;
  /** `refused`: the server would not take it, at once or for three days. What nobody is to get any more is gone. */
  state: "waiting" | "sent" | "refused";
  attempts: number;
  /** Instant from which on it is due; taken in hand, it is due again after the lease. */
  nextAt: string;
  createdAt: string;
  sentAt: string | null;
  lastError: string | null;
}

/** Who somebody is at a provider of single sign-on. */
export interface AccountIdentityTable {
  issuer: string;
  subject: string;
  accountId: string;
  createdAt: string;
}

/** An attempt that failed; the account is a keyed hash of the e-mail given, for people type passwords there, too. */
export interface FailedAttemptTable {
  id: string;
  at: string;
  step: AttemptStep;
  accountHash: string;
  network: string;
}

export interface OneTimeTokenTable {
  tokenHash: string;
  purpose: "first-administrator";
  expiresAt: string;
}

/** Attempts to sign in, counted per account and per address until an instant, from which on they are forgotten. */
export interface SignInAttemptTable {
  subject: string;
  count: number;
  until: string;
}

/** A file somebody uploaded to import and has not yet said yes to; the bytes lie in the data directory under the id. */
export interface ImportDraftTable {
  id: string;
  accountId: string;
  fileName: string;
  sizeBytes: number;
  createdAt: string;
  /** JSON of the choices about a list: its sheet, corrected columns, ticked differences. Null while there are none. */
  mapping: string | null;
}

/** A content that is kept: the bytes lie in the store under their SHA-256, hexadecimal. */
export interface BlobTable {
  sha256: string;
  sizeBytes: number;
  mediaType: KeptMediaType;
  storedAt: string;
}

/** A file of an agreement or of evidence. */
export interface DocumentTable {
  id: string;
  subcontractorId: string;
  list: DocumentList;
  /** Row of the agreement or evidence; it may be gone while its papers are kept. */
  factId: string;
  part: DocumentPart;
  createdAt: string;
  /** Instant since which it lies in the recycle bin. */
  removedAt: string | null;
  removedBy: string | null;
  /** Instant since which a legal hold keeps it from being deleted. */
  heldAt: string | null;
  heldBy: string | null;
}

export interface DocumentVersionTable {
  id: string;
  documentId: string;
  /** From 1; the largest is the present one. */
  number: number;
  sha256: string;
  /** As it was called where it came from; never part of a path. */
  fileName: string;
  uploadedAt: string;
  uploadedBy: string | null;
  verdict: Verdict;
  reviewedAt: string | null;
  reviewedBy: string | null;
  note: string | null;
  /** JSON of `Signing`. */
  signing: string | null;
}

/** What was read from a content: derived from the bytes, so that it can be read anew at any time. */
export interface ReadingTable {
  sha256: string;
  state: "waiting" | "read" | "failed";
  attempts: number;
  /** JSON of what was read or of why nothing was. */
  content: string | null;
}

/** The text of a page, or of a piece of one that is long; beside it each engine has an index of its words of its own. */
export interface DocumentTextTable {
  id: number;
  sha256: string;
  /** From 1. */
  page: number;
  text: string;
}

/** A template of our own; its content stands in its versions, which never change. */
export interface InspectionTemplateTable {
  id: string;
  key: string;
  name: string;
  archivedAt: string | null;
  createdAt: string;
}

export interface InspectionTemplateVersionTable {
  templateId: string;
  /** From 1. */
  number: number;
  /** JSON of `Questionnaire`. */
  content: string;
  createdAt: string;
  createdBy: string | null;
}

/** An inspection on its way to its sign-off; see `inspection-case.ts`. */
export interface InspectionCaseTable {
  id: string;
  /** Null for an own inspection. */
  subcontractorId: string | null;
  /** Row of the location, where the target is a site. */
  siteId: string | null;
  /** From 1; a case that is taken up again after its sign-off is the next version. */
  version: number;
  replacesId: string | null;
  target: InspectionTarget;
  concept: Concept;
  /** JSON of `Questionnaire`, as frozen when the case was opened. */
  questionnaire: string;
  /** The occurrence of the plan that it carries out; null where it was opened by hand. */
  plannedOn: string | null;
  dueOn: string;
  state: CaseState;
  /** In which the portal is shown at first. */
  language: string;
  createdAt: string;
  createdBy: string | null;
  sentAt: string | null;
  submittedAt: string | null;
  /** Row of the invitation whose holder submitted the answers, and the name and title that they vouched with. */
  submittedBy: string | null;
  signatory: string | null;
  signatoryTitle: string | null;
  signedOffAt: string | null;
  signedOffBy: string | null;
  result: InspectionResult | null;
  /** Why it was signed off as failed, or cancelled. */
  resultReason: string | null;
  completedOn: string | null;
  summary: string | null;
  /** SHA-256 of the canonical JSON of what was signed off, hexadecimal. */
  hash: string | null;
  /** Key of the inspection in the register that the sign-off wrote. */
  inspectionKey: string | null;
}

export interface InspectionAnswerTable {
  caseId: string;
  questionId: string;
  statement: Statement | null;
  reason: string | null;
  text: string | null;
  /** JSON list of option ids. */
  choices: string;
  date: string | null;
  answeredAt: string;
  /** Row of the invitation of who answered; the account for an own inspection. */
  answeredBy: string | null;
  returnedAt: string | null;
  returnedBy: string | null;
  returnNote: string | null;
}

export interface InspectionAssessmentTable {
  caseId: string;
  questionId: string;
  assessment: Assessment;
  note: string | null;
  /** What shows it, where that is not a file that came with the answer: a link, a case number, the name of a paper. */
  shownBy: string | null;
  /** JSON of `Sample`. */
  sample: string | null;
  /** JSON of `ProposedFinding`, which the sign-off opens. */
  finding: string | null;
  assessedAt: string;
  assessedBy: string | null;
  /** Key of the finding that it became. */
  findingKey: string | null;
}

/** A finding of an own inspection, which is of no subcontractor and raises no flag. */
export interface OwnFindingTable {
  id: string;
  caseId: string;
  question: string | null;
  title: string;
  severity: Severity;
  dueOn: string;
  owner: string | null;
  action: string | null;
  effect: string | null;
  closedOn: string | null;
  closedBy: string | null;
  recordedBy: string | null;
  createdAt: string;
}

/** A file given with an answer; on submission it becomes evidence that waits for its review. */
export interface InspectionFileTable {
  id: string;
  caseId: string;
  questionId: string;
  sha256: string;
  fileName: string;
  sizeBytes: number;
  uploadedAt: string;
  /** Row of the invitation; the account for an own inspection. */
  uploadedBy: string | null;
  evidenceId: string | null;
  documentId: string | null;
}

/** Somebody who may answer a case. The link's token is made from the id with a key that is not in the database. */
export interface PortalInvitationTable {
  id: string;
  caseId: string;
  tokenHash: string;
  name: string | null;
  email: string | null;
  language: string;
  /** Account that asked; null where another invited person forwarded it. */
  invitedBy: string | null;
  /** Name and telephone of whoever asks, as the invited are told. */
  askedBy: string | null;
  askedPhone: string | null;
  /** Row of the invitation whose holder forwarded it. */
  forwardedFrom: string | null;
  createdAt: string;
  expiresAt: string;
  revokedAt: string | null;
  openedAt: string | null;
  /** Instant of "not me". */
  declinedAt: string | null;
  declineReason: string | null;
  /** Day that more time was asked for until, and why. */
  moreTimeUntil: string | null;
  moreTimeReason: string | null;
}

export interface PortalSessionTable {
  tokenHash: string;
  invitationId: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
}

/** That somebody was reminded of something so many days ahead: once each. */
export interface ReminderTable {
  /** Account id, or row of a portal invitation. */
  recipient: string;
  subject: string;
  subjectId: string;
  dueOn: string;
  /** Days before `dueOn`. */
  lead: number;
  remindedOn: string;
  mailId: string | null;
}

/** A kind of reminder that an account does not want. */
export interface ReminderSwitchTable {
  accountId: string;
  kind: string;
}

export interface CalendarFeedTable {
  id: string;
  accountId: string;
  tokenHash: string;
  createdAt: string;
  revokedAt: string | null;
}

/** One turn of a scheduled job; of several processes one takes the lease. Instants are those of our clock. */
export interface JobTable {
  name: string;
  /** The turn: a day in the organisation's time zone, or an instant. */
  slot: string;
  dueAt: string;
  startedAt: string | null;
  leasedUntil: string | null;
  leasedBy: string | null;
  attempts: number;
  doneAt: string | null;
  lastError: string | null;
}

/** What a subcontractor announced that it will change, and what we decided about it (GDPR Art. 28(2)). */
export interface ChangeNoticeTable {
  id: string;
  subcontractorId: string;
  kind: ChangeKind;
  source: ChangeSource;
  announcedOn: string;
  receivedOn: string;
  effectiveOn: string | null;
  /** Of the new sub-processor. */
  name: string | null;
  country: string | null;
  description: string;
  /** Last day on which we can object. */
  objectBy: string | null;
  decision: ChangeDecision | null;
  decidedOn: string | null;
  decidedBy: string | null;
  reason: string | null;
  customersNotifiedOn: string | null;
  recordedBy: string | null;
  createdAt: string;
}

/** An evidence pack: ordered, being made, or kept; see `pack.ts`. Once made its bytes lie in the store. */
export interface PackTable {
  id: string;
  /** Null for a pack over several. */
  subcontractorId: string | null;
  /** As it was when ordered: the file is named by it. */
  subcontractorKey: string | null;
  /** JSON list of ids; null for one subcontractor, or for all. */
  selection: string | null;
  /** JSON of the `Scope` of whoever ordered it. */
  scope: string;
  format: PackFormat;
  edition: Edition;
  language: string;
  on: string;
  /** Instant at which the register is read as it was known; null = as it is at the making. */
  known: string | null;
  /** Whoever ordered it chose to do without a time stamp, where one is configured. */
  waivesTimestamp: Bit;
  state: PackState;
  /** Steps done of `steps`; 0 of 0 before it is known how many. */
  progress: number;
  steps: number;
  sha256: string | null;
  /** 0 until it is made. */
  sizeBytes: number;
  requestedBy: string | null;
  requestedAt: string;
  scheduleId: string | null;
  /** Whoever makes it says again and again that it still does; past this instant nobody does. */
  leasedUntil: string | null;
  finishedAt: string | null;
  /** JSON of `Refusal`: why it was not made. */
  error: string | null;
}

/** A link by which somebody without an account gets a pack; the token is made from the id with a key that is not in the database. */
export interface PackShareTable {
  id: string;
  packId: string;
  tokenHash: string;
  email: string;
  language: string;
  createdBy: string | null;
  createdAt: string;
  expiresAt: string;
  revokedAt: string | null;
}

/** A code mailed to the holder of a link; made from the id with a key that is not in the database. */
export interface MailedCodeTable {
  id: string;
  /** Row of the pack's link or of the invitation that it opens. */
  linkId: string;
  /** SHA-256 of the token of the browser that asked for it, hexadecimal. */
  browserHash: string;
  triesLeft: number;
  createdAt: string;
  expiresAt: string;
  usedAt: string | null;
}

/** A pack that is made every quarter. */
export interface PackScheduleTable {
  id: string;
  subcontractorId: string;
  edition: Edition;
  language: string;
  /** JSON list of ids of the accounts that are told. */
  recipients: string;
  createdBy: string | null;
  createdAt: string;
  endedAt: string | null;
}

/** That a schedule had its turn in a quarter (`2026-4`): once each. */
export interface PackScheduleTurnTable {
  scheduleId: string;
  quarter: string;
  packId: string;
  at: string;
}

export interface Schema {
  organisation: OrganisationTable;
  register: RegisterTable;
  subcontractor: SubcontractorTable;
  contact: ContactTable;
  service: ServiceTable;
  location: LocationTable;
  agreement: AgreementTable;
  evidence: EvidenceTable;
  inspectionPlan: InspectionPlanTable;
  inspection: InspectionTable;
  finding: FindingTable;
  waiver: WaiverTable;
  removedKey: RemovedKeyTable;
  event: EventTable;
  personalValue: PersonalValueTable;
  historyHead: HistoryHeadTable;
  checkpoint: CheckpointTable;
  standing: StandingTable;
  flagIndex: FlagIndexTable;
  deadlineIndex: DeadlineIndexTable;
  tally: TallyTable;
  view: ViewTable;
  account: AccountTable;
  waiverProposal: WaiverProposalTable;
  requestCount: RequestCountTable;
  session: SessionTable;
  signInStep: SignInStepTable;
  secondFactor: SecondFactorTable;
  recoveryCode: RecoveryCodeTable;
  accountLink: AccountLinkTable;
  outgoingMail: OutgoingMailTable;
  accountIdentity: AccountIdentityTable;
  failedAttempt: FailedAttemptTable;
  oneTimeToken: OneTimeTokenTable;
  signInAttempt: SignInAttemptTable;
  importDraft: ImportDraftTable;
  blob: BlobTable;
  document: DocumentTable;
  documentVersion: DocumentVersionTable;
  reading: ReadingTable;
  documentText: DocumentTextTable;
  inspectionTemplate: InspectionTemplateTable;
  inspectionTemplateVersion: InspectionTemplateVersionTable;
  inspectionCase: InspectionCaseTable;
  inspectionAnswer: InspectionAnswerTable;
  inspectionAssessment: InspectionAssessmentTable;
  inspectionFile: InspectionFileTable;
  ownFinding: OwnFindingTable;
  portalInvitation: PortalInvitationTable;
  portalSession: PortalSessionTable;
  reminder: ReminderTable;
  reminderSwitch: ReminderSwitchTable;
  calendarFeed: CalendarFeedTable;
  job: JobTable;
  changeNotice: ChangeNoticeTable;
  pack: PackTable;
  packShare: PackShareTable;
  mailedCode: MailedCodeTable;
  packSchedule: PackScheduleTable;
  packScheduleTurn: PackScheduleTurnTable;
}

/** A connection or a transaction: queries take either. */
export type Db = Kysely<Schema> | Transaction<Schema>;
export type Trx = Transaction<Schema>;
export type Engine = "sqlite" | "postgres";

interface Connections {
  reader: Kysely<Schema>;
  writer: Kysely<Schema>;
  /** Reads the register as it stands at one moment, however long the work takes. */
  snapshot<T>(work: (db: Trx) => Promise<T>): Promise<T>;
}

/** The register's connections. On SQLite the reader is `query_only`; on PostgreSQL both are one pool. */
export interface Database extends Connections {
  engine: Engine;
  /** PostgreSQL's schema that holds it, where it is not the database's own. */
  schema?: string;
  /** For auditors: the engine itself refuses whatever would write, by whichever of them it comes. */
  readOnly: Connections;
  close(): Promise<void>;
}
