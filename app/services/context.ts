import type { EventActor } from "../domain/audit-event";
import type { Database } from "../../db/schema";
import type { MailSettings } from "../mail/mail-settings";
import type { Secrets } from "../auth/secrets.server";
import type { SingleSignOnSettings } from "../auth/single-sign-on-settings";

/** Who does it: a signed-in account, a command at the machine, or the product by itself. */
export type Actor = { kind: "account"; id: string } | { kind: "command" } | { kind: "system" };

/** What a use case has of the world: made for each request, job and command. */
export interface Context {
  database: Database;
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
  secrets: Secrets;
  /** Where people reach the product: an origin. */
  publicUrl: string;
  /** Null where no mail can be sent. */
  mail: MailSettings | null;
  /** Null where people sign in with passwords alone. */
  singleSignOn: SingleSignOnSettings | null;
}

/** As whom the history knows the actor. */
export const eventActorOf = (actor: Actor): EventActor =>
  actor.kind === "account" ? { kind: "account", id: actor.id } : { kind: actor.kind };

export const accountIdOf = (actor: Actor) => (actor.kind === "account" ? actor.id : null);
