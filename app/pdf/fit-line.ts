import type { Flow } from "./flow";
import type { Line } from "./lines";
import type { TextLook } from "./units";

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
