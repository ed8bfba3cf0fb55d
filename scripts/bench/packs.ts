import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { newId } from "../../db/new-id.server";
import { getHead } from "../../db/queries/history.server";
import { openHistoryProof } from "../../app/services/pack/history-proof.server";
import { coverFor } from "../../app/services/pack/keep-pack.server";
import { makePack } from "../../app/services/pack/make-pack.server";
import { readOrder } from "../../app/services/pack/order-pack.server";
import { sealerFor } from "../../app/services/pack/seal-pack.server";
import { withRegister } from "./register";

export interface MadeRegisterPack {
  ms: number;
  peakMb: number;
  sizeMb: number;
}

/** The pack over every subcontractor of a register, written to a file as `tilsyn pack --all` does it. */
export const registerPack = (directory: string): Promise<MadeRegisterPack> =>
  withRegister(directory, async (context) => {
    const asked = { about: "all", keys: [], format: "zip", edition: "auditor", language: "da", on: "", known: "" } as const;
    const order = await readOrder(context, asked);
    if ("refusals" in order) throw new Error(JSON.stringify(order.refusals));
    const kept = context.database.reader;
    const source = {
      asked: context,
      kept,
      untilSeq: (await getHead(kept)).seq,
      cover: await coverFor(context, kept, newId(), null, order),
      sealer: sealerFor(context, false),
      proof: await openHistoryProof(context),
      verifier: "",
      onProgress: async () => {},
    };
    const file = createWriteStream(join(directory, "register.zip"));
    const began = performance.now();
    await pipeline(makePack(source, order), file);
    const ms = performance.now() - began;
    return { ms, peakMb: process.resourceUsage().maxRSS / 1024, sizeMb: file.bytesWritten / 1024 / 1024 };
  });
