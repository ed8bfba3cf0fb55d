import { PDFInvalidObject } from "pdf-lib";
import { describe, expect, test } from "vitest";
import { attachmentNames } from "../../app/pdf/attachment-names";
import type { TextBox } from "../../app/pdf/draw-document";
import { srgbProfile } from "../../app/pdf/output-intent";
import { outlineOperators } from "../../app/pdf/svg-outline";
import { documentOf, draw } from "../support/pdf";

describe("names of attachments", () => {
  test("good ones stay as they are, twice applied as once", () => {
    const names = ["a.pdf", "Årsrapport – 2026.docx", "uden endelse", "b (2).txt"];
    expect(attachmentNames(names)).toEqual(names);
    const bad = ["../../etc/passwd", "a/b\\c.txt", ".skjult", "", "x\u0000y.pdf", "CON: a?.txt"];
    const good = attachmentNames(bad);
    expect(good).toEqual(["__.._etc_passwd", "a_b_c.txt", "_skjult", "_", "xy.pdf", "CON_ a_.txt"]);
    expect(attachmentNames(good)).toEqual(good);
  });

  test("none is there twice, in whatever case, and an extension stays", () => {
    expect(attachmentNames(["a.txt", "A.TXT", "a.txt", "a (2).txt"])).toEqual([
      "a.txt",
      "A (2).TXT",
      "a (3).txt",
      "a (2) (2).txt",
    ]);
    const [long = ""] = attachmentNames([`${"😀".repeat(300)}.pdf`]);
    expect(Buffer.byteLength(long)).toBeLessThan(255);
    expect(long.endsWith(".pdf")).toBe(true);
  });
});

test("the colour profile is sRGB: its white is D50 and its curve has the known values", () => {
  const profile = srgbProfile();
  expect(profile.readUInt32BE(0)).toBe(profile.length);
  const tags = new Map<string, number>();
  for (let at = 0; at < profile.readUInt32BE(128); at += 1) {
    const entry = 132 + at * 12;
    tags.set(profile.toString("latin1", entry, entry + 4), profile.readUInt32BE(entry + 4));
  }
  const xyz = (tag: string) => [0, 1, 2].map((at) => profile.readInt32BE((tags.get(tag) ?? 0) + 8 + at * 4) / 65536);
  const sum = ["rXYZ", "gXYZ", "bXYZ"].map(xyz).reduce((all, one) => all.map((value, at) => value + (one[at] ?? 0)));
  // The three primaries together are white.
  for (const [at, value] of xyz("wtpt").entries()) expect(sum[at]).toBeCloseTo(value, 3);
  const curve = (tags.get("rTRC") ?? 0) + 12;
  expect(profile.readUInt16BE(curve)).toBe(0);
  expect(profile.readUInt16BE(curve + 1023 * 2)).toBe(65535);
  // Half of the way is 21.4 % of the light.
  expect(profile.readUInt16BE(curve + 512 * 2) / 65535).toBeCloseTo(0.2145, 3);
});

test("outlines of the map become operators, relative ones too", () => {
  expect(outlineOperators("M1 2L3,4Z")).toBe("1 2 m 3 4 l h");
  expect(outlineOperators("m1 2l2 2h-1v-1zm1 1")).toBe("1 2 m 3 4 l 2 4 l 2 3 l h 2 3 m");
});

describe("tables", () => {
  async function boxesOf(rows: string[][]): Promise<TextBox[]> {
    const boxes: TextBox[] = [];
    const columns = [
      { title: "Overskrift", width: 1 },
      { title: "Nummer", width: 1, align: "right" as const },
    ];
    await draw(documentOf([{ kind: "table", columns, rows }]), { onText: (box) => boxes.push(box) });
    return boxes;
  }

  test("a row stays on its page", async () => {
    const text = "linje\n".repeat(9).trim();
    const boxes = await boxesOf(Array.from({ length: 40 }, () => [text, "1"]));
    // Nine lines and the number beside the first: no page begins in the middle of them.
    const pages = new Set(boxes.map(({ page }) => page));
    expect(pages.size).toBeGreaterThan(4);
    const cells = boxes.filter(
      ({ left, right, top, bottom }) => left === 56 && right < 300 && Math.abs(top - bottom - 12) < 0.01,
    );
    for (const page of pages) expect(cells.filter((box) => box.page === page).length % 9).toBe(0);
  });

  test("one that is higher than a page goes on under the titles, which stand on every page", async () => {
    const boxes = await boxesOf([["linje\n".repeat(200).trim(), "1"]]);
    const pages = [...new Set(boxes.map(({ page }) => page))].filter((page) => page > 1);
    expect(pages.length).toBeGreaterThan(3);
    // The titles are the only text of their height.
    const heads = boxes.filter(
      ({ top, bottom, right }) => Math.abs(top - bottom - 10.5) < 0.01 && Math.abs(right - 539.28) < 0.01,
    );
    expect(new Set(heads.map(({ page }) => page)).size).toBe(pages.length);
  });
});

test("what a seal reserves stands in the file as it is, in no object stream and once", async () => {
  const reserved = "<</Type/Sig/Contents<0000000000000000>/ByteRange[0 0000000000 0000000000 0000000000]>>";
  const bytes = await draw(documentOf([]), {
    reserveSeal: ({ doc }) => doc.context.register(PDFInvalidObject.of(Buffer.from(reserved, "latin1"))),
  });
  const [before, ...after] = Buffer.from(bytes).toString("latin1").split(reserved);
  expect(after).toHaveLength(1);
  expect(before).toMatch(/\n\d+ 0 obj\n$/);
});

test("progress is told of each part and of the file", async () => {
  const told: string[] = [];
  const parts = ["a", "b", "c"].map((anchor) => ({ anchor, title: anchor, blocks: [] }));
  await draw(documentOf([], { parts }), { onProgress: (done, of) => told.push(`${done}/${of}`) });
  expect(told).toEqual(["1/4", "2/4", "3/4", "4/4"]);
});
