import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { setTimeout as wait } from "node:timers/promises";
import { type BlobStore, isSha256, type Received, StoreFull } from "./blob-store";
import { receiveInto } from "./receive-blob.server";
import { S3Fault, s3Requests } from "./s3-requests.server";
import type { S3Settings } from "./s3-settings";
import { sweepFolder } from "./sweep-folder.server";

const base64Of = (sha256: string) => Buffer.from(sha256, "hex").toString("base64");

const streamOf = (response: Response): Readable =>
  response.body === null ? Readable.from([]) : Readable.fromWeb(response.body as WebStream<Uint8Array>);

interface Listed {
  key: string;
  sizeBytes: number;
  modifiedAt: Date;
}

/** As much of the XML as a list of our own names needs: these hold no character that would be written otherwise. */
function readListing(xml: string): { listed: Listed[]; next: string | null } {
  const field = (text: string, name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? "";
  const listed = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, item = ""]) => ({
    key: field(item, "Key"),
    sizeBytes: Number(field(item, "Size")),
    modifiedAt: new Date(field(item, "LastModified")),
  }));
  const token = field(xml, "NextContinuationToken").replaceAll("&amp;", "&").replaceAll("&#43;", "+").replaceAll("&#34;", '"');
  return { listed, next: field(xml, "IsTruncated") === "true" && token !== "" ? token : null };
}

const keepAttempts = 4;
const pauseMs = 100;

/**
 * Contents in an S3 bucket: `blobs/aa/<sha256>`. A file comes in on this machine, as on the local disk, and is sent from there; the
 * service compares what it gets with its SHA-256, and writes nothing over what is there.
 * @param directory the installation's data directory
 */
export function s3Store(settings: S3Settings, directory: string): BlobStore {
  const incoming = join(directory, "tmp");
  const send = s3Requests(settings);
  const keyOf = (sha256: string) => {
    if (!isSha256(sha256)) throw new Error("A content is named by its SHA-256.");
    return `blobs/${sha256.slice(0, 2)}/${sha256}`;
  };

  async function get(sha256: string, headers: Record<string, string> = {}): Promise<Readable | null> {
    const response = await send({ method: "GET", key: keyOf(sha256), headers, expected: [404, 416] });
    if (response.ok) return streamOf(response);
    await response.body?.cancel();
    return response.status === 404 ? null : Readable.from([]);
  }

  const head = (sha256: string) =>
    send({ method: "HEAD", key: keyOf(sha256), headers: { "x-amz-checksum-mode": "ENABLED" }, expected: [404] });

  /** Not every service keeps the sum of a file; where it does not, the file is read. */
  async function hashOf(sha256: string, response: Response): Promise<string> {
    const sum = response.headers.get("x-amz-checksum-sha256");
    if (sum !== null && response.headers.get("x-amz-checksum-type") !== "COMPOSITE") return sum;
    const hash = createHash("sha256");
    for await (const part of (await get(sha256)) ?? []) hash.update(part as Uint8Array);
    return hash.digest("base64");
  }

  /** Whether the very content is there. @throws where something else lies under its name */
  async function isThere({ sha256, sizeBytes }: Received): Promise<boolean> {
    const response = await head(sha256);
    if (!response.ok) return false;
    const size = Number(response.headers.get("content-length"));
    if (size === sizeBytes && (await hashOf(sha256, response)) === base64Of(sha256)) return true;
    throw new S3Fault(
      `Under ${keyOf(sha256)} in the bucket ${settings.bucket} lies something else. Move it away, then upload the file again.`,
    );
  }

  /** Something that refuses a file may do so before it has read it, so that only another look tells what came of it. */
  async function keep(received: Received): Promise<void> {
    const { sha256, sizeBytes, path } = received;
    const headers = {
      "content-length": String(sizeBytes),
      "content-type": "application/octet-stream",
      "x-amz-content-sha256": sha256,
      "x-amz-checksum-sha256": base64Of(sha256),
      "if-none-match": "*",
    };
    const body = () => Readable.toWeb(createReadStream(path)) as unknown as BodyInit;
    for (let attempt = 1; !(await isThere(received)); attempt += 1) {
      try {
        const response = await send({ method: "PUT", key: keyOf(sha256), headers, body, expected: [409, 412] });
        await response.body?.cancel();
      } catch (error) {
        if (error instanceof StoreFull || attempt >= keepAttempts) throw error;
        await wait(pauseMs * 2 ** attempt);
      }
      if (attempt > keepAttempts) throw new S3Fault("The document store took the file and does not have it. Look at its log.");
    }
  }

  async function* listUnder(prefix: string): AsyncGenerator<Listed> {
    for (let token: string | null = null, isFirst = true; isFirst || token !== null; isFirst = false) {
      const query: Record<string, string> = { "list-type": "2", prefix: `${settings.prefix}${prefix}` };
      if (token !== null) query["continuation-token"] = token;
      const response = await send({ method: "GET", key: null, query });
      const { listed, next }: ReturnType<typeof readListing> = readListing(await response.text());
      yield* listed;
      token = next;
    }
  }

  async function remove(key: string): Promise<void> {
    const response = await send({ method: "DELETE", key, expected: [404] });
    await response.body?.cancel();
  }

  /** What an installation relies on, tried out: to write, to read back, never to write over, to delete. */
  async function check(): Promise<void> {
    const key = `check/${randomUUID()}`;
    const headers = { "if-none-match": "*" };
    const put = () => send({ method: "PUT", key, headers, body: () => key, expected: [409, 412] });
    try {
      await (await put()).body?.cancel();
      if ((await (await send({ method: "GET", key })).text()) !== key)
        throw new S3Fault("It gives back something else. Look at its log.");
      const again = await put();
      await again.body?.cancel();
      if (again.ok)
        throw new S3Fault("It writes over what is there (no If-None-Match). Use a service, or a mode of it, that refuses.");
    } finally {
      await remove(key);
    }
  }

  return {
    receive: (chunks, bytesMax) => receiveInto(incoming, chunks, bytesMax),
    keep,
    discard: ({ path }) => rm(path, { force: true }),
    open: (sha256, range) => get(sha256, range === undefined ? {} : { range: `bytes=${range.start}-${range.end}` }),

    async sizeOf(sha256) {
      const response = await head(sha256);
      return response.ok ? Number(response.headers.get("content-length")) : null;
    },

    async *list() {
      for await (const { key, sizeBytes } of listUnder("blobs/")) {
        const sha256 = key.split("/").at(-1) ?? "";
        if (isSha256(sha256)) yield { sha256, sizeBytes };
      }
    },

    async quarantine(sha256) {
      const source = `/${settings.bucket}/${settings.prefix}${keyOf(sha256)}`;
      const response = await send({ method: "PUT", key: `quarantine/${sha256}`, headers: { "x-amz-copy-source": source } });
      // A copy that fails half-way is told in the body of an answer that began well.
      if ((await response.text()).includes("<Error>")) throw new S3Fault("The document store could not copy. Look at its log.");
      await remove(keyOf(sha256));
    },

    async sweep(before) {
      let deleted = await sweepFolder(incoming, before);
      for await (const { key, modifiedAt } of listUnder("quarantine/")) {
        if (modifiedAt >= before) continue;
        await remove(key.slice(settings.prefix.length));
        deleted += 1;
      }
      return deleted;
    },

    check,
  };
}
