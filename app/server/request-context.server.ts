import type { AppLoadContext } from "@remix-run/node";
import type { Request, Response } from "express";
import { getRegister } from "#db/queries/organisation.server";
import { findOpenSession } from "~/auth/session.server";
import { portalCookieFor, readLanguageCookie, type SessionCookie } from "~/auth/session-cookie";
import type { Register } from "~/context.server";
import { languageAmong } from "~/i18n/language";
import { nonceOf } from "./headers.server";

/** What stays the same from request to request. */
export interface Product {
  register: Register;
  startJob: (args: readonly string[]) => void;
  cookie: SessionCookie;
  secure: boolean;
}

/** Who asks, in which language: read anew for every request, so that whoever is disabled is out at the next one. */
export async function requestContextFor(
  { register: { database, now, contextFor }, startJob, cookie, secure }: Product,
  request: Request,
  response: Response,
): Promise<AppLoadContext> {
  const { cookie: cookies } = request.headers;
  const token = cookie.read(cookies);
  const session = token === null ? null : await findOpenSession(database, token, now());
  const found = session?.account ?? null;
  const register = await getRegister(database.reader);
  // A link to somebody outside says in which language it was written to them.
  const linked = typeof request.query["language"] === "string" ? request.query["language"] : null;
  const language = languageAmong(found?.language, readLanguageCookie(cookies), linked, register.language);
  return {
    tilsyn: {
      context: await contextFor(
        found === null ? { kind: "system" } : { kind: "account", id: found.id, roles: found.roles, scope: found.scope },
      ),
      account: found,
      language,
      nonce: nonceOf(response),
      startJob,
    },
    entrance: {
      client: { address: request.ip ?? "", userAgent: request.get("User-Agent") ?? "" },
      method: request.method,
      token,
      session,
      cookie,
      portalToken: portalCookieFor(secure).read(cookies),
      organisationConfirmed: register.organisationConfirmed === 1,
      secure,
      retryAfter: (seconds) => void response.set("Retry-After", String(seconds)),
    },
  };
}
