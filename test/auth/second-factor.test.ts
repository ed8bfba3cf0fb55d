import { expect, test } from "vitest";
import { beginSetUp, newRecoveryCodes } from "../../app/auth/second-factor.server";
import { secretsFrom } from "../../app/auth/secrets.server";
import { Clock } from "../support/register";

test("recovery codes and secrets are long, random and never the same", () => {
  const secrets = secretsFrom(() => Buffer.alloc(32, 7));
  const made = Array.from({ length: 200 }, () => beginSetUp(secrets, { id: "a", email: "a@b.dk" }, new Clock().now()).base32);
  expect(new Set(made).size).toBe(200);
  expect(made.every((secret) => secret.length === 32)).toBe(true);
  const codes = Array.from({ length: 200 }, () => newRecoveryCodes("a").codes).flat();
  expect(new Set(codes).size).toBe(2000);
  // 24 of 31 letters and digits: 118 bits.
  expect(codes.every((code) => code.replace(/-/g, "").length === 24)).toBe(true);
  const letters = new Map<string, number>();
  for (const letter of codes.join("").replace(/-/g, "")) letters.set(letter, (letters.get(letter) ?? 0) + 1);
  expect(letters.size).toBe(31);
  const expected = (2000 * 24) / 31;
  for (const count of letters.values()) expect(Math.abs(count - expected)).toBeLessThan(expected / 4);
});
