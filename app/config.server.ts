import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { isAbsolute, join, resolve } from "node:path";
import type { SingleSignOnSettings } from "./auth/single-sign-on-settings";
import type { MailSettings } from "./mail/mail-settings";
import type { SealSettings, TimestampSettings } from "./sealing/seal-settings";
import type { S3Settings } from "./storage/s3-settings";
import type { ScannerSettings } from "./storage/scanner";

export interface Config {
  /** Folder for the register and for what is not in the database. */
  readonly dataDirectory: string;
  readonly port: number;
  /** Of a PostgreSQL server; null where the register is a SQLite file in the data directory. Holds a password: never printed. */
  readonly databaseUrl: string | null;
  /** Where people reach the product: an origin, without a slash at the end. */
  readonly publicUrl: string;
  /** Whether the public URL is https: then cookies are Secure. */
  readonly secure: boolean;
  /** Addresses and networks whose X-Forwarded-* headers are believed. */
  readonly trustedProxies: readonly string[];
  /** Of the terminal, such as `da_DK.UTF-8`: the language of messages there. */
  readonly locale: string;
  /** Whether a register that never held anything is filled with the demo. */
  readonly demo: boolean;
  /** Of one session; ten times as many of one network. */
  readonly requestsAMinute: number;
  /** Opens the figures of /metrics; null = to this machine alone. */
  readonly metricsToken: string | null;
  /** Of the key that seals second factors and makes links; null for the one in the data directory. */
  readonly secretKeyFile: string | null;
  /** Null where no mail can be sent. */
  readonly mail: MailSettings | null;
  /** Null where people sign in with passwords alone. */
  readonly singleSignOn: SingleSignOnSettings | null;
  /** Where documents are kept; null for the data directory. */
  readonly documentBucket: S3Settings | null;
  /** What looks for malware in uploads; null where nothing does. */
  readonly scanner: ScannerSettings | null;
  readonly seal: SealSettings;
}

/** A setting that nothing can be started with; the message says which, why and how to mend it. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

type Environment = Readonly<Record<string, string | undefined>>;

const given = (env: Environment, name: string) => {
  const value = env[name]?.trim();
  return value === "" ? undefined : value;
};

function readPort(env: Environment): number {
  const text = given(env, "PORT") ?? "3000";
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) {
    throw new ConfigError(`PORT is "${text}". Set it to a number from 1 to 65535, or leave it out for 3000.`);
  }
  return port;
}

/**
 * Plain http carries passwords and sessions readable over the network, so it is for the machine itself only, and only by
 * the name that browsers treat as secure.
 */
function readPublicUrl(env: Environment, port: number): string {
  const text = given(env, "TILSYN_PUBLIC_URL") ?? `http://localhost:${port}`;
  const example = "Set it to where people reach Tilsyn, such as https://tilsyn.example.com";
  if (!URL.canParse(text)) throw new ConfigError(`TILSYN_PUBLIC_URL is "${text}", which is no URL. ${example}.`);
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new ConfigError(`TILSYN_PUBLIC_URL is "${text}", which is neither https nor http. ${example}.`);
  }
  if (url.username !== "" || url.pathname !== "/" || url.search !== "" || url.hash !== "") {
    throw new ConfigError(
      `TILSYN_PUBLIC_URL is "${url.origin}${url.pathname}" and more than an origin. ${example}, without a path.`,
    );
  }
  if (url.protocol === "http:" && url.hostname !== "localhost") {
    throw new ConfigError(
      `TILSYN_PUBLIC_URL is "${text}": passwords would cross the network unencrypted. Put a proxy with a certificate in front` +
        ` and set TILSYN_PUBLIC_URL to its https address, or use http://localhost:${port} on this machine alone.`,
    );
  }
  return url.origin;
}

const proxyNames: ReadonlySet<string> = new Set(["loopback", "linklocal", "uniquelocal"]);

function isProxy(text: string): boolean {
  if (proxyNames.has(text)) return true;
  const [address = "", bits, ...rest] = text.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128));
}

function readTrustedProxies(env: Environment): string[] {
  const proxies = (given(env, "TILSYN_TRUSTED_PROXIES") ?? "")
    .split(",")
    .map((text) => text.trim())
    .filter((text) => text !== "");
  const wrong = proxies.find((text) => !isProxy(text));
  if (wrong !== undefined) {
    throw new ConfigError(
      `TILSYN_TRUSTED_PROXIES holds "${wrong}". List the addresses of your proxies with commas between, such as` +
        ' 10.0.0.5,10.1.0.0/16, or "loopback" for one on this machine.',
    );
  }
  return proxies;
}

/** A secret comes from the environment or, better, from a file that only the product may read. */
function readSecret(env: Environment, name: string): string | null {
  const file = given(env, `${name}_FILE`);
  const direct = given(env, name);
  if (file !== undefined && direct !== undefined) throw new ConfigError(`Both ${name} and ${name}_FILE are set. Keep one.`);
  if (file === undefined) return direct ?? null;
  try {
    return readFileSync(file, "utf8").trim();
  } catch (cause) {
    throw new ConfigError(`${name}_FILE is "${file}", which cannot be read. Make the file readable, or set ${name}.`, { cause });
  }
}

function readDatabaseUrl(env: Environment): string | null {
  const text = readSecret(env, "DATABASE_URL");
  if (text === null) return null;
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) {
    throw new ConfigError(
      "The database URL is not one of PostgreSQL. Write postgres://user:password@host:5432/database, or leave it out for SQLite.",
    );
  }
  return text;
}

function readMail(env: Environment): MailSettings | null {
  const smtpUrl = readSecret(env, "TILSYN_SMTP_URL");
  const from = given(env, "TILSYN_MAIL_FROM");
  if (smtpUrl === null) return null;
  if (!/^smtps?:\/\//.test(smtpUrl) || !URL.canParse(smtpUrl)) {
    throw new ConfigError(
      "TILSYN_SMTP_URL is not one of a mail server. Write smtps://user:password@host:465 or smtp://user:password@host:587.",
    );
  }
  if (from === undefined || !/^[^\s@<>]+@[^\s@<>]+$/.test(from)) {
    throw new ConfigError("Mail needs a sender. Set TILSYN_MAIL_FROM to an address such as tilsyn@example.com.");
  }
  return Object.freeze({ smtpUrl, from });
}

function readSingleSignOn(env: Environment): SingleSignOnSettings | null {
  const issuer = given(env, "TILSYN_OIDC_ISSUER");
  const clientId = given(env, "TILSYN_OIDC_CLIENT_ID");
  const clientSecret = readSecret(env, "TILSYN_OIDC_CLIENT_SECRET");
  if (issuer === undefined && clientId === undefined && clientSecret === null) return null;
  if (issuer === undefined || clientId === undefined || clientSecret === null) {
    throw new ConfigError(
      "Single sign-on needs TILSYN_OIDC_ISSUER, TILSYN_OIDC_CLIENT_ID and TILSYN_OIDC_CLIENT_SECRET. Set the missing ones, or none.",
    );
  }
  if (!URL.canParse(issuer) || new URL(issuer).protocol !== "https:") {
    throw new ConfigError(`TILSYN_OIDC_ISSUER is "${issuer}". Set it to the provider's https address.`);
  }
  return Object.freeze({ issuer, clientId, clientSecret });
}

/** Certificates are no secret, and too long for anything but a file. */
function readCertificates(env: Environment, name: string): string | null {
  const file = given(env, name);
  if (file === undefined) return null;
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    throw new ConfigError(`${name} is "${file}", which cannot be read. Make the file readable, or leave the setting out.`, {
      cause,
    });
  }
  if (!text.includes("-----BEGIN CERTIFICATE-----"))
    throw new ConfigError(
      `${name} is "${file}", which holds no certificate in PEM. Convert it, such as by: openssl x509 -outform PEM`,
    );
  return text;
}

function readTimestamp(env: Environment): TimestampSettings | null {
  const url = given(env, "TILSYN_TSA_URL");
  const authorities = readCertificates(env, "TILSYN_TSA_CA_FILE");
  if (url === undefined && authorities === null) return null;
  if (url === undefined)
    throw new ConfigError("TILSYN_TSA_CA_FILE is set without TILSYN_TSA_URL. Set the address of the authority, too.");
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new ConfigError(
      `TILSYN_TSA_URL is "${url}". Set it to the http or https address of a time-stamp authority (RFC 3161).`,
    );
  return Object.freeze({ url, authorities });
}

function readSeal(env: Environment): SealSettings {
  const key = readSecret(env, "TILSYN_SEAL_KEY");
  const certificates = readCertificates(env, "TILSYN_SEAL_CERTIFICATE_FILE");
  const passphrase = readSecret(env, "TILSYN_SEAL_PASSPHRASE");
  const timestamp = readTimestamp(env);
  if (key === null && certificates === null && passphrase === null) return Object.freeze({ own: null, timestamp });
  if (key === null || certificates === null)
    throw new ConfigError(
      "A seal of your own needs TILSYN_SEAL_KEY_FILE and TILSYN_SEAL_CERTIFICATE_FILE, both PEM. Set the missing one, or none.",
    );
  return Object.freeze({ own: Object.freeze({ key, certificates, passphrase }), timestamp });
}

const loopback: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

function readEndpoint(text: string): string {
  const example = "Set it to the service's address, such as https://s3.eu-north-1.amazonaws.com";
  if (!URL.canParse(text)) throw new ConfigError(`TILSYN_S3_ENDPOINT is "${text}", which is no URL. ${example}.`);
  const { protocol, origin, pathname, search, hostname, username } = new URL(text);
  if (username !== "" || pathname !== "/" || search !== "")
    throw new ConfigError(`TILSYN_S3_ENDPOINT is more than an origin. ${example}, and name the bucket in TILSYN_S3_BUCKET.`);
  if (protocol !== "https:" && !(protocol === "http:" && loopback.has(hostname)))
    throw new ConfigError(`TILSYN_S3_ENDPOINT is "${text}": documents would cross the network unencrypted. ${example}.`);
  return origin;
}

function readDocumentBucket(env: Environment): S3Settings | null {
  const endpoint = given(env, "TILSYN_S3_ENDPOINT");
  const bucket = given(env, "TILSYN_S3_BUCKET");
  const accessKey = readSecret(env, "TILSYN_S3_ACCESS_KEY");
  const secretKey = readSecret(env, "TILSYN_S3_SECRET_KEY");
  if (endpoint === undefined && bucket === undefined && accessKey === null && secretKey === null) return null;
  if (endpoint === undefined || bucket === undefined || accessKey === null || secretKey === null) {
    throw new ConfigError(
      "Documents in S3 need TILSYN_S3_ENDPOINT, TILSYN_S3_BUCKET, TILSYN_S3_ACCESS_KEY and TILSYN_S3_SECRET_KEY. Set the missing ones, or none.",
    );
  }
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    throw new ConfigError(`TILSYN_S3_BUCKET is "${bucket}", which no bucket is called. Use 3 to 63 of a-z, 0-9, "." and "-".`);
  const prefix = (given(env, "TILSYN_S3_PREFIX") ?? "").replace(/^\/+|\/+$/g, "");
  if (!/^([A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*)?$/.test(prefix))
    throw new ConfigError(`TILSYN_S3_PREFIX is "${prefix}". Use letters, digits, "_", "-" and "/", such as tilsyn/documents.`);
  return Object.freeze({
    endpoint: readEndpoint(endpoint),
    bucket,
    region: given(env, "TILSYN_S3_REGION") ?? "us-east-1",
    accessKey,
    secretKey,
    prefix: prefix === "" ? "" : `${prefix}/`,
  });
}

/** `host:port`, `[address]:port`, or the path of a Unix socket. */
function readScanner(env: Environment): ScannerSettings | null {
  const text = given(env, "TILSYN_CLAMD");
  if (text === undefined) return null;
  if (isAbsolute(text)) return Object.freeze({ path: text });
  const [, address, name, digits = ""] = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+)):(\d{1,5})$/i.exec(text) ?? [];
  const host = address ?? name;
  const port = Number(digits);
  if (host === undefined || (address !== undefined && isIP(address) !== 6) || port < 1 || port > 65_535) {
    throw new ConfigError(
      `TILSYN_CLAMD is "${text}". Set it to where clamd listens: its socket's path, such as /run/clamav/clamd.ctl, or host:port.`,
    );
  }
  return Object.freeze({ host, port });
}

function readDemo(env: Environment): boolean {
  const text = given(env, "TILSYN_DEMO") ?? "yes";
  if (text !== "yes" && text !== "no") throw new ConfigError(`TILSYN_DEMO is "${text}". Set it to yes or no.`);
  return text === "yes";
}

function readRequestsAMinute(env: Environment): number {
  const text = given(env, "TILSYN_REQUESTS_A_MINUTE") ?? "600";
  if (!/^\d{2,7}$/.test(text)) throw new ConfigError(`TILSYN_REQUESTS_A_MINUTE is "${text}". Set it to a number from 10 on.`);
  return Number(text);
}

function readMetricsToken(env: Environment): string | null {
  const token = readSecret(env, "METRICS_TOKEN");
  if (token !== null && token.length < 16)
    throw new ConfigError("METRICS_TOKEN is shorter than 16 characters. Make a longer one, such as by: openssl rand -hex 32");
  return token;
}

/** @throws {ConfigError} where a setting cannot be used. */
export function readConfig(env: Environment = process.env): Config {
  const port = readPort(env);
  const publicUrl = readPublicUrl(env, port);
  return Object.freeze({
    dataDirectory: resolve(given(env, "TILSYN_DATA") ?? "data"),
    port,
    databaseUrl: readDatabaseUrl(env),
    publicUrl,
    secure: publicUrl.startsWith("https:"),
    trustedProxies: Object.freeze(readTrustedProxies(env)),
    locale: given(env, "LC_ALL") ?? given(env, "LC_MESSAGES") ?? given(env, "LANG") ?? "",
    demo: readDemo(env),
    requestsAMinute: readRequestsAMinute(env),
    metricsToken: readMetricsToken(env),
    secretKeyFile: given(env, "TILSYN_SECRET_KEY_FILE") ?? null,
    mail: readMail(env),
    singleSignOn: readSingleSignOn(env),
    documentBucket: readDocumentBucket(env),
    scanner: readScanner(env),
    seal: readSeal(env),
  });
}

/** The register's file where it is a SQLite one. */
export const registerFile = ({ dataDirectory }: Pick<Config, "dataDirectory">) => join(dataDirectory, "register.sqlite");

/** React and Express run their quick, quiet form. Set before either is loaded. */
export function runAsProduction(env: Record<string, string | undefined> = process.env): void {
  env["NODE_ENV"] ??= "production";
}
