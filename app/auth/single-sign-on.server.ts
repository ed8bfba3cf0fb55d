import * as oidc from "openid-client";
import { paths } from "../paths";
import type { Secrets } from "./secrets.server";
import type { SingleSignOnSettings } from "./single-sign-on-settings";

/** What somebody goes to the provider for. */
export type Errand =
  | { kind: "sign-in"; next: string }
  | { kind: "bind"; accountId: string }
  | { kind: "invitation"; token: string }
  | { kind: "confirm"; accountId: string; next: string };

/** Who the provider says that somebody is. */
export interface Identity {
  issuer: string;
  subject: string;
  /** As the provider shows it; for a new account only. */
  name: string | null;
}

interface Flow {
  errand: Errand;
  verifier: string;
  state: string;
  nonce: string;
  until: number;
}

const flowMs = 10 * 60_000;
/** How long ago the provider may have asked for a password, where that is to prove who somebody is. */
const freshSeconds = 300;
const sealing = ["single-sign-on", "flow"] as const;

/** Signatures that only the provider can make; `none` and those made with a shared secret are not among them. */
const algorithms: ReadonlySet<string> = new Set([
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
]);

let known: { settings: SingleSignOnSettings; configuration: Promise<oidc.Configuration> } | null = null;

/** In the header where the provider takes that, as the specification has it by default; else in the form. */
const clientAuth =
  (secret: string): oidc.ClientAuth =>
  (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    const auth = methods.includes("client_secret_basic") ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret);
    return auth(server, ...rest);
  };

/** What the provider publishes about itself, asked for once; an answer that is none is asked for again. */
function configurationOf(settings: SingleSignOnSettings): Promise<oidc.Configuration> {
  if (known?.settings === settings) return known.configuration;
  const { issuer, clientId, clientSecret } = settings;
  const configuration = oidc.discovery(new URL(issuer), clientId, undefined, clientAuth(clientSecret), {
    // The ID token's signature is checked although it comes over TLS from the provider itself.
    execute: [oidc.enableNonRepudiationChecks],
    timeout: 10,
  });
  known = { settings, configuration };
  configuration.catch(() => {
    known = null;
  });
  return configuration;
}

export interface Installed {
  secrets: Secrets;
  publicUrl: string;
  singleSignOn: SingleSignOnSettings;
}

/** Begins an errand at the provider. @returns where to send the browser, and what it keeps meanwhile */
export async function beginFlow({ secrets, publicUrl, singleSignOn }: Installed, errand: Errand, now: Date) {
  const configuration = await configurationOf(singleSignOn);
  const verifier = oidc.randomPKCECodeVerifier();
  const flow: Flow = { errand, verifier, state: oidc.randomState(), nonce: oidc.randomNonce(), until: now.getTime() + flowMs };
  const to = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: `${publicUrl}${paths.singleSignOnCallback()}`,
    scope: "openid profile",
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...(errand.kind === "confirm" ? { prompt: "login", max_age: "0" } : {}),
  });
  return { to: to.href, kept: secrets.seal(...sealing, JSON.stringify(flow)) };
}

const algorithmOf = (token: string) =>
  (JSON.parse(Buffer.from(token.split(".", 1)[0] ?? "", "base64url").toString("utf8")) as { alg?: string }).alg ?? "none";

export type Finished = { errand: Errand; identity: Identity } | { failure: "expired" | "refused"; reason: string };

/**
 * Ends an errand with what the provider sent back: the answer must be to this browser's question, the code good once, the ID
 * token signed by the provider for this installation, now, with the nonce.
 * @param search of the address that the provider sent the browser to
 */
export async function finishFlow(
  { secrets, publicUrl, singleSignOn }: Installed,
  kept: string | null,
  search: string,
  now: Date,
): Promise<Finished> {
  const opened = kept === null ? null : secrets.open(...sealing, kept);
  const flow = opened === null ? null : (JSON.parse(opened) as Flow);
  if (flow === null || flow.until <= now.getTime()) return { failure: "expired", reason: "no flow" };
  const { errand, verifier, state, nonce } = flow;
  try {
    const configuration = await configurationOf(singleSignOn);
    const url = new URL(`${publicUrl}${paths.singleSignOnCallback()}${search}`);
    const tokens = await oidc.authorizationCodeGrant(configuration, url, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
      ...(errand.kind === "confirm" ? { maxAge: freshSeconds } : {}),
    });
    const claims = tokens.claims();
    if (claims === undefined || tokens.id_token === undefined) return { failure: "refused", reason: "no ID token" };
    if (!algorithms.has(algorithmOf(tokens.id_token))) return { failure: "refused", reason: "algorithm" };
    const name = typeof claims["name"] === "string" ? claims["name"] : null;
    return { errand, identity: { issuer: claims.iss, subject: claims.sub, name } };
  } catch (error) {
    const { code, name } = error as { code?: unknown; name?: unknown };
    return { failure: "refused", reason: String(code ?? name ?? "unknown") };
  }
}
