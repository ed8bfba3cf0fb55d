/**
 * Reads a portfolio document piece by piece, so that a register of any size can be imported in bounded memory: the values of
 * the members of the outermost object, those of `subcontractors` one by one. What the pieces hold is left to `JSON.parse`;
 * only where they begin and end is found here.
 */
export type Piece = { kind: "member"; name: string; value: unknown } | { kind: "subcontractor"; index: number; value: unknown };

/** Not JSON, with the place (byte from 0) where that shows. */
export class NotJson extends Error {
  constructor(readonly at: number) {
    super(`The text is not JSON from byte ${at} on.`);
  }
}

export class BadEncoding extends Error {}

const quote = 0x22;
const backslash = 0x5c;
const open = (byte: number) => byte === 0x7b || byte === 0x5b;
const close = (byte: number) => byte === 0x7d || byte === 0x5d;
const blank = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
const colon = 0x3a;
const comma = 0x2c;

const decoder = new TextDecoder("utf-8", { fatal: true });

type State = "start" | "member" | "colon" | "value" | "after" | "element" | "afterElement" | "end";

export async function* readPieces(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Piece> {
  let state: State = "start";
  let name = "";
  let index = 0;
  let inList = false;
  let depth = 0;
  let inString = false;
  let escaped = false;
  /** Bytes of the piece under way from earlier chunks. */
  let held: Buffer[] = [];
  let offset = 0;
  let first = true;

  const parse = (parts: Buffer[], at: number): unknown => {
    let text: string;
    const bytes = parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts);
    try {
      text = decoder.decode(bytes);
    } catch (cause) {
      throw new BadEncoding("The text is not UTF-8.", { cause });
    }
    try {
      return JSON.parse(text);
    } catch {
      throw new NotJson(at);
    }
  };

  for await (const raw of chunks) {
    let chunk = raw;
    if (first) {
      first = false;
      if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) chunk = chunk.subarray(3);
      if ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff))
        throw new BadEncoding("The text is UTF-16.");
    }
    let from = -1;
    if (held.length > 0) from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] as number;
      if (from !== -1) {
        // Inside a piece: look for its end.
        if (inString) {
          if (escaped) escaped = false;
          else if (byte === backslash) escaped = true;
          else if (byte === quote) {
            inString = false;
            if (state === "member") {
              name = parse([...held, chunk.subarray(from, at + 1)], offset + at) as string;
              held = [];
              from = -1;
              state = "colon";
            }
          }
          continue;
        }
        if (byte === quote) {
          inString = true;
          continue;
        }
        if (open(byte)) {
          depth += 1;
          continue;
        }
        if (close(byte) && depth > 0) {
          depth -= 1;
          continue;
        }
        if (depth > 0 || !(byte === comma || close(byte) || blank(byte))) continue;
        const value = parse([...held, chunk.subarray(from, at)], offset + at);
        held = [];
        from = -1;
        if (inList) {
          yield { kind: "subcontractor", index, value };
          index += 1;
          state = "afterElement";
        } else {
          yield { kind: "member", name, value };
          state = "after";
        }
      }
      if (blank(byte)) continue;
      switch (state) {
        case "start":
          if (byte !== 0x7b) throw new NotJson(offset + at);
          state = "member";
          break;
        case "member":
          if (byte === 0x7d && name === "") state = "end";
          else if (byte === quote) {
            from = at;
            inString = true;
          } else throw new NotJson(offset + at);
          break;
        case "colon":
          if (byte !== colon) throw new NotJson(offset + at);
          state = "value";
          break;
        case "value":
          if (name === "subcontractors" && byte === 0x5b) {
            inList = true;
            index = 0;
            state = "element";
            break;
          }
          from = at;
          depth = open(byte) ? 1 : 0;
          inString = byte === quote;
          break;
        case "element":
          if (byte === 0x5d && index === 0) {
            inList = false;
            state = "after";
            break;
          }
          from = at;
          depth = open(byte) ? 1 : 0;
          inString = byte === quote;
          break;
        case "afterElement":
          if (byte === comma) state = "element";
          else if (byte === 0x5d) {
            inList = false;
            state = "after";
          } else throw new NotJson(offset + at);
          break;
        case "after":
          if (byte === comma) state = "member";
          else if (byte === 0x7d) state = "end";
          else throw new NotJson(offset + at);
          break;
        case "end":
          throw new NotJson(offset + at);
      }
    }
    if (from !== -1) held.push(from === 0 ? chunk : chunk.subarray(from));
    offset += chunk.length;
  }
  if (state !== "end") throw new NotJson(offset);
}
