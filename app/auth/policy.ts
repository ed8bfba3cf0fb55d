import { factLists } from "../domain/portfolio";
import { permissionToRemove, permissionToWrite } from "../domain/permissions/fact";
import type { Permission } from "../domain/permissions/matrix";

/**
 * Who may do it: anybody, whoever has signed in, whoever it is about (each account its own, which the route sees to), nobody,
 * where a route does no such thing, or whoever is trusted with something. `fact.write` and `fact.remove` depend on the list
 * that the address names. `contact`: whoever entered the portal, to their own case.
 */
export type Who = "public" | "contact" | "signed-in" | "own" | "nobody" | Permission | "fact.write" | "fact.remove";

export interface Policy {
  /** GET and HEAD: the route's loader and its page. */
  load: Who;
  /** POST: the route's action. */
  act: Who;
  /** Whether it is open while the organisation has not been confirmed; elsewhere one is sent to the welcome page. */
  beforeConfirmed?: true;
  /** Whether it is open while a second factor is still to be set up; elsewhere one is sent to do that. */
  beforeSecondFactor?: true;
  /** The part of the address that is a subcontractor's key. To whoever may not know of that one, it is not there. */
  subcontractor?: "key";
}

export type Policies = Readonly<Record<string, Policy>>;

const both = (who: Who): Policy => ({ load: who, act: who });
const open = both("public");
const own = both("own");
const contact = both("contact");
const whileUnproven: Policy = { ...own, beforeConfirmed: true, beforeSecondFactor: true };
const read: Policy = { load: "register.read", act: "nobody" };
const sent = (act: Who): Policy => ({ load: "nobody", act });
const write = both("facts.write");
const ofSubcontractor = (policy: Policy): Policy => ({ ...policy, subcontractor: "key" });

/** Every route by its id. The server does not start while one is missing here. */
export const policies: Policies = {
  root: { load: "public", act: "nobody" },
  "routes/sign-in": open,
  "routes/sign-in_.code": open,
  "routes/account.second-factor": whileUnproven,
  "routes/confirm-identity": whileUnproven,
  "routes/sign-out": sent("public"),
  "routes/first-administrator": open,
  "routes/language": sent("public"),
  "routes/single-sign-on.callback": { load: "public", act: "nobody" },
  "routes/single-sign-on.start": { load: "public", act: "nobody" },
  "routes/invitation": open,
  "routes/forgotten-password": open,
  "routes/reset-password": open,
  "routes/welcome": { ...both("settings.change"), beforeConfirmed: true },
  "routes/_app": { load: "signed-in", act: "nobody" },
  "routes/_app._index": read,
  "routes/_app.account._index": { load: "own", act: "nobody" },
  "routes/_app.account.password": own,
  "routes/_app.account.recovery-codes": own,
  "routes/_app.account.second-factor.remove": own,
  "routes/_app.account.sessions._index": { load: "own", act: "nobody" },
  "routes/_app.account.sessions.$id.end": sent("own"),
  "routes/_app.account.sessions.end": sent("own"),
  "routes/_app.access": { load: "signed-in", act: "nobody" },
  "routes/_app.accounts.$id._index": both("accounts.manage"),
  "routes/_app.accounts.$id.end-sessions": sent("accounts.manage"),
  "routes/_app.accounts.$id.reset-factor": sent("accounts.manage"),
  "routes/_app.accounts.$id.reset-password": both("accounts.manage"),
  "routes/_app.accounts.$id.remove": both("accounts.manage"),
  "routes/_app.accounts.$id.status": sent("accounts.manage"),
  "routes/_app.accounts.invitations.$id.revoke": sent("accounts.manage"),
  "routes/_app.accounts._index": { load: "accounts.manage", act: "nobody" },
  "routes/_app.accounts.attempts": { load: "accounts.manage", act: "nobody" },
  "routes/_app.account.single-sign-on._index": own,
  "routes/_app.account.single-sign-on.remove": own,
  "routes/_app.accounts.invite": both("accounts.manage"),
  "routes/_app.documents._index": read,
  "routes/_app.documents.bin": read,
  "routes/_app.documents.$id._index": { load: "register.read", act: "documents.write" },
  "routes/_app.documents.$id.remove": both("documents.write"),
  "routes/_app.documents.$id.restore": sent("documents.write"),
  "routes/_app.documents.$id.hold": both("documents.hold"),
  "routes/documents.$id.versions.$number.file": read,
  "routes/documents.$id.versions.$number.view": read,
  "routes/documents.$id.versions.$number.thumbnail": read,
  "routes/_app.inspections._index": read,
  "routes/_app.inspections.ready": both("inspections.write"),
  "routes/_app.inspections.$id.send": both("inspections.write"),
  "routes/_app.inspections.$id.due": both("inspections.write"),
  "routes/_app.inspections.$id.links.revoke": sent("inspections.write"),
  "routes/portal._index": open,
  "routes/portal.enter": sent("public"),
  "routes/portal.questions._index": { load: "contact", act: "nobody" },
  "routes/portal.questions.$question._index": contact,
  "routes/portal.questions.$question.draft": sent("contact"),
  "routes/portal.files.$file._index": { load: "contact", act: "nobody" },
  "routes/portal.files.$file.remove": sent("contact"),
  "routes/portal.check": contact,
  "routes/portal.receipt": { load: "contact", act: "nobody" },
  "routes/portal.forward": contact,
  "routes/portal.not-me": contact,
  "routes/portal.more-time": contact,
  "routes/portal.change": contact,
  "routes/portal.earlier": sent("contact"),
  "routes/portal.leave": sent("contact"),
  "routes/portal.questions[.]pdf": { load: "contact", act: "nobody" },
  "routes/portal.answers[.]pdf": { load: "contact", act: "nobody" },
  "routes/_app.inspections.templates._index": read,
  "routes/_app.inspections.templates.new": both("inspections.write"),
  "routes/_app.inspections.templates.$template.edit": both("inspections.write"),
  "routes/_app.inspections.templates.$template.archive": both("inspections.write"),
  "routes/_app.inspections.own": both("inspections.write"),
  "routes/_app.subcontractors.$key_.inspections.start": ofSubcontractor(both("inspections.write")),
  "routes/_app.changes": read,
  "routes/_app.subcontractors.$key_.changes.new": ofSubcontractor(write),
  "routes/_app.subcontractors.$key_.changes.$id._index": ofSubcontractor(read),
  "routes/_app.subcontractors.$key_.changes.$id.decision": ofSubcontractor(write),
  "routes/_app.subcontractors.$key_.changes.$id.customers": ofSubcontractor(write),
  "routes/_app.findings._index": read,
  "routes/_app.findings.own.$id": both("facts.write"),
  "routes/_app.inspections.$id._index": read,
  "routes/_app.inspections.$id.questions.$question._index": { load: "register.read", act: "inspections.write" },
  "routes/_app.inspections.$id.questions.$question.answer": both("inspections.write"),
  "routes/_app.inspections.$id.questions.$question.sample": sent("inspections.write"),
  "routes/_app.inspections.$id.return": both("inspections.write"),
  "routes/_app.inspections.$id.sign-off": both("inspections.write"),
  "routes/_app.inspections.$id.cancel": both("inspections.write"),
  "routes/_app.inspections.$id.reopen": both("inspections.write"),
  "routes/_app.inspections.$id.files.$file.evidence": sent("facts.write"),
  "routes/inspections.$id.files.$file": read,
  "routes/_app.calendar._index": read,
  "routes/_app.calendar.ahead": read,
  // The token in its address says whose it is.
  "routes/calendar[.]ics": { load: "public", act: "nobody" },
  // So does that of the link in a mail.
  "routes/unsubscribe": open,
  "routes/_app.account.reminders": own,
  "routes/_app.account.calendar-feed._index": sent("own"),
  "routes/_app.account.calendar-feed.end": sent("own"),
  "routes/_app.settings_.mails._index": { load: "accounts.manage", act: "nobody" },
  "routes/_app.settings_.mails.$id.retry": sent("accounts.manage"),
  "routes/_app.demo.remove": both("demo.remove"),
  "routes/_app.flags": read,
  // Whoever may write anything of the register may write agreements; what the event is about is asked for where it is undone.
  "routes/_app.history_.$seq.undo": both("agreements.write"),
  "routes/_app.history_.erase": both("personal-data.erase"),
  "routes/_app.history": { load: "history.read", act: "nobody" },
  "routes/_app.import.$id._index": write,
  "routes/_app.import.$id.choices": sent("facts.write"),
  "routes/_app.import.$id.discard": sent("facts.write"),
  "routes/_app.import.$id.done": { load: "facts.write", act: "nobody" },
  "routes/_app.import._index": write,
  "routes/_app.known": { load: "history.read", act: "nobody" },
  "routes/_app.locations": read,
  "routes/_app.settings_.supervision._index": both("supervision.weigh"),
  "routes/_app.settings_.supervision.reset": sent("supervision.weigh"),
  "routes/_app.settings_.customer-terms": both("settings.change"),
  "routes/_app.packs._index": both("register.export"),
  "routes/_app.packs.$id._index": { load: "register.export", act: "nobody" },
  "routes/_app.packs.$id.cancel": sent("register.export"),
  "routes/_app.packs.$id.again": sent("register.export"),
  "routes/_app.packs.$id.share": both("packs.share"),
  "routes/_app.packs.$id.shares.$share.revoke": sent("packs.share"),
  "routes/_app.packs.schedules._index": both("packs.share"),
  "routes/_app.packs.schedules.$id.end": sent("packs.share"),
  "routes/packs.$id.file": { load: "register.export", act: "nobody" },
  // Whoever was sent a link has no account; the link and a mailed code let them in.
  "routes/shared-pack._index": open,
  "routes/shared-pack.file": sent("public"),
  // It tells nothing of the register: whoever is signed in may have a file looked at.
  "routes/_app.packs.verify": both("signed-in"),
  "routes/_app.search": read,
  "routes/_app.settings": { load: "signed-in", act: "settings.change" },
  "routes/_app.subcontractors.$key": ofSubcontractor(read),
  "routes/_app.subcontractors.$key._index": ofSubcontractor(read),
  "routes/_app.subcontractors.$key.agreements": ofSubcontractor(read),
  "routes/_app.subcontractors.$key.chain": ofSubcontractor(read),
  "routes/_app.subcontractors.$key.contacts": ofSubcontractor(read),
  "routes/_app.subcontractors.$key.evidence": ofSubcontractor(read),
  "routes/_app.subcontractors.$key.findings": ofSubcontractor(read),
  "routes/_app.subcontractors.$key.history": ofSubcontractor({ load: "history.read", act: "nobody" }),
  "routes/_app.subcontractors.$key.inspections": ofSubcontractor(read),
  "routes/_app.subcontractors.$key.locations": ofSubcontractor(read),
  "routes/_app.subcontractors.$key_.$list.$fact.edit": ofSubcontractor(both("fact.write")),
  "routes/_app.subcontractors.$key_.$list.$fact.remove": ofSubcontractor(both("fact.remove")),
  "routes/_app.subcontractors.$key_.$list.$fact.documents": ofSubcontractor({ load: "register.read", act: "documents.write" }),
  "routes/_app.subcontractors.$key_.$list.new": ofSubcontractor(both("fact.write")),
  "routes/_app.subcontractors.$key_.agreements.$fact.decision": ofSubcontractor(both("agreements.write")),
  "routes/_app.subcontractors.$key_.edit": ofSubcontractor(write),
  "routes/_app.subcontractors.$key_.plan.edit": ofSubcontractor(both("inspections.write")),
  "routes/_app.subcontractors.$key_.plan.remove": ofSubcontractor(both("inspections.write")),
  "routes/_app.subcontractors.$key_.proposals.$id.approval": ofSubcontractor(sent("waivers.approve")),
  "routes/_app.subcontractors.$key_.proposals.$id.refusal": ofSubcontractor(sent("waivers.approve")),
  "routes/_app.subcontractors.$key_.proposals.$id.withdrawal": ofSubcontractor(sent("waivers.propose")),
  "routes/_app.subcontractors.$key_.remove": ofSubcontractor(write),
  "routes/_app.subcontractors._index": read,
  "routes/_app.subcontractors.new": write,
  "routes/export[.]json": { load: "register.export", act: "nobody" },
  "routes/export[.]xlsx": { load: "register.export", act: "nobody" },
};

/** `who` with the list of the address looked at; null where it names no list. */
export function whoFor(who: Who, listNamed: string | undefined): Exclude<Who, "fact.write" | "fact.remove"> | null {
  if (who !== "fact.write" && who !== "fact.remove") return who;
  const list = factLists.find((known) => known === listNamed);
  if (list === undefined) return null;
  return who === "fact.write" ? permissionToWrite(list) : permissionToRemove(list);
}

/** The address of a route by its id, with the names of its changing parts in braces; null of what is only around others. */
export function addressOf(routeId: string): string | null {
  if (routeId === "root" || routeId === "routes/_app") return null;
  const parts = routeId
    .slice("routes/".length)
    .replaceAll("[.]", "\0")
    .split(".")
    .filter((part) => !part.startsWith("_"))
    .map((part) => part.replace(/_$/, "").replace(/^\$(.+)$/, "{$1}"));
  return `/${parts.join("/").replaceAll("\0", ".")}`;
}
