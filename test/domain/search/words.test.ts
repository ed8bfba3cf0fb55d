import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerptOf, type HitsOf, markedParts } from "../../../app/domain/search/excerpt";
import { askedParts, askedText, askedWords, indexedWords, queryLengthMax, wordsOf } from "../../../app/domain/search/words";
import { foldName } from "../../../app/domain/slug";
import { runs } from "../../support/soak";

const find =
  (...words: string[]): HitsOf =>
  (form) =>
    words.flatMap((word, at) => (form === word ? [at] : []));
const excerpt = (text: string, ...words: string[]) => excerptOf(text, wordsOf(text), find(...words));
const whole = (parts: readonly { text: string }[]) => parts.map(({ text }) => text).join("");

describe("words", () => {
  test("are letters and digits, folded as names are, with what a line breaks as a whole and in parts", () => {
    expect(indexedWords("Århus, AAbenraa & Ærø: §12 stk. 2 — café")).toBe("århus åbenrå aabenraa ærø 12 stk 2 cafe");
    expect(indexedWords("under-\nleverandør EU-\nLande EU-\nlande data\u00adansvarlig")).toBe(
      "underleverandør under leverandør eu lande eulande eu lande datånsvarlig dataansvarlig",
    );
    expect(indexedWords("⑴ ½ ﬁl \ud800 😀 '\"*():")).toBe("1 12 fil");
  });

  test("of any text are without what a query language reads, and folded as names are", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom(..."aAåÅæØé-\n 1") })), (text) => {
        for (const { at, end, forms } of wordsOf(text)) {
          expect(at).toBeLessThan(end);
          for (const form of forms) expect(form).toMatch(/^[\p{L}\p{N}\ud800-\udfff]+$/u);
          const word = text.slice(at, end);
          if (!word.includes("-\n"))
            expect(forms[0]).toBe(
              foldName(word)
                .replace(/[^\p{L}\p{N}]/gu, "")
                .slice(0, 64),
            );
        }
      }),
      { numRuns: runs(500) },
    );
  });

  test("that are asked for are few, each once, the last as it stands at the end", () => {
    expect(askedWords('"Brud" AND 24*')).toEqual(["brud", "and", "24"]);
    expect(askedWords("Aarhus dataansvarlig")).toEqual(["århus", "datånsvarlig"]);
    expect(askedWords("a b a")).toEqual(["a", "b", "a"]);
    for (const nothing of ["", " ", "!?", "\0", "😀"]) expect(askedWords(nothing)).toEqual([]);
    expect(askedWords("ord ".repeat(2_500))).toEqual(["ord", "ord"]);
    expect(askedText("x".repeat(10_000)).length).toBe(queryLengthMax);
    expect(askedParts(' "Fjord\0A/S" (A/S) -- ')).toEqual(["fjord", "a/s"]);
  });
});

describe("an excerpt", () => {
  const filler = "Her står en hel del andet, som ingen har spurgt om. ".repeat(30);

  test("is where the most of the words stand together, marked, between whole words", () => {
    const text = `${filler}varsel ${filler}varsel på 6 måneder ${filler}`;
    const parts = excerpt(text, "varsel", "måneder");
    expect(parts.filter(({ isHit }) => isHit).map((part) => part.text)).toEqual(["varsel", "måneder"]);
    expect(whole(parts)).toMatch(/^… \S.*varsel på 6 måneder.*\S…$/);
    expect(whole(excerpt(text, "findes-ikke"))).toMatch(/^Her står .*…$/);
  });

  test("of any text is a short piece of it, whatever is marked", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("ord", "varsel", " ", "\n", "x".repeat(400), "å", "-\nd", "<b>")), (pieces) => {
        const text = pieces.join("");
        const parts = excerpt(text, "ord", "varsel", "å");
        expect(whole(parts).length).toBeLessThanOrEqual(335);
        for (const { text: part } of parts) expect(part).not.toBe("");
        const squeezed = text.replace(/\s+/gu, " ");
        expect(squeezed).toContain(whole(parts).replace(/^…|…$/g, "").replace(/\s+/gu, " "));
        expect(whole(markedParts(text, find("ord"))).replace(/\s+/gu, " ")).toBe(squeezed);
      }),
      { numRuns: runs(500) },
    );
  });
});
