import type { PDFContext, PDFRef } from "pdf-lib";
import { deflatedStream, register } from "./written";

/** Chromaticities of sRGB's primaries, adapted to D50 (IEC 61966-2-1 with the Bradford transform), as X, Y and Z. */
const primaries = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
} as const;
/** The white that a profile's values are relative to (ICC.1:2001-04, 6.1.11). */
const d50 = [0.9642, 1, 0.82491] as const;

/** How many steps the curve has from black to white. */
const steps = 1024;

/** sRGB's own curve: straight near black, then a power. */
const toLinear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

const fixed = (value: number) => Math.round(value * 65536);
const signature = (text: string) => Buffer.from(text.padEnd(4), "latin1");

function xyz(values: readonly number[]): Buffer {
  const data = Buffer.alloc(20);
  signature("XYZ").copy(data);
  for (const [at, value] of values.entries()) data.writeInt32BE(fixed(value), 8 + at * 4);
  return data;
}

function curve(): Buffer {
  const data = Buffer.alloc(12 + steps * 2);
  signature("curv").copy(data);
  data.writeUInt32BE(steps, 8);
  for (let at = 0; at < steps; at += 1) data.writeUInt16BE(Math.round(toLinear(at / (steps - 1)) * 65535), 12 + at * 2);
  return data;
}

function description(text: string): Buffer {
  const data = Buffer.alloc(12 + text.length + 1 + 78);
  signature("desc").copy(data);
  data.writeUInt32BE(text.length + 1, 8);
  data.write(text, 12, "latin1");
  return data;
}

const copyright = (text: string) => Buffer.concat([signature("text"), Buffer.alloc(4), Buffer.from(`${text}\0`, "latin1")]);

/**
 * A profile of sRGB, version 2.1, of three primaries and one curve: computed, so that no file with a licence of its own has
 * to come along. Layout: ICC.1:2001-04, 6.
 */
export function srgbProfile(): Buffer {
  const tags: [name: string, data: Buffer][] = [
    ["desc", description("sRGB")],
    ["cprt", copyright("No rights reserved.")],
    ["wtpt", xyz(d50)],
    ...Object.entries(primaries).map(([name, values]): [string, Buffer] => [name, xyz(values)]),
    ["rTRC", curve()],
  ];
  const table = Buffer.alloc(4 + (tags.length + 2) * 12);
  table.writeUInt32BE(tags.length + 2, 0);
  const bodies: Buffer[] = [];
  let offset = 128 + table.length;
  let entry = 4;
  const put = (name: string, at: number, size: number) => {
    signature(name).copy(table, entry);
    table.writeUInt32BE(at, entry + 4);
    table.writeUInt32BE(size, entry + 8);
    entry += 12;
  };
  for (const [name, data] of tags) {
    put(name, offset, data.length);
    if (name === "rTRC") for (const same of ["gTRC", "bTRC"]) put(same, offset, data.length);
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
    bodies.push(padded);
    offset += padded.length;
  }
  const head = Buffer.alloc(128);
  head.writeUInt32BE(offset, 0);
  head.writeUInt32BE(0x02100000, 8);
  for (const [at, text] of [
    [12, "mntr"],
    [16, "RGB"],
    [20, "XYZ"],
    [36, "acsp"],
  ] as const)
    signature(text).copy(head, at);
  // 1 January 2000: a profile has a date, and this one is the same whenever it is made.
  for (const [at, value] of [2000, 1, 1].entries()) head.writeUInt16BE(value, 24 + at * 2);
  for (const [at, value] of d50.entries()) head.writeInt32BE(fixed(value), 68 + at * 4);
  return Buffer.concat([head, table, ...bodies]);
}

/** What the document's colours mean (PDF/A-3, 6.2.3). */
export function writeOutputIntent(context: PDFContext): PDFRef {
  const profile = deflatedStream(context, srgbProfile(), { N: 3 });
  return register(
    context,
    `<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile ${profile}>>`,
  );
}
