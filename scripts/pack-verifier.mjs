/**
 * Verifies an unpacked ZIP edition of an evidence pack with nothing but Node: `node verify-pack.mjs [FOLDER] [FINGERPRINT]`. Written
 * apart from the product, so that nobody has to trust the product to check it; get it from elsewhere than the pack where you can.
 * Exit code 0: nothing is wrong. 1: everything that is wrong is named.
 *
 * pack.pdf        the sealed pack; it embeds its manifest
 * manifest.json   the same once more: files, history, events with proofs
 * originals/      every file of the manifest that the PDF does not embed
 * leaves.txt      the leaf hash of every event of the history, a line each
 *
 * What lies in the room behind the seal's value is nobody's content, and is not looked at; a time stamp is left to OpenSSL.
 *
 * leaf = SHA-256(0x00, event)   node = SHA-256(0x01, left, right), as in RFC 6962
 */
import { createHash, createPublicKey, verify, X509Certificate } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";

const [folder = ".", told = ""] = process.argv.slice(2);
const problems = [];
const wrong = (text) => void problems.push(text);
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const nodeOf = (left, right) => createHash("sha256").update(Buffer.of(1)).update(left).update(right).digest();

/** One value of DER: its tag and where its content lies. */
function read(bytes, at) {
  const first = bytes[at + 1];
  if (first === undefined) throw new Error("cut off");
  const more = first < 0x80 ? 0 : first & 0x7f;
  const length = more === 0 ? first : bytes.readUIntBE(at + 2, more);
  const start = at + 2 + more;
  if (start + length > bytes.length) throw new Error("cut off");
  return { tag: bytes[at], at, start, end: start + length, content: bytes.subarray(start, start + length) };
}

function children(bytes, { start, end }) {
  const list = [];
  for (let at = start; at < end; at = list.at(-1).end) list.push(read(bytes, at));
  return list;
}

const ids = { messageDigest: "2a864886f70d010904", certificate: "2a864886f70d010910022f", timestamp: "2a864886f70d010910020e" };
const digests = { "608648016503040201": "sha256", "608648016503040202": "sha384", "608648016503040203": "sha512" };

/** The value of an attribute, as it lies in the bytes; undefined where it is not there once. */
function attributeOf(bytes, attributes, id) {
  const found = attributes.map((one) => children(bytes, one)).filter(([name]) => name.content.toString("hex") === id);
  return found.length === 1 ? children(bytes, found[0][1])[0] : undefined;
}

/** What is signed of a PDF, and the value that is of it: of the one range that reaches to the end of the file. */
function sealOf(pdf) {
  for (const [, ...found] of pdf.toString("latin1").matchAll(/\/ByteRange\[0 (\d+) (\d+) (\d+) *\]/g)) {
    const [before, after, length] = found.map(Number);
    if (after + length !== pdf.length || before >= after) continue;
    const hex = pdf.toString("latin1", before, after);
    if (/^<[0-9A-F]+>$/.test(hex))
      return { parts: [pdf.subarray(0, before), pdf.subarray(after)], value: Buffer.from(hex.slice(1, -1), "hex") };
  }
  return null;
}

/** @returns the fingerprint of the key that sealed it; null where nothing can be said */
function checkSeal(pdf) {
  const seal = sealOf(pdf);
  if (seal === null) {
    wrong("pack.pdf has no seal that reaches to its end");
    return null;
  }
  const { value, parts } = seal;
  const data = children(value, children(value, read(value, 0))[1])[0];
  const [, , , certificates, signers] = children(value, data);
  const certificate = new X509Certificate(children(value, certificates).map(({ at, end }) => value.subarray(at, end))[0]);
  const [, , digestAlgorithm, signed, , signature, unsigned] = children(value, children(value, signers)[0]);
  const digest = digests[children(value, digestAlgorithm)[0].content.toString("hex")];
  const attributes = children(value, signed);
  const hash = createHash(digest);
  for (const part of parts) hash.update(part);
  if (!hash.digest().equals(attributeOf(value, attributes, ids.messageDigest)?.content ?? Buffer.alloc(0)))
    wrong("pack.pdf was changed since it was sealed");
  let named = attributeOf(value, attributes, ids.certificate);
  while (named !== undefined && named.tag === 0x30) named = children(value, named)[0];
  if (named?.content.toString("hex") !== sha256(certificate.raw)) wrong("the seal names another certificate");
  const written = Buffer.from(value.subarray(signed.at, signed.end));
  written[0] = 0x31;
  if (!verify(digest, written, certificate.publicKey, signature.content)) wrong("the seal's signature does not hold");
  const fingerprint = sha256(certificate.publicKey.export({ type: "spki", format: "der" }));
  return { fingerprint, name: certificate.subject.replaceAll("\n", ", "), hasTimestamp: unsigned !== undefined };
}

/** Every file that the PDF embeds, found by going through it from the front: what lies within a file is not looked at. */
function embeddedFiles(pdf) {
  const text = pdf.toString("latin1");
  const pattern = /\/EmbeddedFile[\s/>]/g;
  const files = [];
  for (let hit = pattern.exec(text); hit !== null; hit = pattern.exec(text)) {
    const head = /stream\r?\n/g;
    head.lastIndex = hit.index;
    const begin = head.exec(text);
    const dictionary = text.slice(text.lastIndexOf(" obj", hit.index), begin?.index ?? hit.index);
    const length = /\/Length (\d+)/.exec(dictionary)?.[1];
    if (begin === null || length === undefined) continue;
    const bytes = pdf.subarray(head.lastIndex, head.lastIndex + Number(length));
    files.push(dictionary.includes("/FlateDecode") ? inflateSync(bytes) : bytes);
    pattern.lastIndex = head.lastIndex + Number(length);
  }
  return files;
}

function checkFiles(manifest, manifestBytes, pdf) {
  const embedded = embeddedFiles(pdf).map(sha256);
  const take = (hash) => {
    const at = embedded.indexOf(hash);
    if (at >= 0) embedded.splice(at, 1);
    return at >= 0;
  };
  if (!take(sha256(manifestBytes))) wrong("manifest.json is not the one that is sealed in pack.pdf");
  const names = new Set();
  const beside = existsSync(join(folder, "originals")) ? new Set(readdirSync(join(folder, "originals"))) : new Set();
  for (const file of manifest.files) {
    if (names.has(file.name)) wrong(`the file "${file.name}" is listed twice`);
    names.add(file.name);
    if (file.embedded && !take(file.sha256)) wrong(`the file "${file.name}" is not in pack.pdf, or not as it is listed`);
    if (!file.embedded && !beside.has(file.name)) wrong(`the file "${file.name}" is missing from originals`);
    if (!beside.delete(file.name)) continue;
    if (sha256(readFileSync(join(folder, "originals", file.name))) !== file.sha256) wrong(`the file "${file.name}" was altered`);
  }
  if (embedded.length > 0) wrong(`pack.pdf embeds ${embedded.length} more files than are listed`);
  for (const name of beside) wrong(`the file "${name}" is in originals and is not listed`);
}

/** The root over leaves from..to-1, as RFC 6962 defines it: split at the largest power of two below the count. */
function rootOf(leaves, from, to) {
  if (to - from === 1) return leaves[from];
  let half = 1;
  while (half * 2 < to - from) half *= 2;
  return nodeOf(rootOf(leaves, from, from + half), rootOf(leaves, from + half, to));
}

/** The root that a proof leads to, of the leaf at a place from 0. */
function rootOfProof(leaf, place, size, proof) {
  if (size === 1) return proof.length === 0 ? leaf : null;
  const last = proof.at(-1);
  if (last === undefined) return null;
  let half = 1;
  while (half * 2 < size) half *= 2;
  const isLeft = place < half;
  const below = rootOfProof(leaf, isLeft ? place : place - half, isLeft ? half : size - half, proof.slice(0, -1));
  return below === null ? null : isLeft ? nodeOf(below, last) : nodeOf(last, below);
}

function checkCheckpoint({ seq, root, chain, checkpoint, checkpointKey }) {
  const [text, signed] = checkpoint.split("\n\n— tilsyn ");
  const [origin, size, rootText, chainText] = (text ?? "").split("\n");
  if (origin !== "tilsyn" || signed === undefined) return wrong("the checkpoint cannot be read");
  const says = [size, rootText, chainText].join(" ");
  if (says !== [seq, Buffer.from(root, "hex").toString("base64"), `chain ${chain}`].join(" "))
    wrong("the checkpoint is of another history");
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), Buffer.from(checkpointKey, "base64")]);
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  if (!verify(null, Buffer.from(`${text}\n`), key, Buffer.from(signed.trim(), "base64").subarray(4)))
    wrong("the checkpoint is not signed with the key that the manifest states");
}

function checkHistory({ history, events }) {
  checkCheckpoint(history);
  const lines = readFileSync(join(folder, "leaves.txt"), "latin1").trimEnd().split("\n");
  const leaves = lines.map((line) => Buffer.from(line, "hex"));
  if (leaves.length !== history.seq || rootOf(leaves, 0, leaves.length).toString("hex") !== history.root)
    wrong("leaves.txt does not lead to the root that the manifest states");
  for (const { seq, leaf, proof, content } of events) {
    if (content !== undefined && (sha256(`\0${content}`) !== leaf || JSON.parse(content).seq !== seq))
      wrong(`event ${seq} was altered`);
    if (lines[seq - 1] !== leaf) wrong(`event ${seq} has another leaf hash in leaves.txt`);
    const hashes = proof.map((hash) => Buffer.from(hash, "hex"));
    if (rootOfProof(Buffer.from(leaf, "hex"), seq - 1, history.seq, hashes)?.toString("hex") !== history.root)
      wrong(`event ${seq} is not proven to be in the history`);
  }
  return { events: events.length, leaves: leaves.length };
}

const clean = (text) => text.toLowerCase().replace(/[^0-9a-f]/g, "");
let seal = null;
let counts = null;
try {
  const pdf = readFileSync(join(folder, "pack.pdf"));
  const manifestBytes = readFileSync(join(folder, "manifest.json"));
  seal = checkSeal(pdf);
  const manifest = JSON.parse(manifestBytes);
  if (manifest.format !== "tilsyn-pack/1") wrong("the manifest is of another format");
  checkFiles(manifest, manifestBytes, pdf);
  counts = checkHistory(manifest);
  if (manifest.seal.timestamp === "expected" && seal?.hasTimestamp === false) wrong("the time stamp is missing");
} catch (error) {
  wrong(`it could not be read to its end: ${error instanceof Error ? error.message : error}`);
}
if (told !== "" && seal !== null && clean(told) !== seal.fingerprint)
  wrong("it is sealed with another key than the one you named");

for (const problem of problems) process.stdout.write(`NOT WHOLE: ${problem}\n`);
if (seal !== null) process.stdout.write(`Sealed by the key ${seal.fingerprint.replace(/(.{4})(?=.)/g, "$1 ")} (${seal.name}).\n`);
if (problems.length === 0) {
  process.stdout.write(`WHOLE: every file, ${counts.events} events, ${counts.leaves} leaf hashes.\n`);
  if (told === "") process.stdout.write("Nobody has confirmed whose key that is: ask for its fingerprint by another channel.\n");
  if (seal.hasTimestamp)
    process.stdout.write("The time stamp was not checked: the pack prints the command, openssl ts -verify.\n");
}
process.exitCode = problems.length === 0 ? 0 : 1;
