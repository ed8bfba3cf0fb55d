import { createHash } from "node:crypto";
import type { SealKey } from "../../app/sealing/seal-key.server";
import { makeSeal } from "../../app/sealing/make-seal.server";
import type { TimestampSettings } from "../../app/sealing/seal-settings";
import { type Manifest, manifestName, manifestText, packFormat } from "../../app/domain/dossier/manifest";
import { checkpointNote, checkpointText } from "../../app/domain/history/checkpoint";
import { applySeal } from "../../app/pdf/apply-seal";
import type { Attachment, DocumentContent } from "../../app/pdf/content";
import { reserveSeal } from "../../app/pdf/seal-field";
import { openSigningKey } from "../../app/storage/signing-key.server";
import { firstLink, leafOf, linkOf, MerkleTree } from "../../db/history/chain.server";
import { InclusionTree } from "../../db/history/inclusion.server";
import { documentOf, draw } from "./pdf";

export const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");

export const packId = "0193fe2a-0000-7000-8000-000000000001";
const madeAt = "2026-11-23T09:42:00Z";

export interface Original {
  name: string;
  mediaType: string;
  bytes: Buffer;
}

/** A letter, a text, and a file that looks as if it had a seal of its own. */
export const originals: readonly Original[] = [
  { name: "databehandleraftale.pdf", mediaType: "application/pdf", bytes: Buffer.from(`%PDF-1.7\n${"aftale ".repeat(300)}`) },
  { name: "svar på spørgsmål.txt", mediaType: "text/plain", bytes: Buffer.from("Data ligger i Ballerup. ".repeat(40)) },
  {
    name: "underskrevet.pdf",
    mediaType: "application/pdf",
    bytes: Buffer.from("%PDF-1.7\n<</Type/Sig/ByteRange[0 10 20 30]/Contents<3000>>>\n/Type /EmbeddedFile /Length 5 stream\nabc"),
  },
];

export const contentOfEvent = (seq: number) => `{"action":"changed","note":"nr. ${seq}","seq":${seq}}`;

export interface History {
  leaves: readonly Buffer[];
  part: Manifest["history"];
}

/** A history of so many events, signed with the key that lies in a folder. */
export function historyOf(folder: string, size: number): History {
  const leaves = Array.from({ length: size }, (_, at) => leafOf(contentOfEvent(at + 1)));
  const tree = MerkleTree.empty();
  let link: Buffer = firstLink;
  for (const leaf of leaves) {
    tree.append(leaf);
    link = linkOf(link, leaf);
  }
  const key = openSigningKey(folder);
  const chain = link.toString("hex");
  const text = checkpointText({ size, root: tree.root().toString("base64"), chain, at: "2026-11-23T09:41:59Z" });
  const checkpoint = checkpointNote(text, key.sign(text));
  return { leaves, part: { seq: size, root: tree.root().toString("hex"), chain, checkpoint, checkpointKey: key.publicKey } };
}

export function eventsOf({ leaves }: History, seqs: readonly number[]): Manifest["events"] {
  const tree = new InclusionTree(Buffer.concat(leaves));
  return seqs.map((seq) => ({
    seq,
    leaf: tree.leaf(seq).toString("hex"),
    proof: tree.proof(seq).map((hash) => hash.toString("hex")),
    content: contentOfEvent(seq),
  }));
}

const someOf = ({ length }: { length: number }) => [1, 3, Math.ceil(length / 2) + 2, length];

/** @param seqs of the events that it proves */
export const manifestOf = (
  history: History,
  files: readonly Original[] = originals,
  seqs: readonly number[] = someOf(history.leaves),
): Manifest => ({
  format: packFormat,
  id: packId,
  edition: "auditor",
  language: "da",
  organisation: "Vestkyst Hosting A/S",
  subcontractor: { key: "nordhavn-dc", name: "Nordhavn Datacenter A/S" },
  on: "2026-11-23",
  known: null,
  madeAt,
  versions: { product: "0.1.0", rules: "1", geography: "2026-11-23" },
  seal: { timestamp: "not-configured" },
  files: files.map(({ name, mediaType, bytes }) => ({
    name,
    sha256: sha256(bytes),
    sizeBytes: bytes.length,
    mediaType,
    embedded: true,
    uploadedAt: "2026-01-02T10:00:00.000Z",
  })),
  history: history.part,
  events: eventsOf(history, seqs),
  register: { problems: 0 },
});

const attached = ({ name, mediaType, bytes }: Original, relationship: Attachment["relationship"]): Attachment => ({
  name,
  mediaType,
  bytes,
  description: name,
  relationship,
  modifiedAt: madeAt,
});

/** A pack as the engine draws one, with room for a seal. */
export async function drawPack(
  manifest: unknown,
  files: readonly Original[] = originals,
  more: Partial<DocumentContent> = {},
): Promise<Buffer> {
  const text = typeof manifest === "string" ? manifest : manifestText(manifest as Manifest);
  const own: Original = { name: manifestName, mediaType: "application/json", bytes: Buffer.from(text) };
  const content = documentOf([{ kind: "paragraph", text: "Alle underleverandører holdes til det lovede." }], {
    id: packId,
    madeAt,
    attachments: [attached(own, "Data"), ...files.map((file) => attached(file, "Source"))],
    ...more,
  });
  const options = {
    reserveSeal: (place: Parameters<typeof reserveSeal>[0]) => reserveSeal(place, packId, madeAt, { alternative: "Segl" }),
  };
  return Buffer.from(await draw(content, options));
}

export async function sealed(bytes: Buffer, key: SealKey, timestamp: TimestampSettings | null = null): Promise<Buffer> {
  const copy = Buffer.from(bytes);
  await applySeal(copy, packId, (parts) => makeSeal(key, parts, timestamp));
  return copy;
}
