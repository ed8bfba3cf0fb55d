import { createReadStream } from "node:fs";
import { createConnection, type Socket } from "node:net";
import { ScanLimit, type Scanner, type ScannerSettings, ScannerSilent } from "./scanner";

/** clamd gives up on a file after two minutes unless told otherwise (MaxScanTime). */
const silenceMaxMs = 180_000;

/** Longest answer that is read: a signature's name has far fewer characters. */
const answerCharsMax = 4096;

const pieceBytes = 256 * 1024;

/** `instream(…)` names an open socket, `stream` is the data; a name may hold anything but a line's end. */
const found = /^(?:instream\([^)]*\)|stream): (.+) FOUND$/;
const clean = /^(?:instream\([^)]*\)|stream): OK$/;

/** As clamd calls what it stopped looking at (AlertExceedsMax): nothing was found, but not all was seen. */
const unfinished = /^Heuristics\.Limits\.Exceeded/;

const ended = Buffer.alloc(4);

/** A length of four bytes goes before each piece. */
async function* framed(path: string): AsyncGenerator<Buffer> {
  for await (const piece of createReadStream(path, { highWaterMark: pieceBytes })) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE((piece as Buffer).length);
    yield length;
    yield piece as Buffer;
  }
  yield ended;
}

/** Sends until all is sent or the other side has answered: it answers early where the file is larger than it takes. */
async function send(socket: Socket, pieces: AsyncIterable<Buffer>, isAnswered: () => boolean): Promise<void> {
  for await (const piece of pieces) {
    if (isAnswered()) return;
    await new Promise<void>((resolve, reject) => socket.write(piece, (error) => (error ? reject(error) : resolve())));
  }
}

/**
 * One command, its data, and the answer up to its closing NUL. A connection that breaks after the answer came says what it said.
 * @throws ScannerSilent
 */
async function ask(settings: ScannerSettings, command: string, pieces: AsyncIterable<Buffer>): Promise<string> {
  const socket = createConnection(settings);
  let text = "";
  const isAnswered = () => text.includes("\0");
  const answer = new Promise<void>((resolve, reject) => {
    socket.setTimeout(silenceMaxMs, () => socket.destroy(new Error("It does not answer.")));
    socket.setEncoding("utf8");
    socket.on("data", (more: string) => {
      text += more;
      if (isAnswered()) resolve();
      else if (text.length > answerCharsMax) reject(new Error("Its answer is none of clamd's."));
    });
    socket.once("error", reject);
    for (const over of ["end", "close"]) socket.once(over, () => reject(new Error("It ended the connection without an answer.")));
  });
  // Whichever fails first says why; the other must not end the process.
  answer.catch(() => undefined);
  try {
    socket.write(`z${command}\0`);
    await Promise.race([answer, send(socket, pieces, isAnswered)]).catch((error: unknown) => {
      if (!isAnswered()) throw error;
    });
    await answer;
  } catch (cause) {
    if (!isAnswered()) throw new ScannerSilent(messageOf(cause), { cause });
  } finally {
    socket.destroy();
  }
  return text.slice(0, text.indexOf("\0")).trim();
}

const messageOf = (cause: unknown) => {
  const about = cause instanceof Error ? cause.message : String(cause);
  return `The virus scanner named in TILSYN_CLAMD did not answer (${about}). Start it, or correct TILSYN_CLAMD.`;
};

async function* nothing(): AsyncGenerator<Buffer> {}

const ping = async (settings: ScannerSettings) => {
  const answer = await ask(settings, "PING", nothing());
  if (answer !== "PONG") throw new ScannerSilent(messageOf(answer));
};

/**
 * Where the file is larger than clamd takes, it says so and ends the connection, and what it said may be lost to the reset that
 * follows. One that ended the stream and answers all the same refused its length.
 */
async function askAbout(settings: ScannerSettings, path: string): Promise<string> {
  try {
    return await ask(settings, "INSTREAM", framed(path));
  } catch (error) {
    if (!(error instanceof ScannerSilent && isReset(error.cause))) throw error;
    await ping(settings);
    throw new ScanLimit("The virus scanner ended the stream.", { cause: error });
  }
}

const isReset = (cause: unknown) =>
  cause instanceof Error && "code" in cause && (cause.code === "ECONNRESET" || cause.code === "EPIPE");

/**
 * ClamAV's daemon, asked over its INSTREAM command (clamd(8)): the file goes to it as bytes, so that it needs no access to this
 * machine's files and may run elsewhere.
 */
export const clamdScanner = (settings: ScannerSettings): Scanner => ({
  async scan(path) {
    const answer = await askAbout(settings, path);
    if (clean.test(answer)) return null;
    const signature = found.exec(answer)?.[1];
    if (signature === undefined ? answer.includes("size limit exceeded") : unfinished.test(signature))
      throw new ScanLimit(answer);
    if (signature === undefined) throw new ScannerSilent(messageOf(answer));
    return signature;
  },

  check: () => ping(settings),
});
