import type { AppLoadContext } from "@remix-run/node";
import type { Account } from "../domain/account";
import type { Language } from "../i18n/translator";
import type { Context, PortalVisit } from "../services/context";

/** What the server hands to every loader and action, made anew for each request. */
export interface RequestContext {
  /** For the use cases; its actor is the account. */
  context: Context;
  /** Null only on routes whose policy is public. */
  account: Account | null;
  language: Language;
  /** Only where the policy asks for a contact: who they are, and what they may see. */
  visit?: PortalVisit;
  /** Says which time's register is looked at; absent where it is now's. */
  known?: string;
  /** Of the Content-Security-Policy of this response. */
  nonce: string;
  /** Starts `tilsyn ARGS` as a process of its own, unless one with the same arguments is running. */
  startJob: (args: readonly string[]) => void;
}

declare module "@remix-run/node" {
  interface AppLoadContext {
    tilsyn: RequestContext;
  }
}

export const requestContextOf = (context: AppLoadContext): RequestContext => context.tilsyn;

/** The signed-in account. The policy table lets nobody else reach the route. */
export function requireAccount({ tilsyn }: AppLoadContext): Account {
  if (tilsyn.account === null) throw new Error("A route that needs an account is not in the policy table as such.");
  return tilsyn.account;
}

/** Whoever entered the portal. The policy table lets nobody else reach the route. */
export function requireVisit({ tilsyn }: AppLoadContext): PortalVisit {
  if (tilsyn.visit === undefined) throw new Error("A route of the portal is not in the policy table as such.");
  return tilsyn.visit;
}
