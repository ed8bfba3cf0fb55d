import { rulesVersion } from "../../app/domain/flag";
import { sentenceOf, sinceText } from "../../app/i18n/flag-sentence";
import { listFlagsOf } from "../../app/services/flags/list-flags.server";
import { getOrganisation } from "../../db/queries/organisation.server";
import { dateIn } from "../../app/domain/calendar";
import { geographyVersion } from "../../app/domain/residency";
import type { Context } from "../../app/services/context";
import { findKnown } from "../../app/services/known/find-known.server";
import { dayOf, readArguments, Refused, refusalMessage, terminalLanguage, withKnown, withRegister } from "./arguments";

export const usage = "flags [--on YYYY-MM-DD] [--known INSTANT] [--subcontractor KEY] [--json]";

/** What is wrong on a day, judged from the facts. */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(
    args,
    { on: { type: "string" }, known: { type: "string" }, subcontractor: { type: "string" }, json: { type: "boolean" } },
    [],
  );
  const asked = dayOf(values.on);
  const print = async ({ database, today }: Context, known: { known: string; geography: string } | null): Promise<number> => {
    const on = asked ?? today;
    const only = values.subcontractor ?? null;
    const found = await listFlagsOf(database, on, only);
    if (found === null) throw new Refused(refusalMessage({ code: "unknown-key", params: { key: only ?? "" } }));
    const { flags, lights } = found;
    if (values.json) {
      const printed = flags.map(({ rule, severity, subcontractor, subject, since, waived }) => ({
        rule,
        severity,
        subcontractor,
        subject,
        since,
        waived,
      }));
      process.stdout.write(
        `${JSON.stringify({ on, rules: rulesVersion, ...known, flags: printed, lights: Object.fromEntries(lights) }, null, 2)}\n`,
      );
      return 0;
    }
    const language = terminalLanguage();
    for (const flag of flags) {
      const { what, facts } = sentenceOf(flag, flag.subcontractor, on, language);
      process.stdout.write(
        `${flag.waived ? "(waived) " : ""}${flag.severity.padEnd(8)} ${what} · ${[sinceText(flag, language), ...facts].join(" · ")}\n`,
      );
    }
    return 0;
  };
  return withRegister(async (context) => {
    if (values.known === undefined) return print(context, null);
    const known = await findKnown(context, values.known);
    if ("refusal" in known) throw new Refused(refusalMessage(known.refusal));
    return withKnown(context, known.seq, async (then) => {
      const { timeZone } = await getOrganisation(then.database.reader);
      const today = dateIn(timeZone, new Date(known.instant));
      return print({ ...then, today }, { known: known.instant, geography: geographyVersion });
    });
  });
}
