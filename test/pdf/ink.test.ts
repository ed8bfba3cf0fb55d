import { describe, expect, test } from "vitest";
import type { Block, Run } from "../../app/pdf/content";
import type { TextBox } from "../../app/pdf/draw-document";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ask, documentOf, draw, scratch } from "../support/pdf";

/** Letters of the languages of the EU and what texts are made of, some that only the fallback holds. */
const letters = [
  ..."abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ0123456789",
  ...".,:;!?'\"()[]{}<>/\\|@#$%&*+-=_~^`€£§©®°±·½–—‘’“”„…•→≤≥≠✓⟨⟩",
  ..."áàâäãąăçćčďđéèêëęěíìîïłńňñóòôöõőŕřśšșťțúùûüůűýÿžźżßĦħŻżĠġ",
  ..."ΑαΒβΓγΔδΩωАаБбВвГгДдЯя",
];

const pixelsPerPoint = 4;

/** The dark pixels in a box of a page that was rendered in shades of grey. */
function inkIn(page: { width: number; height: number; data: Buffer }, box: TextBox): number {
  let ink = 0;
  const [fromX, toX] = [box.textLeft, box.textRight].map((x) => Math.round(x * pixelsPerPoint)) as [number, number];
  const [fromY, toY] = [box.top, box.bottom].map((y) => page.height - Math.round(y * pixelsPerPoint)) as [number, number];
  for (let y = fromY; y < toY; y += 1)
    for (let x = fromX; x < toX; x += 1) if ((page.data[y * page.width + x] ?? 255) < 128) ink += 1;
  return ink;
}

function readGrey(path: string) {
  const bytes = readFileSync(path);
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString("latin1"));
  if (head === null) throw new Error("not a grey picture");
  return { width: Number(head[1]), height: Number(head[2]), data: bytes.subarray(head[0].length) };
}

describe("every letter leaves ink on the page", () => {
  // A subset whose offsets are wrong passes every validator and draws nothing.
  test.each([
    ["regular", {}],
    ["strong", { style: "strong" }],
    ["code", { style: "code" }],
  ] as [string, Pick<Run, "style">][])("%s", async (_, style) => {
    const boxes: TextBox[] = [];
    const blocks = letters.map((text): Block => ({ kind: "paragraph", text: [{ text, ...style }] }));
    const bytes = await draw(documentOf(blocks), { onText: (box) => boxes.push(box) });
    const files = scratch();
    try {
      ask("pdftoppm", "-gray", "-r", String(72 * pixelsPerPoint), files.write("a.pdf", bytes), join(files.folder, "page"));
      const pages = new Map<number, ReturnType<typeof readGrey>>();
      const probes = boxes.filter(({ left, right, textLeft, textRight }) => right - left > 400 && textRight - textLeft < 20);
      expect(probes).toHaveLength(letters.length);
      const blank = probes.flatMap((box, at) => {
        const number = box.page;
        const page = pages.get(number) ?? readGrey(join(files.folder, `page-${number}.pgm`));
        pages.set(number, page);
        return inkIn(page, box) >= 6 ? [] : [letters[at]];
      });
      expect(blank).toEqual([]);
    } finally {
      files.remove();
    }
  });
});
