import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepKeyFile } from "../../app/storage/key-file.server";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tilsyn-key-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a key is kept for the product alone, the first one stays, and nothing else is left", () => {
  const file = join(folder, "keys", "one.pem");
  keepKeyFile(file, "first\n");
  keepKeyFile(file, "second\n");
  expect(readFileSync(file, "utf8")).toBe("first\n");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, "keys")).mode & 0o777).toBe(0o700);
  expect(readdirSync(join(folder, "keys"))).toEqual(["one.pem"]);
});

test("where it cannot be kept, that is said and no draft is left", () => {
  expect(() => keepKeyFile(join(folder, "keys", "one.pem", "below.pem"), "key")).toThrow();
  expect(readdirSync(join(folder, "keys"))).toEqual(["one.pem"]);
});
