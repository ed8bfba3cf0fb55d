import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../app/services/context";
import { uploadDocument } from "../../app/services/document/upload-document.server";
import { clamdScanner } from "../../app/storage/clamd.server";
import { ScanLimit, type ScannerSettings, ScannerSilent } from "../../app/storage/scanner";
import { type Clamd, fileBytesMax, malware, noClamd, signatureName, startClamd, streamBytesMax } from "../support/clamd";
import { dpaOf, importDocumentRegister, pdf, pieces } from "../support/documents";
import { freshRegister } from "../support/register";

let folder: string;
let clamd: Clamd | null;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tilsyn-scan-"));
  clamd = await startClamd();
});
afterAll(async () => {
  await clamd?.stop();
  rmSync(folder, { recursive: true, force: true });
});

let open: Context[] = [];
afterEach(async () => {
  for (const { database } of open) await database.close();
  open = [];
});

async function registerWith(settings: ScannerSettings): Promise<Context> {
  const { context } = await freshRegister();
  open.push(context);
  await importDocumentRegister(context);
  const { installation } = context;
  return { ...context, installation: { ...installation, blobs: installation.blobs, scanner: clamdScanner(settings) } };
}

const lastEvent = async ({ database }: Context) =>
  (await database.reader.selectFrom("historyHead").select("seq").executeTakeFirstOrThrow()).seq;

const sha256Of = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

function fileOf(bytes: Buffer): string {
  const path = join(folder, "file");
  writeFileSync(path, bytes);
  return path;
}

/** Without a match at its start or its end; random, so that nothing of it can be packed. */
const harmless = (size: number) => randomBytes(size);
const infected = (size: number) => Buffer.concat([randomBytes(size - malware.length), Buffer.from(malware)]);

describe("a real clamd", () => {
  const on = (name: string, work: (running: Clamd) => Promise<void>) =>
    test(name, async ({ skip }) => {
      if (clamd === null) return skip(noClamd);
      await work(clamd);
    });

  for (const way of ["tcp", "socket"] as const)
    on(`says over ${way} by which signature a file matches`, async (running) => {
      const scanner = clamdScanner(running[way]);
      await scanner.check();
      for (const size of [100, 70_000, fileBytesMax]) {
        expect([size, await scanner.scan(fileOf(infected(size)))]).toEqual([size, signatureName]);
        expect([size, await scanner.scan(fileOf(harmless(size)))]).toEqual([size, null]);
      }
      expect(await scanner.scan(fileOf(Buffer.alloc(0)))).toBeNull();
    });

  on("calls nothing clean that it did not see all of", async ({ tcp, socket }) => {
    for (const settings of [tcp, socket])
      for (const size of [fileBytesMax + 1, streamBytesMax + 1, 40 * streamBytesMax])
        await expect(clamdScanner(settings).scan(fileOf(harmless(size))), String(size)).rejects.toThrow(ScanLimit);
  });

  on("refuses an upload by the signature's name, and one that it cannot judge; both leave nothing", async ({ tcp }) => {
    const context = await registerWith(tcp);
    const before = await lastEvent(context);
    const bad = Buffer.concat([await pdf("bad"), Buffer.from(malware)]);
    expect(await uploadDocument(context, dpaOf("fjord"), pieces(bad))).toEqual({
      outcome: "refused",
      refusal: { code: "file-infected", params: { signature: signatureName } },
    });
    const large = Buffer.concat([await pdf("large"), harmless(2 * streamBytesMax)]);
    expect(await uploadDocument(context, dpaOf("fjord"), pieces(large, 65_536))).toEqual({
      outcome: "refused",
      refusal: { code: "file-beyond-scanner", params: {} },
    });
    for (const bytes of [bad, large]) expect(await context.installation.blobs.sizeOf(sha256Of(bytes))).toBeNull();
    expect(await lastEvent(context)).toBe(before);
    const good = await pdf("good");
    expect((await uploadDocument(context, dpaOf("fjord"), pieces(good))).outcome).toBe("stored");
    expect(await context.installation.blobs.sizeOf(sha256Of(good))).toBe(good.length);
  });
});

/** Other servers that listen there: one that ends every connection, one that is not clamd, one that has a fault of its own. */
const others: Record<string, (socket: Socket) => void> = {
  "ends the connection": (socket) => socket.destroy(),
  "ends it after the file": (socket) => socket.once("data", () => socket.end()),
  "speaks something else": (socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"),
  "speaks without end": (socket) => socket.write("x".repeat(10_000)),
  "reports a fault": (socket) => socket.end("stream: Can't allocate memory ERROR\0"),
  "answers in half": (socket) => socket.end("stream: OK"),
  "names no signature": (socket) => socket.end("stream:  FOUND\0"),
};

test.each([...Object.keys(others), "is not there"])(
  "whoever %s is no scanner, and no upload is kept unexamined",
  async (name) => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on("error", () => undefined);
      others[name]?.(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const closed = () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        // They do not read what is sent, so they do not notice that it ends.
        for (const socket of sockets) socket.destroy();
      });
    if (name === "is not there") await closed();
    try {
      const settings = { host: "127.0.0.1", port };
      await expect(clamdScanner(settings).scan(fileOf(harmless(300_000)))).rejects.toThrow(ScannerSilent);
      await expect(clamdScanner(settings).check()).rejects.toThrow("TILSYN_CLAMD");
      const context = await registerWith(settings);
      const bytes = await pdf(name);
      expect(await uploadDocument(context, dpaOf("fjord"), pieces(bytes))).toEqual({
        outcome: "refused",
        refusal: { code: "scanner-silent" },
        fault: "scanner",
      });
      expect(await context.installation.blobs.sizeOf(sha256Of(bytes))).toBeNull();
    } finally {
      if (name !== "is not there") await closed();
    }
  },
);
