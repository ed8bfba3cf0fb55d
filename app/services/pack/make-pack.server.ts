import { hash } from "node:crypto";
import { listKeysInOrder } from "../../../db/queries/facts.server";
import { listNamed } from "../../../db/queries/scope.server";
import type { Db } from "../../../db/schema";
import type { AnyDossier, Cover } from "../../domain/dossier/dossier";
import { forCustomer } from "../../domain/dossier/for-customer";
import { type Manifest, type ManifestEvent, type ManifestFile, manifestName, manifestText } from "../../domain/dossier/manifest";
import { packArchive, registerArchive } from "../../domain/dossier/pack-archive";
import { indexSubcontractorsMax, type PackOrder, packFileName } from "../../domain/dossier/pack";
import { formatInstant } from "../../i18n/format";
import { translatorFor } from "../../i18n/translator";
import type { Attachment, FontFiles } from "../../pdf/content";
import { type IndexLine, indexContent, indexLine } from "../../pdf/dossier/index-content";
import { type Enclosed, packContent } from "../../pdf/dossier/pack-content";
import { drawDocument } from "../../pdf/draw-document";
import type { DocumentContent } from "../../pdf/content";
import type { Context } from "../context";
import { bytesOf, enclose } from "./enclose.server";
import { readFonts } from "./fonts.server";
import { gatherDossier } from "./gather-dossier.server";
import type { HistoryProof } from "./history-proof.server";
import { manifestOf } from "./manifest-of";
import type { Sealer } from "./sealer";
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
  sealer: Sealer;
  proof: HistoryProof;
  /** Source of the program that checks an archive with nothing but Node. */
  verifier: string;
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
    const { sealer } = this.source;
    const { id, madeAt, language } = content;
    const bytes = await drawDocument(content, this.fonts, {
      reserveSeal: (place) => sealer.reserve(place, id, madeAt, language),
    });
    await sealer.seal(bytes, id);
    return bytes;
  }

  /** The manifest as a file of the pack: what the seal answers for by name. */
  manifest(
    packId: string,
    subcontractor: { key: string; name: string } | null,
    files: readonly ManifestFile[],
    events: readonly ManifestEvent[] = [],
    part: Manifest["part"] | null = null,
  ): Attachment {
    const { sealer, proof, cover } = this.source;
    const { madeAt } = cover;
    const text = manifestText(
      manifestOf({
        order: this.order,
        cover: { ...cover, packId },
        subcontractor,
        timestamp: sealer.timestamp,
        files: [...files],
        history: proof.history,
        events: [...events],
        part,
      }),
    );
    const t = translatorFor(this.order.language);
    return {
      name: manifestName,
      mediaType: "application/json",
      bytes: Buffer.from(text),
      description: t("dossier.attachments.manifest"),
      relationship: "Data",
      modifiedAt: madeAt,
    };
  }

  manifestOfOne({ cover: { packId }, company: { key, name }, trail }: AnyDossier, { files }: Enclosed): Attachment {
    const events = trail.events.flatMap(({ seq, details }) => this.source.proof.eventOf(seq, details?.content ?? null) ?? []);
    return this.manifest(packId, { key, name }, files, events);
  }

  enclosed(dossier: AnyDossier, fileName: string) {
    const { asked, sealer } = this.source;
    return enclose(dossier, this.order.language, asked.installation.blobs, fileName, sealer.timestamp);
  }

  async pdfOf(dossier: AnyDossier, fileName: string): Promise<Uint8Array> {
    return this.drawPack(dossier, await this.enclosed(dossier, fileName));
  }

  drawPack(dossier: AnyDossier, enclosed: Enclosed, manifest = this.manifestOfOne(dossier, enclosed)): Promise<Uint8Array> {
    const attachments = [manifest, ...enclosed.attachments];
    return this.draw(packContent(dossier, this.order.language, { ...enclosed, attachments }));
  }
}

/**
 * The pack and, beside it, what checks it without taking files out of a PDF: its manifest, the originals, the leaf hash of every
 * event of the history, and the program that does it. What the PDF was too large to carry lies here as well.
 */
async function* entriesOfOne(maker: Maker, source: PackSource, dossier: AnyDossier): AsyncGenerator<ZipEntry> {
  const enclosed = await maker.enclosed(dossier, packArchive.pdf);
  const manifest = maker.manifestOfOne(dossier, enclosed);
  yield { name: packArchive.pdf, bytes: await maker.drawPack(dossier, enclosed, manifest) };
  yield { name: packArchive.manifest, bytes: manifest.bytes };
  for (const { name, bytes, relationship } of enclosed.attachments)
    if (relationship === "Source") yield { name: `${packArchive.originals}${name}`, bytes };
  for (const { name, sha256, embedded } of enclosed.files) {
    const bytes = embedded ? null : await bytesOf(source.asked.installation.blobs, sha256);
    if (bytes !== null) yield { name: `${packArchive.originals}${name}`, bytes };
  }
  yield { name: packArchive.leaves, bytes: source.proof.leafLines() };
  yield { name: packArchive.verifier, bytes: Buffer.from(source.verifier) };
}

const fileLine = (name: string, bytes: Uint8Array, embedded: boolean): ManifestFile => ({
  name,
  sha256: hash("sha256", bytes, "hex"),
  sizeBytes: bytes.length,
  mediaType: "application/pdf",
  embedded,
  uploadedAt: null,
});

const atOnce = 1_000;

/** Keys of those that the pack is about, in their order. */
async function* keysOf({ asked }: PackSource, { about, scope }: PackOrder): AsyncGenerator<string> {
  const db = asked.database.reader;
  if (about.kind === "one") yield about.key;
  else if (about.kind === "some") for (const { key } of await listNamed(db, about.ids)) yield key;
  else
    for (let after = ""; ; ) {
      const keys = await listKeysInOrder(db, scope, after, atOnce);
      for (const { key } of keys) yield key;
      const last = keys.at(-1);
      if (last === undefined || keys.length < atOnce) return;
      after = last.key;
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
  { cover, sealer }: PackSource,
  order: PackOrder,
  attachments: readonly Attachment[] = [],
) {
  const { organisation, packId, madeAt, timeZone } = cover;
  const madeAtText = formatInstant(order.language, madeAt, timeZone);
  const { on, edition } = order;
  return indexContent(
    lines,
    { organisation, packId, madeAt, madeAtText, on, edition, number, count, timestamp: sealer.timestamp },
    order.language,
    attachments,
  );
}

/** A pack of each and an index to every so many of them; no more than one pack is held at a time. */
async function* entriesOfSeveral(maker: Maker, source: PackSource, order: PackOrder, perIndex: number): AsyncGenerator<ZipEntry> {
  const count = await countOf(source, order);
  let lines: IndexLine[] = [];
  let files: ManifestFile[] = [];
  let done = 0;
  let indexes = 0;
  const index = async (isLast: boolean): Promise<ZipEntry> => {
    indexes += 1;
    // Beside the index, not in it: what it is sealed with says which pack is which, and whether there are more indexes.
    const manifest = maker.manifest(source.cover.packId, null, files, [], { number: indexes, isLast });
    const bytes = await maker.draw(indexOf(lines, indexes, count, source, order, [manifest]));
    [lines, files] = [[], []];
    return { name: registerArchive.index(indexes), bytes };
  };
  await source.onProgress(0, count);
  for await (const key of keysOf(source, order)) {
    done += 1;
    const dossier = await maker.dossierOf(key, `${source.cover.packId}-${key}`);
    if (dossier === null) continue;
    const name = packFileName(key, order.on, order.edition, order.language, "pdf");
    const bytes = await maker.pdfOf(dossier, name);
    if (lines.length >= perIndex) yield await index(false);
    const path = `${registerArchive.packs}${name}`;
    yield { name: path, bytes };
    files.push(fileLine(path, bytes, false));
    lines.push(indexLine(dossier, order.language, path));
    await source.onProgress(done, count);
  }
  if (lines.length === 0) throw new NothingToPack("No subcontractor is left.");
  yield await index(true);
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
  const manifest = maker.manifest(
    source.cover.packId,
    null,
    attachments.map(({ name, bytes }) => fileLine(name, bytes, true)),
  );
  return maker.draw(indexOf(lines, 1, count, source, order, [manifest, ...attachments]));
}

/**
 * Makes what was ordered, in pieces as they come: a register of any size in the memory of one pack.
 * @param perIndex how many packs one index of several is to
 * @throws NothingToPack where none of the subcontractors is there (any more)
 */
export async function* makePack(
  source: PackSource,
  order: PackOrder,
  perIndex = indexSubcontractorsMax,
): AsyncGenerator<Uint8Array> {
  const maker = new Maker(source, order);
  const { madeAt, packId } = source.cover;
  const { about, format } = order;
  if (about.kind !== "one") {
    if (format === "zip") yield* zipOf(entriesOfSeveral(maker, source, order, perIndex), madeAt);
    else yield await severalInOne(maker, source, order);
    return;
  }
  await source.onProgress(0, 2);
  const dossier = await maker.dossierOf(about.key, packId);
  if (dossier === null) throw new NothingToPack("The subcontractor is not there.");
  await source.onProgress(1, 2);
  const fileName = packFileName(about.key, order.on, order.edition, order.language, "pdf");
  if (format === "zip") yield* zipOf(entriesOfOne(maker, source, dossier), madeAt);
  else yield await maker.pdfOf(dossier, fileName);
  await source.onProgress(2, 2);
}
