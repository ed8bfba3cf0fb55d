import { fromBER, Integer, OctetString, Sequence } from "asn1js";
import { createHash, randomBytes, X509Certificate } from "node:crypto";
import { AlgorithmIdentifier, type Certificate, MessageImprint, TimeStampReq, TimeStampResp, TSTInfo } from "pkijs";
import type { SignatureReason } from "../domain/document/signature";
import { octetsOf, writtenAs } from "../reading/signatures/asn1";
import { readCms } from "../reading/signatures/cms";
import { readTimestamp } from "../reading/signatures/timestamp";
import { certificatesIn } from "./seal-key.server";
import type { TimestampSettings } from "./seal-settings";

/**
 * No time stamp could be had. `unreachable`: nobody answered in time, or not as an authority does. `refused`: it answered that it
 * will not. `unsound`: what it gave cannot be relied on, see `detail`. What then is for a person to choose: wait, or make the pack
 * without a time stamp, and marked so.
 */
export class NoTimestamp extends Error {
  override name = "NoTimestamp";
  constructor(
    readonly reason: "unreachable" | "refused" | "unsound",
    readonly detail: SignatureReason | "nonce" | "purpose" | "issuer" | "form" | null,
    options?: ErrorOptions,
  ) {
    super(`The time-stamp authority: ${reason}${detail === null ? "" : ` (${detail})`}`, options);
  }
}

const timeoutMs = 10_000;
/** A token with a chain of certificates has some 5,000. */
const answerBytesMax = 64 * 1024;
const sha256 = "2.16.840.1.101.3.4.2.1";
const extendedKeyUsage = "2.5.29.37";
const forTimestamps = "1.3.6.1.5.5.7.3.8";
const chainLengthMax = 6;

/**
 * Asks an authority for a time stamp of a signature value (RFC 3161, over HTTP as in its section 3.4), and looks whether what
 * comes is one: of these bytes, in answer to this request, signed, and by a certificate that is for time stamps and nothing else.
 * @returns the token, DER
 * @throws {NoTimestamp}
 */
export async function requestTimestamp(
  signature: Uint8Array,
  settings: TimestampSettings,
  waitMs = timeoutMs,
): Promise<Uint8Array> {
  // Positive, and with no zeros before it.
  const nonce = randomBytes(16);
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  const query = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256 }),
      hashedMessage: new OctetString({ valueHex: createHash("sha256").update(signature).digest() }),
    }),
    nonce: new Integer({ valueHex: nonce }),
    certReq: true,
  });
  const answer = await ask(settings.url, Buffer.from(query.toSchema().toBER()), waitMs);
  const token = tokenIn(answer);
  check(token, signature, nonce, settings);
  return token;
}

async function ask(url: string, query: Uint8Array<ArrayBuffer>, waitMs: number): Promise<Buffer> {
  try {
    const response = await fetch(url, {
      method: "POST",
      // A connection kept open would be cut by many authorities before the next pack.
      headers: { "Content-Type": "application/timestamp-query", Accept: "application/timestamp-reply", Connection: "close" },
      body: query,
      redirect: "error",
      signal: AbortSignal.timeout(waitMs),
    });
    if (!response.ok || response.body === null) throw new Error(`It answered ${response.status}.`);
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      length += part.length;
      if (length > answerBytesMax) throw new Error("It answered more than a time stamp.");
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch (cause) {
    throw new NoTimestamp("unreachable", null, { cause });
  }
}

function tokenIn(answer: Buffer): Uint8Array {
  const { result } = fromBER(answer);
  let status: number | undefined;
  try {
    status = new TimeStampResp({ schema: result }).status.status;
  } catch (cause) {
    throw new NoTimestamp("unreachable", "form", { cause });
  }
  // 0 granted, 1 granted with changes (RFC 3161, 2.4.2).
  if (status !== 0 && status !== 1) throw new NoTimestamp("refused", null);
  const token = result instanceof Sequence ? result.valueBlock.value[1] : undefined;
  if (token === undefined) throw new NoTimestamp("unreachable", "form");
  return Uint8Array.from(writtenAs(token));
}

function check(token: Uint8Array, signature: Uint8Array, nonce: Uint8Array, { authorities }: TimestampSettings): void {
  const cms = readCms(token);
  const content = octetsOf(cms?.data.encapContentInfo.eContent);
  if (cms === null || content === null) throw new NoTimestamp("unsound", "form");
  const { reasons, verified } = readTimestamp(cms, [signature]);
  const [reason] = reasons;
  if (reason !== undefined) throw new NoTimestamp("unsound", reason);
  const echoed = new TSTInfo({ schema: fromBER(content).result }).nonce;
  if (echoed === undefined || Buffer.compare(echoed.valueBlock.valueHexView, nonce) !== 0)
    throw new NoTimestamp("unsound", "nonce");
  const { certificate } = verified;
  if (certificate === null || !isForNothingElse(certificate.certificate)) throw new NoTimestamp("unsound", "purpose");
  const own = new X509Certificate(certificate.bytes);
  const others = cms.certificates.map(({ bytes }) => new X509Certificate(bytes));
  if (authorities !== null && !leadsTo(own, others, certificatesIn(authorities))) throw new NoTimestamp("unsound", "issuer");
}

/** The purpose stands alone and critical (RFC 3161, 2.3): OpenSSL takes no other. */
function isForNothingElse({ extensions }: Certificate): boolean {
  const usage = extensions?.find(({ extnID }) => extnID === extendedKeyUsage);
  const { keyPurposes = [] } = (usage?.parsedValue ?? {}) as { keyPurposes?: string[] };
  return usage?.critical === true && keyPurposes.length === 1 && keyPurposes[0] === forTimestamps;
}

const isIssuer = (issued: X509Certificate, issuer: X509Certificate) =>
  issued.checkIssued(issuer) && issued.verify(issuer.publicKey);

function leadsTo(own: X509Certificate, others: readonly X509Certificate[], anchors: readonly X509Certificate[]): boolean {
  let current = own;
  for (let step = 0; step < chainLengthMax; step += 1) {
    const reached = current;
    if (anchors.some((anchor) => anchor.raw.equals(reached.raw) || isIssuer(reached, anchor))) return true;
    const next = others.find((other) => !other.raw.equals(reached.raw) && isIssuer(reached, other));
    if (next === undefined) return false;
    current = next;
  }
  return false;
}
