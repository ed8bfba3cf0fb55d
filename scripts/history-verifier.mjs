/**
 * Verifies an exported history with nothing but Node: `node verify.mjs [FOLDER]`. Written apart from the product, so that
 * nobody has to trust the product to check it. Exit code 0: whole. 1: the first thing that is wrong is named.
 *
 * events.jsonl   one event a line: its number, a tab, the chain after it, a tab, its canonical JSON (RFC 8785)
 * checkpoints/   signed notes: how many events, the Merkle root over them (RFC 6962), the chain, the instant; Ed25519
 *
 * leaf = SHA-256(0x00, event)   chain = SHA-256(0x02, chain before, leaf), first after 32 zero bytes
 * node = SHA-256(0x01, left, right)
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import { createReadStream, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

const folder = process.argv[2] ?? ".";

const sha256 = (kind, ...parts) => {
  const hash = createHash("sha256").update(Buffer.of(kind));
  for (const part of parts) hash.update(part);
  return hash.digest();
};

function fail(text) {
  process.stdout.write(`NOT WHOLE: ${text}\n`);
  process.exit(1);
}

/** The root over leaves from..to-1, as RFC 6962 defines it: split at the largest power of two below the count. */
function rootOf(leaves, from, to) {
  if (to - from === 1) return leaves[from];
  let half = 1;
  while (half * 2 < to - from) half *= 2;
  return sha256(1, rootOf(leaves, from, from + half), rootOf(leaves, from + half, to));
}

function readNote(name) {
  const note = readFileSync(join(folder, "checkpoints", name), "utf8");
  const [text, signed] = note.split("\n\n— tilsyn ");
  const [origin, size, root, chain] = (text ?? "").split("\n");
  if (origin !== "tilsyn" || signed === undefined) fail(`the checkpoint ${name} cannot be read`);
  const bytes = Buffer.from(signed.trim(), "base64");
  return {
    name,
    text: `${text}\n`,
    size: Number(size),
    root,
    chain: chain.slice("chain ".length),
    keyId: bytes.subarray(0, 4),
    signature: bytes.subarray(4),
  };
}

function isSigned({ text, keyId, signature }, publicKey) {
  const raw = Buffer.from(publicKey, "base64");
  const id = createHash("sha256").update("tilsyn\n").update(Buffer.of(1)).update(raw).digest().subarray(0, 4);
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), raw]);
  return (
    id.equals(keyId) && verify(null, Buffer.from(text), createPublicKey({ key: der, format: "der", type: "spki" }), signature)
  );
}

const leaves = [];
const chains = [];
const keys = [];
let chain = Buffer.alloc(32);
for await (const line of createInterface({
  input: createReadStream(join(folder, "events.jsonl")),
  crlfDelay: Number.POSITIVE_INFINITY,
})) {
  const [number, link, ...rest] = line.split("\t");
  const content = rest.join("\t");
  const seq = leaves.length + 1;
  if (Number(number) !== seq) fail(`event ${seq} is missing`);
  const leaf = sha256(0, content);
  chain = sha256(2, chain, leaf);
  if (chain.toString("hex") !== link) fail(`event ${seq} was altered or moved`);
  leaves.push(leaf);
  chains.push(link);
  const event = JSON.parse(content);
  if (event.seq !== seq) fail(`event ${seq} says that it is event ${event.seq}`);
  if (event.action === "key-adopted") keys.push({ seq, publicKey: event.after.publicKey });
}

const notes = existsSync(join(folder, "checkpoints"))
  ? readdirSync(join(folder, "checkpoints"))
      .filter((name) => name.endsWith(".checkpoint"))
      .sort()
      .map(readNote)
  : [];
let good = 0;
for (const note of notes) {
  if (note.size > leaves.length) fail(`a checkpoint is of ${note.size} events, here are ${leaves.length}: the rest was cut off`);
  if (!keys.some(({ seq, publicKey }) => seq <= note.size && isSigned(note, publicKey)))
    fail(`the checkpoint ${note.name} has no valid signature`);
  const root = rootOf(leaves, 0, note.size).toString("base64");
  if (root !== note.root || chains[note.size - 1] !== note.chain)
    fail(`the history was rewritten between event ${good} and event ${note.size}`);
  good = note.size;
}
process.stdout.write(`WHOLE: ${leaves.length} events, ${notes.length} checkpoints, end of the chain ${chain.toString("hex")}\n`);
