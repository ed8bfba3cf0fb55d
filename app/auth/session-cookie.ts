export interface SessionCookie {
  name: string;
  /** The token that a request's Cookie header carries; null where there is none. */
  read(header: string | null | undefined): string | null;
  /** Values of a Set-Cookie header. */
  issue(token: string): string;
  clear(): string;
}

export function cookieIn(header: string | null | undefined, name: string): string | null {
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/**
 * The `__Host-` prefix ties the cookie to this host and to https. On http://localhost browsers refuse the prefix. The
 * cookie ends with the browser; the server ends the session earlier.
 */
export function sessionCookieFor(secure: boolean): SessionCookie {
  const name = secure ? "__Host-tilsyn" : "tilsyn";
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return {
    name,
    read(header) {
      const token = cookieIn(header, name);
      return token !== null && /^[\w-]{43}$/.test(token) ? token : null;
    },
    issue: (token) => `${name}=${token}; ${attributes}`,
    clear: () => `${name}=; ${attributes}; Max-Age=0`,
  };
}

/** What the browser keeps while it is at the provider of single sign-on: sealed, and for ten minutes. */
export function flowCookieFor(secure: boolean): Omit<SessionCookie, "name"> {
  const name = secure ? "__Host-tilsyn-sso" : "tilsyn-sso";
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return {
    read: (header) => cookieIn(header, name),
    issue: (kept) => `${name}=${kept}; ${attributes}; Max-Age=600`,
    clear: () => `${name}=; ${attributes}; Max-Age=0`,
  };
}

/** Tells the browser that asked for the code of a link from others; it opens nothing by itself. */
export function linkBrowserCookieFor(secure: boolean): Omit<SessionCookie, "name" | "clear"> {
  const name = secure ? "__Host-tilsyn-link" : "tilsyn-link";
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return {
    read(header) {
      const token = cookieIn(header, name);
      return token !== null && /^[\w-]{43}$/.test(token) ? token : null;
    },
    issue: (token) => `${name}=${token}; ${attributes}; Max-Age=3600`,
  };
}

/** The visit of a subcontractor's contact; it ends with the browser, and earlier on the server. */
export function portalCookieFor(secure: boolean): Omit<SessionCookie, "name"> {
  const name = secure ? "__Host-tilsyn-portal" : "tilsyn-portal";
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return {
    read(header) {
      const token = cookieIn(header, name);
      return token !== null && /^[\w-]{43}$/.test(token) ? token : null;
    },
    issue: (token) => `${name}=${token}; ${attributes}`,
    clear: () => `${name}=; ${attributes}; Max-Age=0`,
  };
}

const languageCookie = "tilsyn-language";

/** The language chosen before signing in. */
export const readLanguageCookie = (header: string | null | undefined) => cookieIn(header, languageCookie);

export const issueLanguageCookie = (language: string, secure: boolean) =>
  `${languageCookie}=${language}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000${secure ? "; Secure" : ""}`;
