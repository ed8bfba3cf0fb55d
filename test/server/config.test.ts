import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ConfigError, readConfig } from "../../app/config.server";

test("nothing need be set", () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    publicUrl: "http://localhost:3000",
    secure: false,
    databaseUrl: null,
    trustedProxies: [],
    demo: true,
  });
  expect(readConfig({ PORT: "8080" }).publicUrl).toBe("http://localhost:8080");
  expect(readConfig({ TILSYN_PUBLIC_URL: "https://tilsyn.example.com/" })).toMatchObject({
    publicUrl: "https://tilsyn.example.com",
    secure: true,
  });
  expect(readConfig({ TILSYN_TRUSTED_PROXIES: "loopback, 10.0.0.0/8,fd00::1" }).trustedProxies).toEqual([
    "loopback",
    "10.0.0.0/8",
    "fd00::1",
  ]);
  expect(Object.isFrozen(readConfig({}))).toBe(true);
});

test.each([
  ["TILSYN_PUBLIC_URL", "http://tilsyn.example.com", /https address/],
  ["TILSYN_PUBLIC_URL", "http://127.0.0.1:3000", /https address/],
  ["TILSYN_PUBLIC_URL", "https://example.com/tilsyn", /without a path/],
  ["TILSYN_PUBLIC_URL", "ftp://example.com", /neither/],
  ["TILSYN_PUBLIC_URL", "tilsyn", /no URL/],
  ["PORT", "0", /1 to 65535/],
  ["PORT", "x", /1 to 65535/],
  ["TILSYN_TRUSTED_PROXIES", "everybody", /"everybody"/],
  ["TILSYN_TRUSTED_PROXIES", "10.0.0.0/33", /10\.0\.0\.0\/33/],
  ["TILSYN_TRUSTED_PROXIES", "0.0.0.0/0", /0\.0\.0\.0\/0/],
  ["TILSYN_DEMO", "maybe", /yes or no/],
  ["TILSYN_SMTP_URL", "http://mail.example.com", /mail server/],
  ["TILSYN_SMTP_URL", "smtp://mail.example.com", /TILSYN_MAIL_FROM/],
  ["TILSYN_SMTP_URL_FILE", "/no/such/file", /cannot be read/],
  ["TILSYN_OIDC_ISSUER", "https://id.example.com", /TILSYN_OIDC_CLIENT_ID/],
  ["TILSYN_S3_ENDPOINT", "https://s3.example.com", /TILSYN_S3_BUCKET/],
  ["TILSYN_S3_SECRET_KEY_FILE", "/no/such/file", /cannot be read/],
  ["TILSYN_CLAMD", "clamd", /host:port/],
  ["TILSYN_CLAMD", "tcp://127.0.0.1:3310", /host:port/],
  ["TILSYN_CLAMD", "127.0.0.1:70000", /host:port/],
  ["TILSYN_CLAMD", "[127.0.0.1]:3310", /host:port/],
  ["DATABASE_URL", "mysql://x", /PostgreSQL/],
  ["DATABASE_URL_FILE", "/no/such/file", /cannot be read/],
])("%s=%s refuses to start and says how to mend it", (name, value, message) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
  expect(() => readConfig({ [name]: value })).toThrow(message);
});

test("a virus scanner is a socket, or a host with its port", () => {
  expect(readConfig({}).scanner).toBeNull();
  expect(readConfig({ TILSYN_CLAMD: "/run/clamav/clamd.ctl" }).scanner).toEqual({ path: "/run/clamav/clamd.ctl" });
  expect(readConfig({ TILSYN_CLAMD: "clamav:3310" }).scanner).toEqual({ host: "clamav", port: 3310 });
  expect(readConfig({ TILSYN_CLAMD: "[::1]:3310" }).scanner).toEqual({ host: "::1", port: 3310 });
});

test("documents in a bucket need all that a bucket needs", () => {
  const bucket = {
    TILSYN_S3_ENDPOINT: "https://s3.example.com/",
    TILSYN_S3_BUCKET: "papers",
    TILSYN_S3_ACCESS_KEY: "a",
    TILSYN_S3_SECRET_KEY: "hemmelig",
  };
  expect(readConfig(bucket).documentBucket).toEqual({
    endpoint: "https://s3.example.com",
    bucket: "papers",
    region: "us-east-1",
    accessKey: "a",
    secretKey: "hemmelig",
    prefix: "",
  });
  expect(readConfig({ ...bucket, TILSYN_S3_PREFIX: "/tilsyn/a/" }).documentBucket?.prefix).toBe("tilsyn/a/");
  expect(readConfig({ ...bucket, TILSYN_S3_ENDPOINT: "http://localhost:9000" }).documentBucket?.endpoint).toMatch(/9000$/);
  const refused: [Record<string, string>, RegExp][] = [
    [{ TILSYN_S3_ENDPOINT: "http://s3.example.com" }, /unencrypted/],
    [{ TILSYN_S3_ENDPOINT: "https://s3.example.com/papers" }, /TILSYN_S3_BUCKET/],
    [{ TILSYN_S3_BUCKET: "No" }, /3 to 63/],
    [{ TILSYN_S3_PREFIX: "../x" }, /TILSYN_S3_PREFIX/],
  ];
  for (const [change, message] of refused) {
    expect(() => readConfig({ ...bucket, ...change })).toThrow(message);
    expect(() => readConfig({ ...bucket, ...change })).toThrow(/^(?!.*hemmelig)/s);
  }
});

test("the database's password comes from a file and is in no message", () => {
  const folder = mkdtempSync(join(tmpdir(), "tilsyn-config-"));
  try {
    const file = join(folder, "url");
    writeFileSync(file, "postgres://tilsyn:hemmelig@localhost/tilsyn\n");
    expect(readConfig({ DATABASE_URL_FILE: file }).databaseUrl).toBe("postgres://tilsyn:hemmelig@localhost/tilsyn");
    expect(() => readConfig({ DATABASE_URL_FILE: file, DATABASE_URL: "postgres://x" })).toThrow(/Keep one/);
    writeFileSync(file, "postgresql:hemmelig");
    expect(() => readConfig({ DATABASE_URL_FILE: file })).toThrow(/^(?!.*hemmelig)/s);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
