import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanText, markOf } from "../../app/pdf/clean-text";
import { Fonts } from "../../app/pdf/fonts";
import { breakLines } from "../../app/pdf/lines";
import { settings } from "../../app/pdf/look";
import { fonts as files } from "../support/pdf";
import { naughty } from "./naughty";

const look = { setting: settings.text };

/** The letters of lines, in the order they are drawn, without the spaces at which they were broken. */
function lettersOf(fonts: Fonts, lines: ReturnType<typeof breakLines>): number {
  const space = fonts.space("regular");
  return lines
    .flatMap(({ spans }) => spans)
    .reduce(
      (sum, { face, hex }) => sum + (hex.match(/.{4}/g) ?? []).filter((code) => face !== space.face || code !== space.hex).length,
      0,
    );
}

describe("lines", () => {
  test("none is wider than it may be, and no letter is lost", async () => {
    const fonts = new Fonts(await files);
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom(..."ab æØ-/–.\n", "\u0430", "字") }),
      fc.array(fc.lorem(), { maxLength: 3 }).map((words) => words.join(" ")),
      fc.string({ unit: "binary", maxLength: 40 }),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 14, max: 500 }), (words, width) => {
        const lines = breakLines(fonts, words, look, width);
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.02);
        const held = fonts.marked("regular", cleanText(words));
        if (/[\u0590-\u08ff\ufb1d-\ufefc]/.test(held)) return;
        expect(lettersOf(fonts, lines)).toBe([...held.replace(/[ \n]/g, "")].length);
      }),
      { numRuns: 400 },
    );
  });

  test("a new line is one where the text has one", async () => {
    const fonts = new Fonts(await files);
    expect(breakLines(fonts, "a\n\nb", look, 400)).toHaveLength(3);
    expect(breakLines(fonts, "a\r\nb\u2028c", look, 400)).toHaveLength(3);
  });

  test("a date and a number stay whole, a long compound breaks at its hyphen", async () => {
    const fonts = new Fonts(await files);
    const width = (text: string) => breakLines(fonts, text, look, 1000)[0]?.width ?? 0;
    expect(breakLines(fonts, "den 2026-11-23", look, width("den 2026-11"))).toHaveLength(2);
    expect(breakLines(fonts, "Nordvang-Hosting", look, width("Nordvang-Host"))).toHaveLength(2);
    const [first] = breakLines(fonts, "Nordvang-Hosting", look, width("Nordvang-Host"));
    expect(first?.width).toBeCloseTo(width("Nordvang-"), 5);
    expect(breakLines(fonts, "Drift A/S", look, width("Drift A/"))).toHaveLength(2);
    expect(breakLines(fonts, "Drift A/S", look, width("Drift A/"))[1]?.width).toBeCloseTo(width("A/S"), 5);
  });

  test("a comma stays with the word before it, whatever their looks", async () => {
    const fonts = new Fonts(await files);
    const words = { text: "aaaaaa bb", style: "strong" as const };
    const width = breakLines(fonts, [words], look, 1000)[0]?.width ?? 0;
    const lines = breakLines(fonts, [words, { text: ", c" }], look, width + 0.5);
    expect(lines).toHaveLength(2);
    expect(lines[0]?.spans).toHaveLength(1);
    expect(lines[1]?.spans).toHaveLength(2);
  });

  test("words of a right-to-left script are seen from right to left, their numbers from left to right", async () => {
    const fonts = new Fonts(await files);
    const offsets = (text: string) => breakLines(fonts, text, look, 400)[0]?.spans.map(({ offset }) => offset) ?? [];
    const [name = 0, space = 0, number = 0] = offsets("شركة ١٢");
    expect(number).toBeLessThan(space);
    expect(space).toBeLessThan(name);
    const digits = breakLines(fonts, "١٢", look, 400)[0]?.spans[0];
    expect(digits?.isReversed).toBe(false);
    // Between two words of another script each run stands in its place.
    const [first = 0, second = 0, third = 0] = offsets("a שלום b");
    expect(first).toBeLessThan(second);
    expect(second).toBeLessThan(third);
  });

  test("ten thousand letters break quickly", async () => {
    const fonts = new Fonts(await files);
    const began = performance.now();
    for (const text of [naughty["a long word"] ?? "", naughty["a long text"] ?? ""]) breakLines(fonts, text, look, 300);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

test("a letter that no font holds is written as its number", () => {
  expect(markOf(0x41)).toBe("⟨U+0041⟩");
  expect(markOf(0x1f984)).toBe("⟨U+1F984⟩");
});
