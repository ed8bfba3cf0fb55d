import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { newId } from "../../db/new-id.server";
import { getHead } from "../../db/queries/history.server";
import { editions } from "../../app/domain/dossier/edition";
import { languages } from "../../app/i18n/language";
import type { Context } from "../../app/services/context";
import { findKnown } from "../../app/services/known/find-known.server";
import { adoptSealKey } from "../../app/services/pack/adopt-seal-key.server";
import { coverFor, refusalOf } from "../../app/services/pack/keep-pack.server";
import { openHistoryProof } from "../../app/services/pack/history-proof.server";
import { makePack } from "../../app/services/pack/make-pack.server";
import { readOrder } from "../../app/services/pack/order-pack.server";
import { recordExport } from "../../app/services/history/record-export.server";
import { sealerFor } from "../../app/services/pack/seal-pack.server";
import verifier from "../pack-verifier.mjs?raw";
import { dayOf, readArguments, Refused, refusalMessage, terminalLanguage, withKnown, withRegister, WrongUse } from "./arguments";

export const usage =
  "pack KEY [--on YYYY-MM-DD] [--known INSTANT] [--edition auditor|customer] [--lang da|en] [--without-timestamp] --out FILE.pdf|.zip\n" +
  "pack --all [--on YYYY-MM-DD] [--known INSTANT] [--edition auditor|customer] [--lang da|en] [--without-timestamp] --out FILE.pdf|.zip";

const options = {
  all: { type: "boolean" },
  on: { type: "string" },
  known: { type: "string" },
  edition: { type: "string" },
  lang: { type: "string" },
  out: { type: "string" },
  "without-timestamp": { type: "boolean" },
} as const;

function oneOf<T extends string>(allowed: readonly T[], option: string, text: string | undefined, otherwise: T): T {
  if (text === undefined) return otherwise;
  const found = allowed.find((one) => one === text);
  if (found === undefined) throw new WrongUse(`--${option} is one of ${allowed.join(", ")}`);
  return found;
}

/** Writes the pack of one subcontractor, or of all, to a file. */
export async function run(args: string[]): Promise<number> {
  const isAll = args.includes("--all");
  const { values, positionals } = readArguments(args, options, isAll ? [] : ["KEY"]);
  const { out } = values;
  const format = out === undefined ? undefined : /\.(pdf|zip)$/i.exec(out)?.[1]?.toLowerCase();
  if (out === undefined || format === undefined) throw new WrongUse("--out names a file that ends in .pdf or .zip");
  const edition = oneOf(editions, "edition", values.edition, "auditor");
  const language = oneOf(languages, "lang", values.lang, terminalLanguage());
  const on = dayOf(values.on);
  return withRegister(async (context) => {
    const write = async (asked: Context, untilSeq: number, known: string) => {
      const about = isAll ? ("all" as const) : ("one" as const);
      const order = await readOrder(asked, {
        about,
        keys: positionals,
        format,
        edition,
        language,
        on: on ?? asked.today,
        known: "",
      });
      if ("refusals" in order) {
        const [refusal] = Object.values(order.refusals);
        throw new Refused(refusal === undefined ? "" : refusalMessage(refusal));
      }
      const dated = { ...order, known: known === "" ? null : known };
      // Before the history is read for the pack: what it says of its own end is then the end.
      await recordExport(context, "pack");
      try {
        await adoptSealKey(context);
        const source = {
          asked,
          kept: context.database.reader,
          untilSeq,
          cover: await coverFor(context, context.database.reader, newId(), null, dated),
          sealer: sealerFor(context, values["without-timestamp"] === true),
          proof: await openHistoryProof(context),
          verifier,
          onProgress: async () => {},
        };
        await pipeline(makePack(source, dated), createWriteStream(out, { mode: 0o600 }));
      } catch (error) {
        await rm(out, { force: true });
        const refusal = refusalOf(error);
        throw refusal === null ? error : new Refused(refusalMessage(refusal));
      }
      return 0;
    };
    if (values.known === undefined) return write(context, (await getHead(context.database.reader)).seq, "");
    const known = await findKnown(context, values.known);
    if ("refusal" in known) throw new Refused(refusalMessage(known.refusal));
    return withKnown(context, known.seq, (asked) => write(asked, known.seq, known.instant));
  });
}
