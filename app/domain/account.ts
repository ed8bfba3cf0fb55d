import type { Role } from "./permissions/role";
import type { Scope } from "./permissions/scope";

/** Somebody who may sign in. */
export interface Account {
  id: string;
  /** In small letters. */
  email: string;
  name: string;
  /** At least one. */
  roles: readonly Role[];
  /** Of which subcontractors it may know; of all, unless it is an auditor's. */
  scope: Scope;
  /** Instant from which on it may not sign in; null = no end. */
  endsAt: string | null;
  status: "active" | "disabled";
  /** Null where it has not chosen one. */
  language: string | null;
}

/** Whether it may sign in, and stay signed in, at an instant. */
export const isOpen = ({ status, endsAt }: Pick<Account, "status" | "endsAt">, at: string): boolean =>
  status === "active" && (endsAt === null || at < endsAt);

/** How somebody signed in: with a password (and a code), or at a provider of single sign-on. */
export type SignInMethod = "password" | "single-sign-on";

/** What somebody tried to prove: a password, a code of the second factor, or an address to send a reset to. */
export type AttemptStep = "password" | "code" | "reset" | "single-sign-on";

/** Whether it can give others access, today and on any later day: one such account must always be left. */
export const lastsAsAdministrator = ({ roles, status, endsAt }: Pick<Account, "roles" | "status" | "endsAt">): boolean =>
  roles.includes("administrator") && status === "active" && endsAt === null;
