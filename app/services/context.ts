import type { EventActor } from "../domain/audit-event";
import type { Database } from "../../db/schema";

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
}

/** As whom the history knows the actor. */
export const eventActorOf = (actor: Actor): EventActor =>
  actor.kind === "account" ? { kind: "account", id: actor.id } : { kind: actor.kind };

export const accountIdOf = (actor: Actor) => (actor.kind === "account" ? actor.id : null);
