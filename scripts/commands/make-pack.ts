import { everything } from "../../app/domain/permissions/scope";
import { findKnown } from "../../app/services/known/find-known.server";
import { keepPack } from "../../app/services/pack/keep-pack.server";
import { findPack } from "../../db/queries/pack.server";
import { readArguments, Refused, refusalMessage, withKnown, withRegister } from "./arguments";

export const usage = "make-pack ID";

/** Makes a pack that the server took in hand, and keeps it. The server starts it by itself, in a process with limits. */
export async function run(args: string[]): Promise<number> {
  const [id = ""] = readArguments(args, {}, ["ID"]).positionals;
  return withRegister(async (_, register) => {
    const context = await register.contextFor({ kind: "system" });
    const pack = await findPack(context.database.reader, everything, null, id);
    if (pack === null) throw new Refused(refusalMessage({ code: "unknown-key", params: { key: id } }));
    const make = (asked: typeof context, untilSeq: number | null) => keepPack(context, id, { asked, untilSeq, makeSealer: null });
    if (pack.known === null) return (await make(context, null)) ? 0 : 1;
    const known = await findKnown(context, pack.known);
    if ("refusal" in known) throw new Refused(refusalMessage(known.refusal));
    return withKnown(context, known.seq, async (asked) => ((await make(asked, known.seq)) ? 0 : 1));
  });
}
