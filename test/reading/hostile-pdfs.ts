import { deflateSync } from "node:zlib";

const withReferences = (objects: readonly string[], trailer: string) => {
  let text = "%PDF-1.7\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const at = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}trailer\n<< /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
};

const referenceStream = (entries: string, body: Buffer) => {
  const head = Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /XRef /Root 1 0 R ${entries} /Length ${body.length} >>\nstream\n`);
  return Buffer.concat([head, body, Buffer.from("\nendstream\nendobj\nstartxref\n9\n%%EOF\n")]);
};

/** Files that are made to run a reader in circles or out of memory. */
export const hostilePdfs: Record<string, () => Uint8Array> = {
  nothing: () => new Uint8Array(),
  "a head alone": () => Buffer.from("%PDF-1.7\n"),
  "no PDF": () => Buffer.from("PK\x03\x04 /ByteRange [0 1 2 3]"),
  "a million open brackets": () => withReferences([`${"[".repeat(1_000_000)}`], ""),
  "open dictionaries around a byte range": () =>
    Buffer.from(`%PDF-1.7\n1 0 obj\n${"<</A".repeat(200_000)}/ByteRange [ 0 1 2 3 ]`),
  "sections in a circle": () => Buffer.from("%PDF-1.7\nxref\n0 0\ntrailer\n<< /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n"),
  "a section of two billion objects": () =>
    Buffer.from("%PDF-1.7\nxref\n0 2000000000\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"),
  "entries of no width": () => referenceStream(`/Size 9 /W [ 0 0 0 ] /Index [ ${"0 999999 ".repeat(1_000)} ]`, Buffer.alloc(4)),
  "a bomb of cross-references": () =>
    referenceStream("/Size 9 /W [ 1 2 1 ] /Filter /FlateDecode", deflateSync(Buffer.alloc(100 * 1024 * 1024))),
  "pages that contain themselves": () =>
    withReferences(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [ 2 0 R 2 0 R ] >>"], ""),
  "fields that contain themselves": () =>
    withReferences(
      ["<< /Type /Catalog /AcroForm << /Fields [ 2 0 R ] >> >>", "<< /FT /Sig /Kids [ 2 0 R 1 0 R ] /V 2 0 R >>"],
      "",
    ),
  "names that contain themselves": () =>
    withReferences(
      ["<< /Type /Catalog /Names << /EmbeddedFiles 2 0 R >> >>", "<< /Kids [ 2 0 R 2 0 R ] /Names [ 2 0 R 2 0 R ] >>"],
      "",
    ),
  "a length that is its own stream": () =>
    withReferences(["<< /Type /Catalog /AcroForm 2 0 R >>", "<< /Length 2 0 R >>\nstream\nx\nendstream"], ""),
  "references in a circle": () => withReferences(["2 0 R", "1 0 R"], ""),
  "a byte range ten thousand times": () =>
    withReferences(["<< /Type /Catalog >>", `[ ${"/ByteRange [ 0 1 2 3 ] ".repeat(10_000)} ]`], ""),
  "ten thousand signatures": () =>
    withReferences(
      [
        "<< /Type /Catalog >>",
        ...Array.from({ length: 10_000 }, () => "<< /Type /Sig /ByteRange [ 0 10 20 30 ] /Contents <00> >>"),
      ],
      "",
    ),
  "numbers that are none": () => withReferences(["<< /Type /Catalog /Pages ----1 >>", `[ ${"1".repeat(500)}x ]`], ""),
};

/** A signature whose form lies in what is encrypted. */
export const encryptedForm = () =>
  withReferences(["\x81\x02", "<< /Type /Sig /ByteRange [ 0 10 20 30 ] /Contents <00> >>"], "/Encrypt << /Filter /Standard >>");

/** The same changes every time: a failure can be looked at. */
export function* randomNumbers(seed: number): Generator<number> {
  let state = seed;
  for (;;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}

/** Changes a file before a place: a byte, or a stretch left out, doubled, blanked or moved in. */
export function mutate(file: Buffer, before: number, numbers: Generator<number>): Buffer {
  const next = (below: number) => Math.floor((numbers.next().value as number) * below);
  const at = next(before);
  const end = Math.min(before, at + 1 + next(60));
  const stretch = file.subarray(at, end);
  const kind = next(8);
  if (kind === 0) return Buffer.concat([file.subarray(0, at), file.subarray(end)]);
  if (kind === 1) return Buffer.concat([file.subarray(0, end), stretch, file.subarray(end)]);
  if (kind === 2) return Buffer.concat([file.subarray(0, at), Buffer.from("9 0 R"), file.subarray(at)]);
  const copy = Buffer.from(file);
  if (kind === 3) copy.fill(0x20, at, end);
  else if (kind === 4) file.copy(copy, at, next(before), next(before) + 20);
  else copy[at] = (copy[at] ?? 0) ^ (1 + next(255));
  return copy;
}
