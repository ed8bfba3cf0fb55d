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
  ["DATABASE_URL", "mysql://x", /PostgreSQL/],
  ["DATABASE_URL_FILE", "/no/such/file", /cannot be read/],
])("%s=%s refuses to start and says how to mend it", (name, value, message) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
  expect(() => readConfig({ [name]: value })).toThrow(message);
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
