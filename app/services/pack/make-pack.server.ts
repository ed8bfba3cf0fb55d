import { createHash } from "node:crypto";
import { listStoredInKeyOrder } from "../../../db/queries/facts.server";
import { listNamed } from "../../../db/queries/scope.server";
import type { Db } from "../../../db/schema";
import type { AnyDossier, Cover } from "../../domain/dossier/dossier";
import { forCustomer } from "../../domain/dossier/for-customer";
import { indexSubcontractorsMax, type PackOrder, packFileName } from "../../domain/dossier/pack";
import { formatInstant } from "../../i18n/format";
import type { Attachment, FontFiles } from "../../pdf/content";
import { type IndexLine, indexContent, indexLine } from "../../pdf/dossier/index-content";
import { type Enclosed, packContent } from "../../pdf/dossier/pack-content";
import { drawDocument } from "../../pdf/draw-document";
import type { DocumentContent } from "../../pdf/content";
import type { Context } from "../context";
import { enclose } from "./enclose.server";
import { readFonts } from "./fonts.server";
import { gatherDossier } from "./gather-dossier.server";
import type { MakeSealer } from "./sealer";
import { type ZipEntry, zipOf } from "./zip-stream.server";

/** What a pack is made from. */
export interface PackSource {
  /** The register as it is or was known, as whoever ordered the pack may see it. */
  asked: Context;
  /** The register as it is, where files, cases and history are. */
  kept: Db;
  untilSeq: number;
  /** Of every pack made now; each gets a number of its own from `packId`. */
  cover: Cover<"auditor">;
  /** Null where packs are not sealed. */
  makeSealer: MakeSealer | null;
  /** Told of each step; a throw ends the making. */
  onProgress: (done: number, of: number) => Promise<void>;
}

/** Nothing is left that a pack could be about. */
export class NothingToPack extends Error {
  override name = "NothingToPack";
}

class Maker {
  private fonts: FontFiles | null = null;

  constructor(
    private readonly source: PackSource,
    private readonly order: PackOrder,
  ) {}

  async dossierOf(key: string, packId: string): Promise<AnyDossier | null> {
    const { asked, kept, untilSeq, cover } = this.source;
    const dossier = await gatherDossier(asked, kept, { key, untilSeq, cover: { ...cover, packId } });
    return dossier === null || this.order.edition === "auditor" ? dossier : forCustomer(dossier);
  }

  async draw(content: DocumentContent): Promise<Uint8Array> {
    this.fonts ??= await readFonts();
    const sealer = this.source.makeSealer?.() ?? null;
    const bytes = await drawDocument(
      content,
      this.fonts,
      sealer === null ? {} : { reserveSeal: (place) => sealer.reserve(place) },
    );
    return sealer === null ? bytes : sealer.seal(bytes);
  }

  enclosed(dossier: AnyDossier, fileName: string) {
    return enclose(dossier, this.order.language, this.source.asked.installation.blobs, fileName);
  }

  async pdfOf(dossier: AnyDossier, fileName: string): Promise<Uint8Array> {
    return this.drawPack(dossier, await this.enclosed(dossier, fileName));
  }

  drawPack(dossier: AnyDossier, enclosed: Enclosed): Promise<Uint8Array> {
    return this.draw(packContent(dossier, this.order.language, enclosed));
  }
}

const sumsOf = (entries: readonly ZipEntry[]) =>
  Buffer.from(entries.map(({ name, bytes }) => `${createHash("sha256").update(bytes).digest("hex")}  ${name}\n`).join(""));

/** The pack and, beside it, what it carries, for whoever does not take files out of a PDF. */
async function* entriesOfOne(maker: Maker, dossier: AnyDossier, fileName: string): AsyncGenerator<ZipEntry> {
  const enclosed = await maker.enclosed(dossier, fileName);
  const pack = { name: fileName, bytes: await maker.drawPack(dossier, enclosed) };
  const named = enclosed.attachments.filter(({ name }) => name !== "SHA256SUMS");
  const files = named.map(({ name, bytes, relationship }) => ({
    name: relationship === "Source" ? `originals/${name}` : name,
    bytes,
  }));
  const entries = [pack, ...files];
  yield* entries;
  yield { name: "SHA256SUMS", bytes: sumsOf(entries) };
}

const atOnce = 200;

/** Keys of those that the pack is about, in their order. */
async function* keysOf({ asked }: PackSource, { about, scope }: PackOrder): AsyncGenerator<string> {
  const db = asked.database.reader;
  if (about.kind === "one") yield about.key;
  else if (about.kind === "some") for (const { key } of await listNamed(db, about.ids)) yield key;
  else
    for (let after = ""; ; ) {
      const stored = await listStoredInKeyOrder(db, scope, after, atOnce);
      for (const { facts } of stored) yield facts.key;
      const last = stored.at(-1);
      if (last === undefined || stored.length < atOnce) return;
      after = last.facts.key;
    }
}

async function countOf({ asked }: PackSource, { about, scope }: PackOrder): Promise<number> {
  if (about.kind === "one") return 1;
  if (about.kind === "some") return about.ids.length;
  let count = 0;
  for await (const _ of keysOf({ asked } as PackSource, { about, scope } as PackOrder)) count += 1;
  return count;
}

function indexOf(
  lines: readonly IndexLine[],
  number: number,
  count: number,
  { cover }: PackSource,
  order: PackOrder,
  attachments: readonly Attachment[] = [],
) {
  const { organisation, packId, madeAt, timeZone } = cover;
  const madeAtText = formatInstant(order.language, madeAt, timeZone);
  const { on, edition } = order;
  return indexContent(
    lines,
    { organisation, packId, madeAt, madeAtText, on, edition, number, count },
    order.language,
    attachments,
  );
}

/** A pack of each and an index to every {@link indexSubcontractorsMax} of them; no more than one pack is held at a time. */
async function* entriesOfSeveral(maker: Maker, source: PackSource, order: PackOrder): AsyncGenerator<ZipEntry> {
  const count = await countOf(source, order);
  let lines: IndexLine[] = [];
  let done = 0;
  let indexes = 0;
  const index = async (): Promise<ZipEntry> => {
    indexes += 1;
    const bytes = await maker.draw(indexOf(lines, indexes, count, source, order));
    lines = [];
    return { name: `index-${String(indexes).padStart(3, "0")}.pdf`, bytes };
  };
  await source.onProgress(0, count);
  for await (const key of keysOf(source, order)) {
    done += 1;
    const dossier = await maker.dossierOf(key, `${source.cover.packId}-${key}`);
    if (dossier === null) continue;
    const name = packFileName(key, order.on, order.edition, order.language, "pdf");
    yield { name: `packs/${name}`, bytes: await maker.pdfOf(dossier, name) };
    lines.push(indexLine(dossier, order.language, `packs/${name}`));
    await source.onProgress(done, count);
    if (lines.length >= indexSubcontractorsMax) yield await index();
  }
  if (indexes === 0 && lines.length === 0) throw new NothingToPack("No subcontractor is left.");
  if (lines.length > 0) yield await index();
}

/** The index with the packs inside it: for a few. */
async function severalInOne(maker: Maker, source: PackSource, order: PackOrder): Promise<Uint8Array> {
  const count = await countOf(source, order);
  const lines: IndexLine[] = [];
  const attachments: Attachment[] = [];
  for await (const key of keysOf(source, order)) {
    const dossier = await maker.dossierOf(key, `${source.cover.packId}-${key}`);
    if (dossier === null) continue;
    const name = packFileName(key, order.on, order.edition, order.language, "pdf");
    const bytes = await maker.pdfOf(dossier, name);
    attachments.push({
      name,
      mediaType: "application/pdf",
      bytes,
      description: dossier.company.name,
      relationship: "Supplement",
      modifiedAt: source.cover.madeAt,
    });
    lines.push(indexLine(dossier, order.language, name));
    await source.onProgress(lines.length, count);
  }
  if (lines.length === 0) throw new NothingToPack("No subcontractor is left.");
  return maker.draw(indexOf(lines, 1, count, source, order, attachments));
}

/**
 * Makes what was ordered, in pieces as they come: a register of any size in the memory of one pack.
 * @throws NothingToPack where none of the subcontractors is there (any more)
 */
export async function* makePack(source: PackSource, order: PackOrder): AsyncGenerator<Uint8Array> {
  const maker = new Maker(source, order);
  const { madeAt, packId } = source.cover;
  const { about, format } = order;
  if (about.kind !== "one") {
    if (format === "zip") yield* zipOf(entriesOfSeveral(maker, source, order), madeAt);
    else yield await severalInOne(maker, source, order);
    return;
  }
  await source.onProgress(0, 2);
  const dossier = await maker.dossierOf(about.key, packId);
  if (dossier === null) throw new NothingToPack("The subcontractor is not there.");
  await source.onProgress(1, 2);
  const fileName = packFileName(about.key, order.on, order.edition, order.language, "pdf");
  if (format === "zip") yield* zipOf(entriesOfOne(maker, dossier, "pack.pdf"), madeAt);
  else yield await maker.pdfOf(dossier, fileName);
  await source.onProgress(2, 2);
}
