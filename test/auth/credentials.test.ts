import { dictionary } from "@zxcvbn-ts/language-common";
import { describe, expect, test } from "vitest";
import { networkOf } from "../../app/auth/network";
import { emailRefusal, passwordRefusal } from "../../app/auth/credentials";
import { safeRedirect } from "../../app/auth/safe-redirect";
import { sessionCookieFor } from "../../app/auth/session-cookie";

describe("a password", () => {
  test.each([
    ["elleve tegn", "password-too-short"],
    ["tolv tegn ja", null],
    ["æøåæøåæøåæø", "password-too-short"],
    ["Password1234!", "password-common"],
    ["P@ssw0rd2026!", "password-common"],
    ["passwordpassword", "password-common"],
    ["123456789012", "password-common"],
    ["qwertyuiop123", "password-common"],
    ["aaaaaaaaaaaa", "password-common"],
    ["Velkommen2026", "password-common"],
    ["Adgangskode123", "password-common"],
    ["sommersommer1", "password-common"],
    ["fyrretyve grønne æbler", null],
    ["correct horse battery staple", null],
    ["hest-lampe-regnbue", null],
    ["x".repeat(1001), "text-too-long"],
  ])("%s", (password, code) => {
    expect(passwordRefusal(password)?.code ?? null).toBe(code);
  });
});

test.each([
  ["Nordvang2026!", false],
  ["nordvang-tilsyn", false],
  ["Ada-Lovelace-42", false],
  ["nordvang i regn og blæst", true],
])("a password of the names around it, %s: %s", (password, isGood) => {
  expect(passwordRefusal(password, ["Nordvang Hosting", "Ada Lovelace", "ada@nordvang.example"]) === null).toBe(isGood);
});

test.each([
  ["ada@example.dk", null],
  ["a@b.c", null],
  ["", "required"],
  ["ada", "bad-email"],
  ["ada@example", "bad-email"],
  ["a b@example.dk", "bad-email"],
])("the e-mail %s", (email, code) => {
  expect(emailRefusal(email)?.code ?? null).toBe(code);
});

test.each([
  ["/settings?a=b", "/settings?a=b"],
  ["/", "/"],
  [null, "/"],
  ["", "/"],
  ["settings", "/"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["https://evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["/\t/evil.example", "/"],
  ["/a/..//evil.example", "/"],
  ["/%2f/x", "/%2f/x"],
])("the way back %s", (to, expected) => {
  expect(safeRedirect(to)).toBe(expected);
});

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["2001:0DB8:0001:2::9", "2001:db8:1:2"],
  ["::1", "0:0:0:0"],
  ["", ""],
])("the network of %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test("a cookie is read by its whole name", () => {
  const token = "a".repeat(43);
  const { read } = sessionCookieFor(false);
  expect(read(`x=1; tilsyn=${token}`)).toBe(token);
  for (const header of [undefined, "", `xtilsyn=${token}`, `__Host-tilsyn=${token}`, "tilsyn=short", `tilsyn=${token}!`])
    expect(read(header)).toBeNull();
});

test("every leaked password that is long enough is refused, also with digits around it", () => {
  const leaked = dictionary["passwords-common"] ?? [];
  expect(leaked.length).toBeGreaterThan(3_000);
  const taken = leaked.filter((password) => password.length >= 12 && passwordRefusal(password) === null);
  expect(taken).toEqual([]);
  expect(passwordRefusal("sonyericsson-1998")).toEqual({ code: "password-common" });
  expect(passwordRefusal("tre lange ord i rad")).toBeNull();
});
