import { deflateSync } from "node:zlib";
import { strToU8, zipSync, type Zippable } from "fflate";

/** A DOCX of some paragraphs in WordprocessingML, with further parts. */
export const docx = (body: string, parts: Zippable = {}): Uint8Array =>
  zipSync({
    "[Content_Types].xml": strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    "word/document.xml": strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
    ...parts,
  });

export const paragraph = (text: string, properties = "") =>
  `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

export const xlsx = (texts: readonly string[], parts: Zippable = {}): Uint8Array =>
  zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/workbook.xml": strToU8("<workbook/>"),
    "xl/sharedStrings.xml": strToU8(`<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`),
    ...parts,
  });

/** A mail in one part, or with the given header of its content and body. */
export const mail = (body: string, content = "Content-Type: text/plain; charset=utf-8") =>
  [
    "From: =?utf-8?Q?Bj=C3=B8rn_Pr=C3=B8ve?= <bp@vendor.example>",
    "To: dpo@example.dk",
    "Subject: =?iso-8859-1?B?TnllIHVuZGVyZGF0YWJlaGFuZGxlcmUg5vjl?=",
    "Date: Tue, 3 Mar 2026 10:00:00 +0100",
    "MIME-Version: 1.0",
    content,
    "",
    body,
  ].join("\r\n");

const meta = (name: string) => ({ [`META-INF/${name}`]: strToU8("<asic:XAdESSignatures/>") });
const declare = (kind: string): Zippable => ({ mimetype: [strToU8(`application/vnd.etsi.${kind}+zip`), { level: 0 }] });

export const containers = {
  asice: zipSync({ ...declare("asic-e"), "aftale.pdf": strToU8("%PDF-1.7"), ...meta("signatures0.xml") }),
  asics: zipSync({ ...declare("asic-s"), "aftale.txt": strToU8("aftale"), ...meta("signature.p7s") }),
  undeclared: zipSync({ "aftale.pdf": strToU8("%PDF-1.7"), ...meta("signatures.xml") }),
};

/** A checksum of PNG chunks (ISO 15948 annex D). */
function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A grey PNG, whose header may claim another size than it has pixels for. */
export function greyPng(width: number, height: number, claimed = { width, height }): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  header.writeUInt32BE(claimed.width, 0);
  header.writeUInt32BE(claimed.height, 4);
  const rows = Buffer.alloc((width + 1) * height, 0x80);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

/** Eight by eight grey pixels as a baseline JPEG. */
const jpeg = Buffer.from(
  `ffd8ffe000104a46494600010100000100010000ffdb004300${"10".repeat(64)}ffc0000b080008000801011100ffc4001f0000010501010101010100000000000000000102030405060708090a0b` +
    "ffc400b5100002010303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a" +
    "434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9ba" +
    "c2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9da" +
    "e1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda0008010100003f00" +
    "28a2803fffd9",
  "hex",
);

export const image = { png: greyPng(60, 30), jpeg };
