/**
 * A real provider of single sign-on on loopback, over TLS, which can be told to misbehave: `/misbehave?fault=NAME` and
 * `/be?subject=NAME`. Its token endpoint then changes the ID token and signs it again with its own key, so that only the
 * named thing is wrong.
 */
import { createHmac, createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { Provider } from "oidc-provider";

const [certificate, key, port, redirectUri] = process.argv.slice(2);
const issuer = `https://localhost:${port}`;
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const secret = "a secret of the client and the provider";

let fault = "none";
let subject = "ada";

const provider = new Provider(issuer, {
  clients: [{ client_id: "tilsyn", client_secret: secret, redirect_uris: [redirectUri], grant_types: ["authorization_code"] }],
  jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "own", alg: "RS256", use: "sig" }] },
  cookies: { keys: ["for tests"] },
  claims: { openid: ["sub"], profile: ["name"] },
  conformIdTokenClaims: false,
  findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, name: `Person ${id}` }) }),
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_ctx, { uid }) => `/enter/${uid}` },
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope("openid profile");
    await grant.save();
    return grant;
  },
});

const encode = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const hour = 3600;

/** The token with one thing wrong. */
function tampered(token) {
  const [head, body, signature] = token.split(".");
  const header = JSON.parse(Buffer.from(head, "base64url"));
  const claims = JSON.parse(Buffer.from(body, "base64url"));
  const change = {
    nonce: () => (claims.nonce = "another"),
    issuer: () => (claims.iss = "https://evil.example"),
    audience: () => (claims.aud = "another"),
    expiry: () => Object.assign(claims, { iat: claims.iat - 2 * hour, exp: claims.exp - 2 * hour - hour }),
    subject: () => (claims.sub = "mallory"),
    "no-nonce": () => delete claims.nonce,
    "old-authentication": () => (claims.auth_time = Math.floor(Date.now() / 1000) - hour),
  }[fault];
  change?.();
  if (fault === "algorithm-none") return `${encode({ ...header, alg: "none" })}.${body}.`;
  if (fault === "algorithm-hs256") {
    const input = `${encode({ ...header, alg: "HS256" })}.${body}`;
    return `${input}.${createHmac("sha256", secret).update(input).digest("base64url")}`;
  }
  const input = `${head}.${encode(claims)}`;
  if (fault === "unsigned-change") return `${head}.${encode({ ...claims, sub: "mallory" })}.${signature}`;
  const signer = fault === "stranger" ? stranger : createPrivateKey(privateKey.export({ type: "pkcs8", format: "pem" }));
  return `${input}.${sign("sha256", Buffer.from(input), signer).toString("base64url")}`;
}

/** Changes what the provider answers before it leaves. */
function rewriting(response, rewrite) {
  const end = response.end.bind(response);
  response.end = (chunk, ...rest) => {
    const text = chunk === undefined ? "" : String(chunk);
    const changed = Buffer.from(text.startsWith("{") ? JSON.stringify(rewrite(JSON.parse(text))) : text);
    response.setHeader("Content-Length", changed.length);
    return end(changed, ...rest);
  };
}

const callback = provider.callback();
const server = createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, async (request, response) => {
  const url = new URL(request.url ?? "/", issuer);
  if (url.pathname === "/misbehave") {
    fault = url.searchParams.get("fault") ?? "none";
    return response.end("so be it");
  }
  if (url.pathname === "/be") {
    subject = url.searchParams.get("subject") ?? "ada";
    return response.end("so be it");
  }
  if (url.pathname.startsWith("/enter/")) {
    return provider.interactionFinished(request, response, { login: { accountId: subject } }, { mergeWithLastSubmission: false });
  }
  if (url.pathname === "/token" && fault !== "none") {
    rewriting(response, (answer) => (answer.id_token ? { ...answer, id_token: tampered(answer.id_token) } : answer));
  }
  if (url.pathname === "/.well-known/openid-configuration" && fault === "metadata") {
    rewriting(response, (answer) => ({ ...answer, issuer: "https://evil.example" }));
  }
  return callback(request, response);
});
server.listen(Number(port), "127.0.0.1", () => process.stdout.write("listening\n"));
