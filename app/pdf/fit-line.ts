import type { Flow } from "./flow";
import type { Line } from "./lines";
import type { TextLook } from "./units";

/** The beginning of a text, as a list of contents has room for it. */
export function shortened(text: string, lettersMax = 200): string {
  const letters = [...text.replace(/\s+/g, " ").slice(0, lettersMax * 2)];
  return letters.length <= lettersMax ? letters.join("") : `${letters.slice(0, lettersMax).join("").trimEnd()}…`;
}

/** One line of a text: where it is too long, its beginning and an ellipsis. */
export function fitLine(flow: Flow, text: string, look: TextLook, width: number): Line {
  const letters = [...text.replace(/\s+/g, " ").slice(0, 400)];
  for (let count = letters.length; count > 0; count -= Math.max(1, Math.floor(count / 12))) {
    const shown = count === letters.length ? letters.join("") : `${letters.slice(0, count).join("").trimEnd()}…`;
    const [line, ...more] = flow.set(shown, look, width);
    if (line !== undefined && more.length === 0 && line.width <= width) return line;
  }
  return { spans: [], width: 0, setting: look.setting };
}
