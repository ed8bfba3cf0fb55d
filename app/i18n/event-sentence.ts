import type { RecordedEvent } from "~/domain/audit-event";
import type { Verdict } from "~/domain/document/document";
import type { Agreement, Evidence, FactList, Finding } from "~/domain/portfolio";
import { formatDate } from "./format";
import { nounOfList } from "./noun-of-list";
import { type Language, type Translator, translatorFor } from "./translator";

/** Names that an event only knows by their ids; null where nobody knows them any more. */
export interface EventNames {
  /** Of the account that did it. */
  actor: string | null;
  subcontractor: string;
}

const isFact = (subject: string): subject is FactList => subject in nounOfList;

type Thing = Readonly<Record<string, unknown>>;

function whoIs({ actor }: RecordedEvent, names: EventNames, t: Translator): string {
  if (actor.kind === "account") return names.actor ?? t("history.who.unknown");
  return t(`history.who.${actor.kind}`);
}

/** What a thing is called, in the words a person would use for it. */
function nameOf(list: FactList, thing: Thing, subjectKey: string, t: Translator, language: Language): string {
  const text = (field: string) => (typeof thing[field] === "string" && thing[field] !== "" ? String(thing[field]) : null);
  const key = text("key") ?? subjectKey.slice(subjectKey.indexOf("/") + 1);
  if (list === "agreements") return text("title") ?? t(`terms.agreementKind.${(thing as unknown as Agreement).kind}`);
  if (list === "evidence") return text("title") ?? t(`terms.evidenceKind.${(thing as unknown as Evidence).kind}`);
  if (list === "inspections") return formatDate(language, text("completedOn") ?? key);
  if (list === "contacts") return text("name") ?? text("email") ?? key;
  if (list === "waivers") return text("rule") ?? key;
  return text("title") ?? text("name") ?? text("city") ?? key;
}

/** The step in a thing's life that a change is, where it is one that people speak of. */
function milestoneOf(
  list: FactList,
  before: Thing | null,
  after: Thing,
): { key: "signed" | "accepted" | "rejected" | "closed"; on: string } | null {
  if (list === "agreements") {
    const { signedOn } = after as unknown as Agreement;
    if (signedOn !== null && before?.["signedOn"] !== signedOn) return { key: "signed", on: signedOn };
  }
  if (list === "evidence" && before !== null) {
    const { review, reviewedOn } = after as unknown as Evidence;
    if (review !== "pending" && before["review"] !== review) return { key: review, on: reviewedOn ?? "" };
  }
  if (list === "findings" && before !== null) {
    const { closedOn } = after as unknown as Finding;
    if (closedOn !== null && before["closedOn"] !== closedOn) return { key: "closed", on: closedOn };
  }
  return null;
}

const ofSubcontractor = {
  created: ["subcontractorCreated", "subcontractorImported"],
  changed: ["subcontractorChanged", "subcontractorUpdated"],
  removed: ["subcontractorRemoved", "subcontractorRemoved"],
  restored: ["subcontractorRestored", "subcontractorRestored"],
  found: ["subcontractorFound", "subcontractorFound"],
} as const;

const ofPlan = { created: "planSet", changed: "planChanged", removed: "planRemoved" } as const;
const ofProposal = { created: "proposalMade", changed: "proposalRefused", removed: "proposalWithdrawn" } as const;
const ofAccount = {
  created: "accountCreated",
  changed: "accountChanged",
  removed: "accountRemoved",
  "signed-in": "signedIn",
  "signed-out": "signedOut",
} as const;
const ofInvitation = { created: "invitationSent", removed: "invitationRevoked" } as const;
const ofRegister = {
  "demo-loaded": "demoLoaded",
  "demo-removed": "demoRemoved",
  exported: "exported",
  erased: "erased",
  "key-adopted": "keyAdopted",
} as const;

const ofDocument = {
  created: "documentUploaded",
  reviewed: "documentReviewed",
  removed: "documentRemoved",
  restored: "documentRestored",
  held: "documentHeld",
  released: "documentReleased",
  downloaded: "documentOpened",
  deleted: "documentDeleted",
} as const;

const ofCase = {
  created: "caseOpened",
  changed: "caseChanged",
  sent: "caseSent",
  forwarded: "caseForwarded",
  declined: "caseDeclined",
  submitted: "caseSubmitted",
  returned: "caseReturned",
  assessed: "caseAssessed",
  "signed-off": "caseSignedOff",
  reopened: "caseReopened",
  cancelled: "caseCancelled",
} as const;
const ofPack = {
  ordered: "packOrdered",
  created: "packMade",
  removed: "packDropped",
  downloaded: "packTaken",
  "key-adopted": "sealKeyAdopted",
} as const;
const ofShare = { created: "shareMade", removed: "shareRevoked", downloaded: "shareTaken" } as const;
const ofTemplate = { created: "templateMade", changed: "templateChanged", removed: "templateArchived" } as const;
const ofFeed = { created: "feedMade", removed: "feedEnded" } as const;
const ofSchedule = { created: "scheduleMade", removed: "scheduleEnded" } as const;

const within = <T extends object>(table: T, key: string): key is Extract<keyof T, string> => Object.hasOwn(table, key);

/** An event as a sentence, without a full stop: who did what to what. */
export function eventSentence(event: RecordedEvent, names: EventNames, language: Language): string {
  const t = translatorFor(language);
  const who = whoIs(event, names, t);
  const { subject, action } = event;
  const { subcontractor } = names;
  const words = { who, subcontractor };
  if (isFact(subject) && (action === "created" || action === "changed" || action === "removed")) {
    const [before, after] = [event.before as Thing | null, event.after as Thing | null];
    const noun = t(`nouns.${nounOfList[subject]}.${action === "created" ? "singular" : "definite"}`);
    const name = nameOf(subject, after ?? before ?? {}, event.subjectKey, t, language);
    const milestone = after === null ? null : milestoneOf(subject, before, after);
    if (milestone !== null) {
      const kind = t(`nouns.${nounOfList[subject]}.definite`);
      return t(`history.events.${milestone.key}`, { ...words, noun: kind, name, date: formatDate(language, milestone.on) });
    }
    return t(`history.events.${action}`, { ...words, noun, name });
  }
  if (subject === "subcontractor" && within(ofSubcontractor, action))
    return t(`history.events.${ofSubcontractor[action][event.importId === null ? 0 : 1]}`, words);
  if (subject === "inspectionPlan" && within(ofPlan, action)) return t(`history.events.${ofPlan[action]}`, words);
  if (subject === "supervision") {
    const points = (event.after as { points: number | null } | null)?.points ?? null;
    const had = (event.before as { points: number | null } | null)?.points ?? null;
    if (event.after === null || (points === null && had !== null)) return t("history.events.planUnassessed", words);
    return points === null || points === had
      ? t("history.events.planDecided", words)
      : t("history.events.planAssessed", { ...words, count: points });
  }
  if (subject === "supervisionScale") {
    if (event.after === null) return t("history.events.scaleReset", { who });
    const { confirmedOn } = event.after as { confirmedOn: string | null };
    return t(confirmedOn === null ? "history.events.scaleChanged" : "history.events.scaleConfirmed", { who });
  }
  if (subject === "inspectionTemplate" && within(ofTemplate, action)) {
    const { name, version } = (event.after ?? event.before ?? {}) as Thing;
    const told = typeof name === "string" ? name : t("history.nameless");
    return t(`history.events.${ofTemplate[action]}`, { who, name: told, version: String(version) });
  }
  if (subject === "waiverProposal" && within(ofProposal, action)) return t(`history.events.${ofProposal[action]}`, words);
  if (subject === "account" && within(ofAccount, action)) {
    const account = (event.after ?? event.before ?? {}) as Thing;
    return t(`history.events.${ofAccount[action]}`, { who, name: String(account["name"] ?? account["email"] ?? "") });
  }
  if (subject === "documents" && within(ofDocument, action)) {
    const thing = (event.after ?? event.before ?? {}) as Thing;
    const name = String(thing["fileName"] ?? t("history.nameless"));
    const verdict = thing["verdict"] as Verdict | undefined;
    return action === "reviewed" && verdict !== undefined
      ? t("history.events.documentReviewed", { ...words, name, verdict: t(`history.verdictOfDocument.${verdict}`) })
      : t(`history.events.${ofDocument[action]}`, { ...words, name, verdict: "" });
  }
  if (subject === "inspectionCase" && within(ofCase, action)) {
    const { dueOn } = (event.after ?? event.before ?? {}) as Thing;
    return t(`history.events.${ofCase[action]}`, {
      ...words,
      ...(event.subcontractorId === null ? { subcontractor: t("history.ourselves") } : {}),
      date: typeof dueOn === "string" ? formatDate(language, dueOn) : "…",
    });
  }
  if (subject === "ownFinding") {
    const [before, after] = [event.before as Thing | null, (event.after ?? {}) as Thing];
    const name = typeof after["title"] === "string" ? after["title"] : t("history.nameless");
    if (before === null) return t("history.events.ownFindingCreated", { who, name });
    const { closedOn } = after;
    return typeof closedOn === "string" && before["closedOn"] !== closedOn
      ? t("history.events.ownFindingClosed", { who, name, date: formatDate(language, closedOn) })
      : t("history.events.ownFindingChanged", { who, name });
  }
  if (subject === "changeNotice") {
    const { decision, customersNotifiedOn } = event.after as { decision: string | null; customersNotifiedOn: string | null };
    if (action === "created") return t("history.events.changeAnnounced", words);
    if (customersNotifiedOn !== null) return t("history.events.changeTold", words);
    return t(decision === "objected" ? "history.events.changeObjected" : "history.events.changeAccepted", words);
  }
  const what = event.subcontractorId === null ? t("history.register") : subcontractor;
  if (subject === "pack" && within(ofPack, action)) return t(`history.events.${ofPack[action]}`, { who, what });
  if (subject === "packSchedule" && within(ofSchedule, action)) return t(`history.events.${ofSchedule[action]}`, { who, what });
  if (subject === "calendarFeed" && within(ofFeed, action)) return t(`history.events.${ofFeed[action]}`, { who });
  if (subject === "packShare" && within(ofShare, action)) {
    const { email } = (event.after ?? event.before ?? {}) as Thing;
    return t(`history.events.${ofShare[action]}`, { who, what, email: typeof email === "string" ? email : "…" });
  }
  if (subject === "invitation" && within(ofInvitation, action)) {
    const { email } = (event.after ?? event.before ?? {}) as Thing;
    return t(`history.events.${ofInvitation[action]}`, { who, email: typeof email === "string" ? email : "…" });
  }
  if (subject === "history" && action === "restored") {
    const { madeAt } = event.after as { madeAt: string };
    return t("history.events.backupRestored", { who, date: formatDate(language, madeAt.slice(0, 10)) });
  }
  if (within(ofRegister, action)) return t(`history.events.${ofRegister[action]}`, words);
  if (subject === "organisation")
    return t(`history.events.${action === "found" ? "organisationFound" : "organisationChanged"}`, words);
  return t("history.events.other", { who, action, subject });
}
