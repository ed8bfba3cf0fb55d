import { writeSync } from "node:fs";
import { link, mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { readConfig } from "../../app/config.server";
import { openRegister } from "../../app/context.server";
import { everything } from "../../app/domain/permissions/scope";
import type { Context } from "../../app/services/context";
import { saveFact } from "../../app/services/subcontractor/save-fact.server";
import type { BlobStore } from "../../app/storage/blob-store";
import { uploadDocument } from "../../app/services/document/upload-document.server";
import { diskStore } from "../../app/storage/disk-store.server";
import { getHead } from "../../db/queries/history.server";
import type { Planted, WriterOrder } from "./crash";
import { dpaOf, importDocumentRegister, paper, pieces } from "./documents";
import { numbersFrom } from "./random";

/**
 * A program that writes to a register by the services that the product writes by, and says on standard output what was answered, once it
 * was. It is killed, starved and cut off by the crash suites.
 */
const order = JSON.parse(process.argv[2] ?? "{}") as WriterOrder;
const random = numbersFrom(order.seed);
const below = (limit: number) => Math.floor(random() * limit);
/** At once, and not by way of a stream that a kill would empty. */
const say = (line: string) => writeSync(1, `${line}\n`);

/** Faults that somebody could build in; each suite has to notice one. */
function plantedStore(store: BlobStore, directory: string, planted: Planted | null): BlobStore {
  if (planted === "late-keep") {
    const later = new Set<string>();
    return {
      ...store,
      async keep(received) {
        if (later.has(received.path)) return;
        later.add(received.path);
        void pause(300).then(async () => {
          await store.keep(received);
          await store.discard(received);
        });
      },
      discard: async (received) => (later.has(received.path) ? undefined : store.discard(received)),
    };
  }
  if (planted === "unflushed-folder") {
    return {
      ...store,
      async keep({ sha256, path }) {
        const to = join(directory, "blobs", sha256.slice(0, 2), sha256);
        await mkdir(dirname(to), { recursive: true });
        await link(path, to);
      },
    };
  }
  if (planted === "unflushed-file") {
    return {
      ...store,
      async receive(chunks, bytesMax) {
        const received = await store.receive(chunks, bytesMax);
        // The same bytes in another file that nobody flushes.
        const copy = { ...received, path: `${received.path}-copy` };
        const [from, to] = [await open(received.path), await open(copy.path, "wx")];
        await to.writeFile(await from.readFile());
        await Promise.all([from.close(), to.close()]);
        await store.discard(received);
        return copy;
      },
    };
  }
  return store;
}

const register = await openRegister(readConfig({ TILSYN_DATA: order.data }));
const actor: Context["actor"] = {
  kind: "account",
  id: "0190aaaa-0000-7000-8000-000000000005",
  roles: ["legal", "compliance"],
  scope: everything,
};
const opened = await register.contextFor({ kind: "command" });
const directory = order.blobs ?? order.data;
const blobs = plantedStore(diskStore(directory, 0), directory, order.planted);
const installation = { ...opened.installation, blobs };
if ((await getHead(opened.database.reader)).seq === 0) await importDocumentRegister({ ...opened, installation });
if (order.planted === "unsynced-register") await sql`pragma synchronous = off`.execute(opened.database.writer);
// As if the end of the process after a failed flush had been forgotten.
if (order.planted === "no-end") process.exit = (() => undefined) as unknown as typeof process.exit;
const context: Context = { ...opened, actor, installation };

let nth = 0;

async function upload(key: string): Promise<void> {
  nth += 1;
  const bytes = paper(`${order.seed} ${nth} ${"x".repeat(below(20) === 0 ? 300_000 : 3_000 + below(20_000))}`);
  const result = await uploadDocument(context, dpaOf(key), pieces(bytes, 1_024));
  if (result.outcome === "stored") say(`U ${result.documentId}`);
  else say(`R ${result.outcome === "refused" ? result.refusal.code : result.outcome}`);
}

let edits = order.editsFrom;

async function edit(): Promise<void> {
  edits += 1;
  const contact = { name: "Vagten", email: null, phone: String(edits), role: null };
  const isThere = edits > 1;
  const result = await saveFact(context, "fjord", "contacts", isThere ? 0 : null, contact, null);
  if (result.outcome === "saved") say(`E ${edits}`);
  else if (isThere && result.outcome === "not-found") {
    await saveFact(context, "fjord", "contacts", null, contact, null);
    say(`E ${edits}`);
  }
}

async function lane(number: number): Promise<never> {
  for (;;) {
    // SQLite answers without waiting for anything: whoever only edits would leave nobody else a turn.
    if (number === 0) await pause(4);
    // Edits come one after another, so that the last that was answered is the one to be found.
    if (number === 0) await edit();
    else await upload(number % 2 === 0 ? "fjord" : "klint");
  }
}

say("ready");
if (order.uploads === null) await Promise.all(Array.from({ length: 7 }, (_, number) => lane(number)));
else {
  // Whoever breaks calls of the system says when it is ready to.
  await new Promise((resolve) => process.stdin.once("data", resolve));
  process.stdin.destroy();
  for (let left = order.uploads; left > 0; left -= 1) {
    await upload("fjord").catch((error: unknown) => say(`X ${error instanceof Error ? error.message : String(error)}`));
  }
  say("done");
  // Closing the register would make calls of its own.
  process.kill(process.pid, "SIGKILL");
}
