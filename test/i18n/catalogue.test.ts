import { describe, expect, it } from "vitest";
import { evidenceKinds } from "~/domain/portfolio";
import { da } from "~/i18n/da";
import { en } from "~/i18n/en";
import { hintFor } from "~/i18n/hint";
import { translatorFor } from "~/i18n/translator";

function* leavesOf(value: unknown, path: string): Generator<[path: string, text: unknown]> {
  if (typeof value !== "object" || value === null) yield [path, value];
  else for (const [key, inner] of Object.entries(value)) yield* leavesOf(inner, path === "" ? key : `${path}.${key}`);
}
const danish = [...leavesOf(da, "")];
const english = new Map(leavesOf(en, ""));
const placesOf = (text: unknown) => [...String(text).matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe("the catalogues", () => {
  it("have the same keys, none of them empty, and no key that reads as a path", () => {
    expect([...english.keys()]).toEqual(danish.map(([path]) => path));
    for (const [path, text] of [...danish, ...english]) {
      expect({ path, isText: typeof text === "string" && text.trim() === text && text !== "" && !/\s\s/.test(text) }).toEqual({
        path,
        isText: true,
      });
    }
  });

  it("have the same places for values in both languages, all well formed", () => {
    for (const [path, text] of danish) {
      expect({ path, places: placesOf(text) }).toEqual({ path, places: placesOf(english.get(path)) });
      expect(String(text).replace(/\{\{\w+\}\}/g, "")).not.toMatch(/\{\{|\}\}|\$t/);
    }
  });

  it("have both plural forms wherever one is", () => {
    const paths = new Set(danish.map(([path]) => path));
    for (const path of paths) {
      if (path.endsWith("_one")) expect(paths).toContain(path.replace(/_one$/, "_other"));
      if (path.endsWith("_other")) expect(paths).toContain(path.replace(/_other$/, "_one"));
    }
  });
});

describe("translatorFor", () => {
  const t = translatorFor("da");

  it("takes typed keys only", () => {
    expect(t("terms.status.active")).toBe("Aktiv");
    expect(translatorFor("en")("terms.status.active")).toBe("Active");
    for (const kind of evidenceKinds) expect(t(`terms.evidenceKind.${kind}`)).not.toContain("terms.");
    expect(t("terms.clauseState.n/a")).toBe("Ikke relevant");
    expect(t("terms.concept.5")).toBe("Uafhængig tredjepart (revisionserklæring)");
    const wrong = () => [
      // @ts-expect-error no such text
      t("terms.status.activ"),
      // @ts-expect-error a group is no text
      t("terms.status"),
      // @ts-expect-error a plural needs its count
      t("nouns.finding.counted"),
      // @ts-expect-error plural forms are not asked for by name
      t("nouns.finding.counted_one"),
    ];
    expect(wrong).toBeTypeOf("function");
  });

  it("counts", () => {
    expect([0, 1, 2, 1234].map((count) => t("nouns.location.counted", { count }))).toEqual([
      "0 lokationer",
      "1 lokation",
      "2 lokationer",
      "1.234 lokationer",
    ]);
    const nouns = ["finding", "evidence"] as const;
    expect(nouns.map((noun) => translatorFor("en")(`nouns.${noun}.counted`, { count: 1 }))).toEqual([
      "1 finding",
      "1 piece of evidence",
    ]);
  });

  it("neither escapes values nor reads them as texts", () => {
    expect(t("forms.location", { place: "<b> & {{x}} $t(forms.eu) $1" })).toBe("lokation <b> & {{x}} $t(forms.eu) $1");
  });

  it("does not draw a text that lacks a value", () => {
    expect(() => t("forms.location")).toThrow("{{place}}");
  });
});

describe("hintFor", () => {
  it("gives help where there is any", () => {
    expect(hintFor("da", "waiver", "until")).toBe("Højst 12 måneder efter startdatoen.");
    expect(hintFor("en", "waiver", "until")).toBe("At most 12 months after the start date.");
    expect(hintFor("da", "contact", "email")).toBeNull();
  });
});
