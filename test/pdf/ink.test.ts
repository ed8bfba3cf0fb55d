import { create } from "fontkit";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Block, FontFiles, Run } from "../../app/pdf/content";
import type { TextBox } from "../../app/pdf/draw-document";
import { baselineOf, settings } from "../../app/pdf/look";
import { ask, documentOf, draw, fonts, scratch } from "../support/pdf";

/** Letters of the languages of the EU and what texts are made of, some that only the fallback holds. */
const letters = [
  ..."abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ0123456789",
  ...".,:;!?'\"()[]{}<>/\\|@#$%&*+-=_~^`€£§©®°±·½–—‘’“”„…•→≤≥≠✓⟨⟩",
  ..."áàâäãąăçćčďđéèêëęěíìîïłńňñóòôöõőŕřśšșťțúùûüůűýÿžźżßĦħŻżĠġ",
  ..."ΑαΒβΓγΔδΩωАаБбВвГгДдЯя",
];

const pixelsPerPoint = 6;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

type Picture = { width: number; height: number; data: Buffer };

function readGrey(path: string): Picture {
  const bytes = readFileSync(path);
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString("latin1"));
  if (head === null) throw new Error("not a grey picture");
  return { width: Number(head[1]), height: Number(head[2]), data: bytes.subarray(head[0].length) };
}

/** Where the dark pixels are in the neighbourhood of a line, in points from its text's left and its baseline; null where none is. */
function inkOf(page: Picture, box: TextBox): Box | null {
  const found = { left: Number.POSITIVE_INFINITY, right: -1, top: Number.POSITIVE_INFINITY, bottom: -1 };
  const fromX = Math.round((box.textLeft - 2) * pixelsPerPoint);
  const toX = Math.round((box.textRight + 3) * pixelsPerPoint);
  const fromY = page.height - Math.round(box.top * pixelsPerPoint);
  const toY = page.height - Math.round(box.bottom * pixelsPerPoint);
  for (let y = fromY; y < toY; y += 1)
    for (let x = fromX; x < toX; x += 1) {
      if ((page.data[y * page.width + x] ?? 255) >= 160) continue;
      found.left = Math.min(found.left, x);
      found.right = Math.max(found.right, x + 1);
      found.top = Math.min(found.top, y);
      found.bottom = Math.max(found.bottom, y + 1);
    }
  if (found.right < 0) return null;
  const baseline = page.height - (box.top - baselineOf(settings.text)) * pixelsPerPoint;
  return {
    left: found.left / pixelsPerPoint - box.textLeft,
    right: found.right / pixelsPerPoint - box.textLeft,
    top: (baseline - found.top) / pixelsPerPoint,
    bottom: (baseline - found.bottom) / pixelsPerPoint,
  };
}

/** Where the whole font, from its own file, has the letter's outline. */
function outlineOf(files: readonly Uint8Array[], letter: string, size: number): Box {
  for (const bytes of files) {
    const font = create(Buffer.from(bytes));
    const codePoint = letter.codePointAt(0) ?? 0;
    if ("fonts" in font || !font.hasGlyphForCodePoint(codePoint)) continue;
    const { minX, maxX, minY, maxY } = font.glyphForCodePoint(codePoint).bbox;
    const scale = size / font.unitsPerEm;
    return { left: minX * scale, right: maxX * scale, top: maxY * scale, bottom: minY * scale };
  }
  throw new Error(`No font holds ${letter}.`);
}

/** A hairline may be half a pixel off on either side, or too grey to count. */
const tolerance = 2.5 / pixelsPerPoint;

const same = (ink: Box | null, outline: Box) =>
  ink !== null && (["left", "right", "top", "bottom"] as const).every((side) => Math.abs(ink[side] - outline[side]) <= tolerance);

describe("every letter leaves its own ink on the page", () => {
  // A subset whose offsets are wrong passes every validator, and draws nothing or something else.
  test.each([
    ["regular", {}, ["regular", "fallback"], 1],
    ["strong", { style: "strong" }, ["strong", "fallbackStrong", "fallback"], 1],
    ["code", { style: "code" }, ["mono", "fallback"], 0.88],
  ] as [string, Pick<Run, "style">, (keyof FontFiles)[], number][])("%s", async (_, style, chain, scale) => {
    const boxes: TextBox[] = [];
    const blocks = letters.map((text): Block => ({ kind: "paragraph", text: [{ text, ...style }] }));
    const bytes = await draw(documentOf(blocks), { onText: (box) => boxes.push(box) });
    const fontFiles = await fonts;
    const files = scratch();
    try {
      ask("pdftoppm", "-gray", "-r", String(72 * pixelsPerPoint), files.write("a.pdf", bytes), join(files.folder, "page"));
      const pages = new Map<number, Picture>();
      const probes = boxes.filter(({ left, right, textLeft, textRight }) => right - left > 400 && textRight - textLeft < 20);
      expect(probes).toHaveLength(letters.length);
      const wrong = probes.flatMap((box, at) => {
        const page = pages.get(box.page) ?? readGrey(join(files.folder, `page-${box.page}.pgm`));
        pages.set(box.page, page);
        const letter = letters[at] ?? "";
        const outline = outlineOf(
          chain.map((name) => fontFiles[name]),
          letter,
          settings.text.size * scale,
        );
        return same(inkOf(page, box), outline) ? [] : [letter];
      });
      expect(wrong).toEqual([]);
    } finally {
      files.remove();
    }
  });
});
