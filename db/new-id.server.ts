import { randomFillSync } from "node:crypto";
import { V7Generator } from "uuidv7";

const random = new Uint32Array(256);
let used = random.length;

/** The generator is asked for many at once: asking costs more than the bytes. */
function nextUint32(): number {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  return random[used++] as number;
}

const generator = new V7Generator({ nextUint32 });

/** An internal id: a UUID version 7 (RFC 9562), so that ids sort as they were made. */
export const newId = (): string => generator.generate().toString();
