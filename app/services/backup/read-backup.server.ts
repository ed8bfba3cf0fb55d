import { createHash } from "node:crypto";
import { join } from "node:path";
import { isMigration } from "../../../db/migrate.server";
import { blobFile, blobList, contentOfFile, forEach, readBlobList, textOfFile } from "../../storage/backup-files.server";
import { isSignedBy } from "../../storage/signing-key.server";
import { readManifest, refuseBackup, type SignedManifest, signedTextOf } from "./manifest";

const readAtOnce = 4;

/** Whether the manifest is what its own signature is of. Whose key it is, only the history within can tell. */
function isSigned(manifest: SignedManifest): boolean {
  const signed = Buffer.from(manifest.signature, "base64");
  return isSignedBy(manifest.publicKey, {
    text: signedTextOf(manifest),
    keyId: signed.subarray(0, 4).toString("hex"),
    signature: signed.subarray(4).toString("base64"),
  });
}

export interface ReadBackup {
  manifest: SignedManifest;
  /** SHA-256 of the manifest: names the backup. */
  name: string;
}

/** Whether a path is one that a backup writes: nothing in a manifest leads out of its folder. */
const isOurs = (path: string) => /^(register\.sqlite|blobs\.txt|tables\/[A-Za-z]+\.jsonl)$/.test(path);

/**
 * Reads a backup from end to end: every file has to be there and what the manifest says. Nothing is written.
 * @throws {BackupRefused} with the first that is not
 */
export async function readBackup(folder: string): Promise<ReadBackup> {
  const text = await textOfFile(join(folder, "manifest.json"));
  if (text === null) refuseBackup("not-a-backup", { file: folder });
  const manifest = readManifest(text);
  if (manifest === null || !isSigned(manifest) || !manifest.files.every(({ path }) => isOurs(path)))
    refuseBackup("backup-manifest-altered");
  if (!manifest.migrations.every(isMigration)) refuseBackup("backup-of-later-version");
  const damaged = (path: string): never => refuseBackup("backup-damaged", { file: path });
  if (!manifest.files.some(({ path }) => path === blobList)) refuseBackup("backup-manifest-altered");
  for (const { path, sizeBytes, sha256 } of manifest.files) {
    const content = await contentOfFile(join(folder, path));
    if (content?.sha256 !== sha256 || content.sizeBytes !== sizeBytes) damaged(path);
  }
  let count = 0;
  await forEach(readBlobList(folder), readAtOnce, async ({ sha256, sizeBytes }) => {
    count += 1;
    const content = await contentOfFile(join(folder, blobFile(sha256)));
    if (content?.sha256 !== sha256 || content.sizeBytes !== sizeBytes) damaged(blobFile(sha256));
  });
  if (count !== manifest.blobs.count) refuseBackup("backup-manifest-altered");
  return { manifest, name: createHash("sha256").update(text).digest("hex") };
}
