import { describe, expect, it } from "vitest";
import { languages } from "~/i18n/language";
import { type RefusalCode, refusalText } from "~/i18n/refusal";

const params: Record<RefusalCode, Readonly<Record<string, unknown>>> = {
  "not-json": {},
  "not-portfolio": { format: "tilsyn-portfolio/1" },
  "unknown-field": { field: "colour" },
  "unknown-value": { value: "aktiv", allowed: ["prospect", "active", "ended"] },
  "duplicate-key": { key: "x" },
  "dangling-reference": { key: "x", noun: "location" },
  cycle: { keys: ["a", "b"] },
  "end-before-beginning": { beginning: "2026-02-01", end: "2026-01-31" },
  "impossible-date": { value: "2026-02-30" },
  "date-out-of-range": { value: "1800-01-01" },
  "not-text": {},
  "not-a-number": {},
  "not-whole": {},
  "out-of-range": { min: 1, max: 1200 },
  "bad-character": {},
  "text-too-long": { max: 20000 },
  blank: {},
  required: {},
  "not-a-list": {},
  "not-an-object": {},
  "not-true-or-false": {},
  "bad-key": { value: "æ" },
  "unknown-country": { value: "ZZ" },
  "region-with-country": {},
  "clauses-not-on-dpa": {},
  "terms-not-on-dpa": {},
  "decision-not-on-contract": {},
  "change-not-accepted": {},
  "due-in-the-past": {},
  "decided-ahead": {},
  "concept-not-allowed": { points: 7, allowed: ["5", "6"] },
  "template-below-concept": { concept: 2, min: 5 },
  "band-out-of-order": {},
  "template-too-long": {},
  "section-empty": {},
  "question-twice": {},
  "two-options": {},
  "asked-if-later": {},
  "asked-if-nothing": {},
  "case-state": {},
  "case-not-sent": {},
  "case-not-sent-out": {},
  "send-without-mail": {},
  "answers-missing": { keys: ["FYS-1", "ADG-2"] },
  "too-many-files": { max: 200 },
  "too-many-colleagues": { max: 5 },
  "already-invited": {},
  "day-out-of-range": { first: "2026-12-01", last: "2027-02-28" },
  "not-examined": { keys: ["FYS-1", "ADG-2"] },
  "answer-not-overdue": {},
  "unknown-clause": { id: "DPA-99" },
  "waiver-too-long": {},
  "unknown-rule": { value: "no-rule" },
  "bad-time-zone": { value: "Mars" },
  "nobody-named": { value: "fjo" },
  "several-named": { value: "fjo" },
  "too-many-named": { value: "fjo" },
  "pick-required": {},
  "unknown-key": { key: "x" },
  "bad-encoding": {},
  "file-too-large": { maxBytes: 26214400 },
  "file-empty": {},
  "type-refused": { kind: "HTML" },
  "document-held-here": {},
  "store-full": {},
  "file-infected": { signature: "Win.Test.EICAR_HDB-1" },
  "file-beyond-scanner": {},
  "scanner-silent": {},
  "newer-version": {},
  "note-required": {},
  "signing-required": {},
  "unsigned-reason-required": {},
  "file-unreadable": {},
  "file-encrypted": {},
  "not-a-table": {},
  "no-good-row": {},
  "row-without-name": {},
  "row-formula": { column: "Land" },
  "row-bad-date": { value: "i går" },
  "row-unknown-place": { value: "Narnia" },
  "row-ambiguous": { keys: ["a", "b"] },
  "row-too-wide": {},
  "too-many-columns": { max: 100 },
  "too-many-rows": { max: 5000 },
  "still-referred-to": { by: ["Nordhavn", "Vesterhav"] },
  "demo-present": {},
  "concurrent-edit": {},
  "reason-required": {},
  "key-taken": { key: "x" },
  "parse-timeout": {},
  "parse-memory": {},
  "wrong-credentials": {},
  "too-many-attempts": { minutes: 15 },
  "password-too-short": { min: 12 },
  "password-common": {},
  "token-invalid": {},
  "email-taken": {},
  "bad-email": {},
  "single-sign-on-refused": {},
  "single-sign-on-expired": {},
  "single-sign-on-unreachable": {},
  "single-sign-on-unbound": {},
  "single-sign-on-other": {},
  "single-sign-on-set": {},
  "identity-taken": {},
  "only-way-in": {},
  "wrong-password": {},
  "wrong-code": {},
  "sign-in-expired": {},
  "second-factor-set": {},
  "set-up-expired": {},
  "organisation-not-yours": {},
  "role-required": {},
  "auditor-alone": {},
  "words-too-short": { min: 3 },
  "bad-instant": { value: "i går" },
  "instant-ahead": { value: "2030-01-01T00:00Z" },
  "before-history": { value: "1999-01-01T00:00Z" },
  "duty-evidence": {},
  "duty-finding": {},
  "duty-administrator": {},
  "duty-waiver": {},
  "duty-alone": {},
  "scope-for-auditors": {},
  "scope-required": {},
  "last-administrator": {},
  "confirmation-wrong": { value: "ada@example.dk" },
  "undo-erased": {},
  "undo-gone": {},
  "bad-on-date": { value: "x" },
  "backup-folder-not-empty": { file: "/backup" },
  "backup-file-unsound": { file: "a".repeat(64), keys: ["fjord/agreements/dpa#1"] },
  "not-a-backup": { file: "/backup" },
  "backup-manifest-altered": {},
  "backup-of-later-version": {},
  "backup-damaged": { file: `blobs/aa/${"a".repeat(64)}` },
  "backup-of-other-engine": { value: "postgres" },
  "restore-folder-not-empty": { file: "/data", keys: ["blobs"] },
  "restore-database-not-empty": {},
  "pack-nothing": {},
  "share-without-mail": {},
  "pack-too-large": {},
  "pack-failed": {},
  "pack-killed": {},
  "bad-fingerprint": { value: "3f2a" },
  "seal-key-kind": {},
  "seal-key-locked": {},
  "seal-key-unreadable": { file: "/keys/seal.pem" },
  "seal-certificate-unreadable": {},
  "seal-certificate-missing": {},
  "seal-certificate-other": {},
  "seal-chain-broken": {},
  "timestamp-unreachable": {},
  "timestamp-unsound": {},
};
const codes = Object.keys(params) as RefusalCode[];

describe("refusalText", () => {
  it.each(languages)("says of every refusal what is wrong and what to do in %s", (language) => {
    for (const code of codes) {
      const text = refusalText({ code, params: params[code] }, language);
      expect(text).not.toMatch(/undefined|null|\{\{|\[object|\s\s|…|refusals\./);
      expect(text).toMatch(/[.)]$/);
      expect(text.replace(/\.$/, "").split(/[.:)] /).length).toBeGreaterThan(1);
    }
  });

  it("differs between the languages", () => {
    for (const code of codes) {
      expect(refusalText({ code, params: params[code] }, "da")).not.toBe(refusalText({ code, params: params[code] }, "en"));
    }
  });

  it("never fails for want of a value, nor on one of an odd kind", () => {
    for (const code of codes) expect(refusalText({ code }, "da")).not.toContain("{{");
    expect(refusalText({ code: "unknown-value", params: { value: { a: 1 }, allowed: ["x"] } }, "da")).toBe(
      '»{"a":1}« er ikke en af de mulige værdier. Brug x.',
    );
    expect(refusalText({ code: "unknown-key", params: { key: "{{key}} $t(x)" } }, "da")).toContain("»{{key}} $t(x)«");
  });

  it("writes lists, rings, sizes, dates and numbers the way of the language", () => {
    const text = (code: RefusalCode, language: "da" | "en") => refusalText({ code, params: params[code] }, language);
    expect(text("unknown-value", "da")).toContain("Brug prospect, active eller ended.");
    expect(text("cycle", "en")).toContain("a → b → a");
    expect(refusalText({ code: "cycle", params: { keys: ["a"] } }, "en")).toContain("a → a");
    expect(text("row-ambiguous", "da")).toContain("a og b");
    expect(text("file-too-large", "da")).toContain("25 MB");
    expect(text("end-before-beginning", "da")).toContain("31. jan. 2026");
    expect(text("text-too-long", "da")).toContain("20.000");
    expect(text("dangling-reference", "da")).toContain("lokationen »x«");
    expect(refusalText({ code: "too-many-attempts", params: { minutes: 1 } }, "da")).toContain("1 minut,");
  });
});
