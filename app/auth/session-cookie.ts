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
 * A cookie that holds a token. The `__Host-` prefix ties it to this host and to https; on http://localhost browsers refuse the prefix.
 * It ends with the browser, or after some seconds; the server ends what it stands for earlier.
 */
function tokenCookie(called: string, secure: boolean, seconds: number | null = null): SessionCookie {
  const name = secure ? `__Host-${called}` : called;
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return {
    name,
    read(header) {
      const token = cookieIn(header, name);
      return token !== null && /^[\w-]{43}$/.test(token) ? token : null;
    },
    issue: (token) => `${name}=${token}; ${attributes}${seconds === null ? "" : `; Max-Age=${seconds}`}`,
    clear: () => `${name}=; ${attributes}; Max-Age=0`,
  };
}

export const sessionCookieFor = (secure: boolean) => tokenCookie("tilsyn", secure);

/** The visit of a subcontractor's contact. */
export const portalCookieFor = (secure: boolean) => tokenCookie("tilsyn-portal", secure);

/** Tells the browser that asked for the code of a link from others; it opens nothing by itself. */
export const linkBrowserCookieFor = (secure: boolean) => tokenCookie("tilsyn-link", secure, 3600);

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

const languageCookie = "tilsyn-language";

/** The language chosen before signing in. */
export const readLanguageCookie = (header: string | null | undefined) => cookieIn(header, languageCookie);

export const issueLanguageCookie = (language: string, secure: boolean) =>
  `${languageCookie}=${language}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000${secure ? "; Secure" : ""}`;
