import { decimal } from "./written";

/** An outline of straight lines, as SVG writes it (M, L, H, V, Z and their relative forms), as operators of a PDF. */
export function outlineOperators(d: string): string {
  const parts: string[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const [, command = "", numbers = ""] of d.matchAll(/([MmLlHhVvZz])([^A-Za-z]*)/g)) {
    if (command === "Z" || command === "z") {
      parts.push("h");
      [x, y] = [startX, startY];
      continue;
    }
    const values = (numbers.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    const isRelative = command === command.toLowerCase();
    const kind = command.toUpperCase();
    const size = kind === "H" || kind === "V" ? 1 : 2;
    for (let at = 0; at + size <= values.length; at += size) {
      const [first = 0, second = 0] = values.slice(at, at + size);
      const [fromX, fromY] = isRelative ? [x, y] : [0, 0];
      if (kind === "H") x = fromX + first;
      else if (kind === "V") y = fromY + first;
      else [x, y] = [fromX + first, fromY + second];
      const moves = kind === "M" && at === 0;
      if (moves) [startX, startY] = [x, y];
      parts.push(`${decimal(x)} ${decimal(y)} ${moves ? "m" : "l"}`);
    }
  }
  return parts.join(" ");
}
