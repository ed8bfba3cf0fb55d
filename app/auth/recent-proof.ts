import { type AppLoadContext, redirect } from "@remix-run/node";
import { paths } from "../paths";
import { requireSession } from "./entrance";

const proofMs = 10 * 60_000;

/** Whether whoever is signed in has proven who it is within the last ten minutes: at sign-in, or since. */
export function hasRecentProof(load: AppLoadContext): boolean {
  const provenAt = Date.parse(requireSession(load).provenAt);
  return load.tilsyn.context.now().getTime() - provenAt < proofMs;
}

/** A download leaves the browser on the page it came from, which must then say that all is well. */
export const isDownload = (path: string) => path.startsWith("/export.");

/**
 * Ends the request with a way to the page that asks for password and code, unless they were given lately. From there one
 * comes back to the page the request was for; what a form had sent is not sent again, its page is shown.
 * @param back where to come back to, where the request's own address is no page
 */
export function requireRecentProof(load: AppLoadContext, request: Request, back?: string): void {
  if (hasRecentProof(load)) return;
  const { pathname, search } = new URL(request.url);
  throw redirect(paths.confirmIdentity({ next: back ?? `${pathname}${search}` }));
}
