import { openHistoryProof } from "../../app/services/pack/history-proof.server";
import { sealerFor } from "../../app/services/pack/seal-pack.server";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getHead } from "../../db/queries/history.server";
import type { PackOrder } from "../../app/domain/dossier/pack";
import { everything } from "../../app/domain/permissions/scope";
import type { Context } from "../../app/services/context";
import { coverFor } from "../../app/services/pack/keep-pack.server";
import { makePack } from "../../app/services/pack/make-pack.server";

export const packId = "0193fe2a-0000-7000-8000-000000000001";

/** What is ordered of one subcontractor unless a test says otherwise. */
export async function orderOf(context: Context, key: string, more: Partial<PackOrder> = {}): Promise<PackOrder> {
  const { id } = await context.database.reader
    .selectFrom("subcontractor")
    .select("id")
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  const about = { kind: "one", id, key } as const;
  return {
    about,
    scope: everything,
    format: "pdf",
    edition: "auditor",
    language: "da",
    on: context.today,
    known: null,
    waivesTimestamp: false,
    ...more,
  };
}

/** The bytes of a pack, made as the product makes it. */
export async function madePack(
  context: Context,
  order: PackOrder,
  madeBy: string | null = null,
  perIndex?: number,
): Promise<Buffer> {
  const kept = context.database.reader;
  const cover = await coverFor(context, kept, packId, madeBy, order);
  const source = {
    asked: context,
    kept,
    untilSeq: (await getHead(kept)).seq,
    cover,
    sealer: sealerFor(context, order.waivesTimestamp),
    proof: await openHistoryProof(context),
    verifier: "",
    onProgress: async () => {},
  };
  const parts: Uint8Array[] = [];
  for await (const part of makePack(source, order, perIndex)) parts.push(part);
  return Buffer.concat(parts);
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "tilsyn-pack-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const run = (program: string, ...parameters: string[]) =>
  execFileSync(program, parameters, { maxBuffer: 512 * 1024 * 1024, stdio: ["ignore", "pipe", "ignore"] });

/** Strings of a PDF that are written in hexadecimal, as text. */
const hexTexts = (decoded: string) =>
  [...decoded.matchAll(/<([0-9a-f\s]{8,})>/gi)]
    .map(([, hex = ""]) => Buffer.from(hex.replace(/\s/g, ""), "hex"))
    .map((bytes) =>
      bytes[0] === 0xfe && bytes[1] === 0xff ? bytes.subarray(2).swap16().toString("utf16le") : bytes.toString("latin1"),
    )
    .join("\n");

/** All texts that a PDF holds anywhere: on its pages, in every stream decoded, in its metadata and attachments. */
export function textsOfPdf(bytes: Uint8Array): string {
  return inFolder((folder) => {
    const file = join(folder, "pack.pdf");
    writeFileSync(file, bytes);
    const decoded = run("qpdf", "--qdf", "--object-streams=disable", "--decode-level=all", file, "-").toString("latin1");
    const shown = run("pdftotext", "-raw", file, "-").toString("utf8");
    return [
      shown,
      shown.replace(/-?\n/g, ""),
      shown.replace(/\n/g, ""),
      decoded,
      hexTexts(decoded),
      ...attachmentsOf(bytes).flatMap(textsOfFile),
    ].join("\n");
  });
}

const textsOfFile = ({ name, bytes }: { name: string; bytes: Buffer }): string[] => [
  name,
  bytes.toString("utf8"),
  bytes.toString("latin1"),
];

/** What pdfdetach gets out of a PDF. */
export function attachmentsOf(bytes: Uint8Array): { name: string; bytes: Buffer }[] {
  return inFolder((folder) => {
    const file = join(folder, "pack.pdf");
    writeFileSync(file, bytes);
    const to = join(folder, "files");
    run("mkdir", to);
    run("pdfdetach", "-saveall", "-o", to, file);
    return readdirSync(to).map((name) => ({ name, bytes: readFileSync(join(to, name)) }));
  });
}

/** Entries of a ZIP archive, as unzip finds them. */
export function entriesOf(bytes: Uint8Array): { name: string; bytes: Buffer }[] {
  return inFolder((folder) => {
    const file = join(folder, "pack.zip");
    writeFileSync(file, bytes);
    const names = run("unzip", "-Z1", file)
      .toString("utf8")
      .split("\n")
      .filter((name) => name !== "");
    return names.map((name) => ({ name, bytes: run("unzip", "-p", file, name.replace(/[[\]*?\\]/g, "\\$&")) }));
  });
}

/** All texts of an archive and of the PDFs in it. */
export const textsOfZip = (bytes: Uint8Array): string =>
  entriesOf(bytes)
    .flatMap((entry) => [...textsOfFile(entry), ...(/^(?!originals).*\.pdf$/.test(entry.name) ? [textsOfPdf(entry.bytes)] : [])])
    .join("\n");

/** The commands that a pack prints, line by line, without what stands at the top and foot of each page. */
export const printedCommands = (pdf: Uint8Array): string[] => {
  const printed = execFileSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" });
  return printed
    .slice(printed.indexOf("mkdir -p pack-files"))
    .split(/[\n\f]/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^Dokumentationspakke: |Side \d+ af \d+$/.test(line));
};
