import { fitLine } from "./fit-line";
import type { Flow } from "./flow";
import { baselineOf, body, colours, paper, settings } from "./look";
import type { Page } from "./page";
import type { Line } from "./lines";

const look = { setting: settings.running, colour: colours.muted };
const headerTop = paper.height - 34;
const footerTop = body.bottom - 22;
const half = (body.right - body.left) / 2 - 10;

const kind = (subtype: "Header" | "Footer") => `<</Type/Pagination/Subtype/${subtype}>>`;

function put({ drawing }: Flow, page: Page, line: Line, top: number, isRight: boolean): void {
  const left = isRight ? body.right - line.width : body.left;
  page.spans(line.spans, left, top - baselineOf(line.setting));
  const [from, until] = isRight ? [body.right - half, body.right] : [body.left, body.left + half];
  const bottom = top - line.setting.leading;
  drawing.boxes?.push({ page, left: from, right: until, top, bottom, textLeft: left, textRight: left + line.width });
}

/**
 * What stands above and below every page: artifacts, which nobody is read to again and again (ISO 32000-1, 14.8.2.2).
 * @param flow what sets the lines; nothing is drawn into it
 */
export function drawRunning(
  flow: Flow,
  pages: readonly Page[],
  words: { title: string; id: string; numberOf: (page: number) => string },
): void {
  const title = fitLine(flow, words.title, look, half);
  const id = fitLine(flow, words.id, look, half);
  for (const [at, page] of pages.entries()) {
    const { header } = page;
    if (header !== null)
      page.artifact(() => {
        put(flow, page, title, headerTop, false);
        put(flow, page, fitLine(flow, header, look, half), headerTop, true);
        page.rule(body.left, body.right, headerTop - 14, 0.5, colours.line);
      }, kind("Header"));
    page.artifact(() => {
      put(flow, page, id, footerTop, false);
      put(flow, page, fitLine(flow, words.numberOf(at + 1), look, half), footerTop, true);
    }, kind("Footer"));
  }
}
