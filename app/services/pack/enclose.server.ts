import { hash } from "node:crypto";
import type { AnyDossier, Original } from "../../domain/dossier/dossier";
import { authorityFile, checkCommands, needsNoQuotes } from "../../domain/dossier/check-commands";
import { type ManifestFile, manifestName, type Timestamp } from "../../domain/dossier/manifest";
import type { Language } from "../../i18n/language";
import { formatDate } from "../../i18n/format";
import { type Translator, translatorFor } from "../../i18n/translator";
import { attachmentNames } from "../../pdf/attachment-names";
import type { Attachment } from "../../pdf/content";
import type { Enclosed } from "../../pdf/dossier/pack-content";
import type { BlobStore } from "../../storage/blob-store";

/** More than this is not carried inside one PDF: what is left over is listed with its hash. */
export const originalsBytesMax = 300 * 1024 * 1024;

/**
 * The files of a dossier, each content once, in the order in which the pack names them: of agreements and evidence, then those that
 * came with the answers to an inspection.
 */
function originalsOf(
  dossier: AnyDossier,
  t: Translator,
  date: (day: string) => string,
): { file: Original; description: string }[] {
  const found = new Map<string, { file: Original; description: string }>();
  const add = (file: Original, description: string) => {
    if (!found.has(file.sha256)) found.set(file.sha256, { file, description });
  };
  for (const { details } of [...dossier.contracts, ...dossier.dpas, ...dossier.ndas, ...dossier.evidence])
    for (const file of details?.files ?? []) {
      const fact = details?.title ?? details?.key ?? "";
      add(file, t("dossier.attachments.original", { part: t(`dossier.files.parts.${file.part}`), fact }));
    }
  for (const { completedOn, case: one } of dossier.inspections)
    for (const { id, files } of one?.details?.answers ?? [])
      for (const file of files) add(file, t("dossier.attachments.answer", { question: id, date: date(completedOn) }));
  return [...found.values()];
}

/** All of a content; null where the store has it no more. */
export async function bytesOf(blobs: BlobStore, sha256: string): Promise<Uint8Array | null> {
  const stream = await blobs.open(sha256);
  if (stream === null) return null;
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const sumsName = "SHA256SUMS";

/** What the pack says, for programs. The drawn map is left out: it says nothing that the locations do not. */
const dossierJson = ({ map: _, ...dossier }: AnyDossier) =>
  Buffer.from(`${JSON.stringify({ format: "tilsyn-dossier/1", ...dossier }, trailWithoutContent, 2)}\n`);

const trailWithoutContent = (name: string, value: unknown): unknown => (name === "content" ? undefined : value);

/** Events as they are hashed; for a customer their hashes alone. */
const eventsJson = ({ trail }: AnyDossier) =>
  Buffer.from(
    `${JSON.stringify(
      trail.events.map(({ seq, leaf, details }) => (details === null ? { seq, leaf } : { seq, leaf, content: details.content })),
      null,
      1,
    )}\n`,
  );

/** The files by their sums, then the seal over all of it. A name that a shell would take apart is left to whoever types. */
const commandsOf = (fileName: string, timestamp: Timestamp) =>
  checkCommands(needsNoQuotes(fileName) ? fileName : "pack.pdf", timestamp === "expected" ? authorityFile : null)
    .flatMap(({ step, lines }) => (step === "sums" ? ["(cd pack-files && sha256sum --check SHA256SUMS)"] : lines))
    .join("\n");

/** @param fileName what the pack is called, in the commands that check it */
export async function enclose(
  dossier: AnyDossier,
  language: Language,
  blobs: BlobStore,
  fileName: string,
  timestamp: Timestamp,
  bytesMax = originalsBytesMax,
): Promise<Enclosed> {
  const t = translatorFor(language);
  const { madeAt } = dossier.cover;
  const attachments: Attachment[] = [
    {
      name: "dossier.json",
      mediaType: "application/json",
      bytes: dossierJson(dossier),
      description: t("dossier.attachments.dossier"),
      relationship: "Data",
      modifiedAt: madeAt,
    },
    {
      name: "events.json",
      mediaType: "application/json",
      bytes: eventsJson(dossier),
      description: t("dossier.attachments.events"),
      relationship: "Data",
      modifiedAt: madeAt,
    },
  ];
  const listed: Original[] = [];
  let left = bytesMax;
  const date = (day: string) => formatDate(language, day);
  for (const { file, description } of originalsOf(dossier, t, date)) {
    const bytes = file.sizeBytes <= left ? await bytesOf(blobs, file.sha256) : null;
    if (bytes === null) {
      listed.push(file);
      continue;
    }
    left -= bytes.length;
    attachments.push({
      name: file.fileName,
      mediaType: file.mediaType,
      bytes,
      description,
      relationship: "Source",
      modifiedAt: file.uploadedAt,
    });
  }
  // The pack's own names are taken first; an original of one of them gets another.
  const given = [...attachments.map(({ name }) => name), ...listed.map(({ fileName }) => fileName)];
  const names = attachmentNames([manifestName, sumsName, ...given]).slice(2);
  const carried = attachments.map((attachment, at): Attachment => ({ ...attachment, name: names[at] ?? "" }));
  const sums = carried.map(({ name, bytes }) => `${hash("sha256", bytes, "hex")}  ${name}\n`).join("");
  const all: Attachment[] = [
    {
      name: sumsName,
      mediaType: "text/plain",
      bytes: Buffer.from(sums),
      description: t("dossier.trail.check"),
      relationship: "Data",
      modifiedAt: madeAt,
    },
    ...carried,
  ];
  const files = [
    ...all.map(
      ({ name, bytes, mediaType, relationship, modifiedAt }): ManifestFile => ({
        name,
        sha256: hash("sha256", bytes, "hex"),
        sizeBytes: bytes.length,
        mediaType,
        embedded: true,
        uploadedAt: relationship === "Source" ? modifiedAt : null,
      }),
    ),
    ...listed.map(
      ({ sha256, sizeBytes, mediaType, uploadedAt }, at): ManifestFile => ({
        name: names[attachments.length + at] ?? "",
        sha256,
        sizeBytes,
        mediaType,
        embedded: false,
        uploadedAt,
      }),
    ),
  ];
  return {
    attachments: all,
    files,
    manifest: files
      .filter(({ name }) => name !== sumsName)
      .map(({ name, sha256, sizeBytes, embedded }) => ({ name, sha256, sizeBytes, isAttached: embedded })),
    originals: { attached: attachments.length - 2, listed: listed.length },
    commands: commandsOf(fileName, timestamp),
    timestamp,
  };
}
