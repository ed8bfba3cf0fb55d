import { encode } from "uqr";

/** A QR code as the path of an SVG, one square unit a module, with its quiet zone. */
export function qrOf(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const runs = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: runs.join("") };
}
