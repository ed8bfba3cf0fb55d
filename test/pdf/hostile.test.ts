import { describe, expect, test } from "vitest";
import type { DocumentContent } from "../../app/pdf/content";
import type { TextBox } from "../../app/pdf/draw-document";
import { ask, documentOf, draw, scratch } from "../support/pdf";
import { everyBlock } from "./every-block";
import { naughty } from "./naughty";

const hostile = (text: string): DocumentContent =>
  documentOf(everyBlock(text), {
    title: text,
    subject: text,
    runningHeader: text,
    id: text,
    hasContentsPage: true,
    cover: everyBlock(text.slice(0, 500)),
    parts: [
      { anchor: "part", title: text, summary: text, blocks: everyBlock(text) },
      { anchor: text, title: text, blocks: [], startsPage: false },
    ],
    attachments: [text, text].map((name) => ({
      name,
      mediaType: name,
      bytes: Buffer.from(name),
      description: name,
      relationship: "Data",
      modifiedAt: "2026-11-23T09:42:00Z",
    })),
  });

/** Boxes that a line leaves, or that lie outside the page. */
const outside = (boxes: readonly TextBox[]) =>
  boxes.filter(
    ({ left, right, top, bottom, textLeft, textRight }) =>
      textLeft < left - 0.05 || textRight > right + 0.05 || left < 40 || right > 556 || bottom < 20 || top > 830,
  );

describe("whatever a text holds, it is drawn and stays in its box", () => {
  for (const [name, text] of Object.entries(naughty))
    test(name, async () => {
      const boxes: TextBox[] = [];
      const bytes = await draw(hostile(text), { onText: (box) => boxes.push(box) });
      expect(boxes.length).toBeGreaterThan(0);
      expect(outside(boxes)).toEqual([]);
      const files = scratch();
      try {
        expect(ask("qpdf", "--check", files.write("a.pdf", bytes))).toContain("No syntax or stream encoding errors");
      } finally {
        files.remove();
      }
    });
});

/** What a reader copies out of a document that says one thing. */
async function copied(text: string): Promise<string> {
  const files = scratch();
  try {
    const path = files.write("a.pdf", await draw(documentOf([{ kind: "paragraph", text }])));
    // Of a page with one line the text stands after the part's title and before the footer.
    return ask("pdftotext", "-f", "2", path, "-").split("Del\n")[1]?.split("\n\n0193")[0] ?? "";
  } finally {
    files.remove();
  }
}

describe("what is copied out is what was put in", () => {
  test.each([
    ["letters that fonts like to replace", naughty["ligatures"] ?? "", "ﬁ ﬂ ffi 5x5 -> => != (c) 1/2"],
    ["an accent of its own", "A\u030Aløkke", "Åløkke"],
    ["a soft hyphen", naughty["soft hyphens"] ?? "", "databehandleraftale"],
    ["directional overrides", "faktura\u202egnp.exe", "fakturagnp.exe"],
    ["Greek", naughty["Greek"] ?? "", "ΔΕΔΟΜΕΝΑ Αθήνα"],
    ["letters no font holds", "数 🦄", "⟨U+6570⟩ ⟨U+1F984⟩"],
    ["private use", "a\ue000b", "a⟨U+E000⟩b"],
    ["half a letter", "a\ud800b", "a\ufffdb"],
    ["PDF syntax", naughty["PDF syntax"] ?? "", naughty["PDF syntax"] ?? ""],
  ])("%s", async (_, text, expected) => {
    expect(await copied(text)).toBe(expected);
  });

  test("Hebrew and Arabic, in the order they are read", async () => {
    expect((await copied("שלום עולם")).replace(/[\u202a-\u202e\u200e\u200f]/g, "")).toBe("שלום עולם");
    expect((await copied("شركة البيانات")).replace(/[\u202a-\u202e\u200e\u200f]/g, "")).toBe("شركة البيانات");
  });
});
