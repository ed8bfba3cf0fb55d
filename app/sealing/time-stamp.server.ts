import { hash, randomBytes } from "node:crypto";
import { fromBER, Integer, OctetString } from "asn1js";
import { AlgorithmIdentifier, MessageImprint, PKIStatusInfo, TimeStampReq } from "pkijs";
import { childrenOf, writtenAs } from "../reading/signatures/asn1";
import { readTimestamp } from "../reading/signatures/timestamp";
import { readCms } from "../reading/signatures/cms";

const sha256 = "2.16.840.1.101.3.4.2.1";
const timeoutMs = 15_000;
const bytesMax = 64 * 1024;

/** Why there is no time stamp: the authority could not be reached, would not stamp, or gave a stamp that is none of these bytes. */
export type NoTimeStamp = "unreachable" | "refused" | "invalid";

export class TimeStampError extends Error {
  override name = "TimeStampError";
  constructor(
    readonly reason: NoTimeStamp,
    cause?: unknown,
  ) {
    super(`The time-stamp authority gave no time stamp (${reason}).`, { cause });
  }
}

async function ask(url: string, request: Uint8Array): Promise<Uint8Array> {
  let answer: Response;
  try {
    answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/timestamp-query", accept: "application/timestamp-reply" },
      body: Uint8Array.from(request),
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (cause) {
    throw new TimeStampError("unreachable", cause);
  }
  if (!answer.ok) throw new TimeStampError(answer.status >= 500 ? "unreachable" : "refused");
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (bytes.length > bytesMax) throw new TimeStampError("invalid");
  return bytes;
}

/** The token of an answer, just as it was written (RFC 3161, 2.4.2). */
function tokenIn(answer: Uint8Array): Uint8Array {
  const [status, token] = childrenOf(fromBER(Uint8Array.from(answer)).result);
  if (status === undefined) throw new TimeStampError("invalid");
  let code: number;
  try {
    code = new PKIStatusInfo({ schema: status }).status;
  } catch (cause) {
    throw new TimeStampError("invalid", cause);
  }
  // Granted, and granted with changes.
  if (code > 1 || token === undefined) throw new TimeStampError("refused");
  return writtenAs(token);
}

/**
 * A time stamp of some bytes from an authority (RFC 3161), checked before it is used: that it answers this very question (nonce), is of
 * these bytes, and is signed with a certificate for time stamps that was valid then.
 * @returns the token, DER
 * @throws {TimeStampError}
 */
export async function requestTimeStamp(url: string, bytes: Uint8Array): Promise<Uint8Array> {
  const nonce = Uint8Array.from([1, ...randomBytes(8)]);
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256 }),
      hashedMessage: new OctetString({ valueHex: Uint8Array.from(hash("sha256", bytes, "buffer")).buffer }),
    }),
    nonce: new Integer({ valueHex: nonce.buffer }),
    certReq: true,
  });
  const token = tokenIn(await ask(url, new Uint8Array(request.toSchema().toBER())));
  const cms = readCms(token);
  if (cms === null) throw new TimeStampError("invalid");
  const read = readTimestamp(cms, [bytes]);
  if (read.verdict !== "valid" || !isAnswerTo(nonce, read.nonce)) throw new TimeStampError("invalid");
  return token;
}

const isAnswerTo = (asked: Uint8Array, answered: Uint8Array | null) =>
  answered !== null && Buffer.compare(Buffer.from(asked), Buffer.from(answered)) === 0;
