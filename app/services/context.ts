import type { EventActor } from "../domain/audit-event";
import type { InspectionCase } from "../../db/queries/inspection-case.server";
import type { Database, Schema } from "../../db/schema";
import type { MailSettings } from "../mail/mail-settings";
import type { SealSettings } from "../sealing/seal-settings";
import type { BlobStore } from "../storage/blob-store";
import type { Scanner } from "../storage/scanner";
import type { Secrets } from "../auth/secrets.server";
import type { SingleSignOnSettings } from "../auth/single-sign-on-settings";
import { can } from "../domain/permissions/can";
import type { Permission } from "../domain/permissions/matrix";
import type { Role } from "../domain/permissions/role";
import { everything, type Scope } from "../domain/permissions/scope";

/** Who does it: a signed-in account as it is at this request, a command at the machine, or the product by itself. */
export type Actor =
  | {
      kind: "account";
      id: string;
      roles: readonly Role[];
      scope: Scope;
      /** Looks at the register as it once was: nothing can be done to that. */
      looksBack?: true;
    }
  /** A subcontractor's contact in the portal, by the invitation: trusted with nothing but what answering that case takes. */
  | { kind: "contact"; id: string; caseId: string }
  | { kind: "command" }
  | { kind: "system" };

/** What a use case has of the world: made for each request, job and command. */
export interface Context {
  /** What the actor reads and writes with; an auditor's cannot write. */
  database: Database;
  /** What can write, where `database` cannot; see {@link asSystem}. */
  keeper?: Database;
  actor: Actor;
  /** The calendar date now in the organisation's time zone. */
  today: string;
  now: () => Date;
  /** Folder for what is not in the database. */
  dataDirectory: string;
  installation: Installation;
}

/** What an installation has besides its register: its secrets and the settings of the world around it. */
export interface Installation {
  /** Where the bytes of documents are kept. */
  blobs: BlobStore;
  /** What looks for malware in uploads; null where nothing does. */
  scanner: Scanner | null;
  secrets: Secrets;
  /** Where people reach the product: an origin. */
  publicUrl: string;
  /** Null where no mail can be sent. */
  mail: MailSettings | null;
  /** Null where people sign in with passwords alone. */
  singleSignOn: SingleSignOnSettings | null;
  /** What packs are sealed with. */
  seal: SealSettings;
}

/** Somebody who entered the portal: with one invitation, to one case and nothing else. */
export interface PortalVisit {
  invitation: Schema["portalInvitation"];
  found: InspectionCase;
  /** Its actor is the contact. */
  context: Context;
}

/** As whom the history knows the actor. */
export const eventActorOf = (actor: Actor): EventActor =>
  actor.kind === "account" || actor.kind === "contact" ? { kind: actor.kind, id: actor.id } : { kind: actor.kind };

/**
 * The same as the product itself: for what it keeps for somebody who reads, such as their session, their settings and the
 * judgement of a day they ask about. Never for what they ask to be written.
 */
export const asSystem = ({ keeper, ...context }: Context): Context => ({
  ...context,
  database: keeper ?? context.database,
  actor: { kind: "system" },
});

export const accountIdOf = (actor: Actor) => (actor.kind === "account" ? actor.id : null);

/** Of which subcontractors the actor may know. */
export function scopeOf({ actor }: Pick<Context, "actor">): Scope {
  if (actor.kind === "contact") return { kind: "some", ids: [] };
  return actor.kind === "account" ? actor.scope : everything;
}

const ofThePast: ReadonlySet<Permission> = new Set<Permission>(["register.read"]);

/** Whoever is at the machine may do everything there, and so may the product itself; a contact has no permission at all. */
export function isPermitted({ actor }: Pick<Context, "actor">, permission: Permission): boolean {
  if (actor.kind === "contact") return false;
  if (actor.kind !== "account") return true;
  return can(actor.roles, permission) && (actor.looksBack !== true || ofThePast.has(permission));
}

/** Somebody came as far as a use case without being trusted with it. Nothing was written. */
export class NotPermitted extends Error {
  override name = "NotPermitted";
  constructor(readonly permission: Permission) {
    super(`Nobody without the permission ${permission} may do this.`);
  }
}

/** By its name: the pages are a program of their own, with a class of the same name of their own. */
export const isNotPermitted = (error: unknown): error is NotPermitted =>
  error instanceof Error && error.name === "NotPermitted" && "permission" in error;

/** Asked again where things are written: a door that was left open leads no further. */
export function requirePermission(context: Pick<Context, "actor">, permission: Permission): void {
  if (!isPermitted(context, permission)) throw new NotPermitted(permission);
}
