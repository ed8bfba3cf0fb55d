import { rulesVersion } from "../../app/domain/flag";
import { sentenceOf, sinceText } from "../../app/i18n/flag-sentence";
import { listFlagsOf } from "../../app/services/flags/list-flags.server";
import { dayOf, readArguments, Refused, refusalMessage, terminalLanguage, withRegister } from "./arguments";

export const usage = "flags [--on YYYY-MM-DD] [--subcontractor KEY] [--json]";

/** What is wrong on a day, judged from the facts. */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(
    args,
    { on: { type: "string" }, subcontractor: { type: "string" }, json: { type: "boolean" } },
    [],
  );
  const asked = dayOf(values.on);
  return withRegister(async ({ database, today }) => {
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
        `${JSON.stringify({ on, rules: rulesVersion, flags: printed, lights: Object.fromEntries(lights) }, null, 2)}\n`,
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
  });
}
