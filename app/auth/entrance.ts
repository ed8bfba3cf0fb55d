import type { AppLoadContext } from "@remix-run/node";
import type { SessionCookie } from "./session-cookie";

/** What only the routes that let people in and out need of a request. */
export interface Entrance {
  /** Of the client, seen through the trusted proxies. */
  address: string;
  /** Of the request as it came: a loader that runs after an action sees GET. */
  method: string;
  /** The browser's session token, whether or not it is still good for anything. */
  token: string | null;
  cookie: SessionCookie;
  /** Whether somebody has said which organisation this is. */
  organisationConfirmed: boolean;
  /** Whether the product is reached by https. */
  secure: boolean;
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
