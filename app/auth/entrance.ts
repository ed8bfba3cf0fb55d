import type { AppLoadContext } from "@remix-run/node";
import type { SignInMethod } from "../domain/account";
import type { Client } from "./client";
import type { SessionCookie } from "./session-cookie";

export interface OpenSession {
  id: string;
  method: SignInMethod;
  /** When its owner last proved who it is. */
  provenAt: string;
  hasSecondFactor: boolean;
}

/** What only the routes that let people in and out need of a request. */
export interface Entrance {
  /** Whose address is seen through the trusted proxies. */
  client: Client;
  /** Of the request as it came: a loader that runs after an action sees GET. */
  method: string;
  /** The browser's session token, whether or not it is still good for anything. */
  token: string | null;
  /** The session that the token opens; null where nobody is signed in. */
  session: OpenSession | null;
  cookie: SessionCookie;
  /** The token of a contact's visit to the portal, whether or not it is still good for anything. */
  portalToken: string | null;
  /** Whether somebody has said which organisation this is. */
  organisationConfirmed: boolean;
  /** Whether the product is reached by https. */
  secure: boolean;
  /** Tells whoever asked after how many seconds to ask again. */
  retryAfter: (seconds: number) => void;
}

declare module "@remix-run/node" {
  interface AppLoadContext {
    entrance?: Entrance;
  }
}

export function entranceOf({ entrance }: AppLoadContext): Entrance {
  if (entrance === undefined) throw new Error("The server gives every request its entrance.");
  return entrance;
}

/** The session of whoever is signed in. The policy table lets nobody else reach the route. */
export function requireSession(context: AppLoadContext): OpenSession {
  const { session } = entranceOf(context);
  if (session === null) throw new Error("A route that needs a session is not in the policy table as such.");
  return session;
}

/** Whether everything waits until a second factor is set up: passwords alone are for http://localhost. */
export const needsSecondFactor = ({ session, secure }: Entrance): boolean =>
  secure && session?.method === "password" && !session.hasSecondFactor;
