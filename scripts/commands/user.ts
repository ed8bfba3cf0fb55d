import { randomInt } from "node:crypto";
import { text } from "node:stream/consumers";
import { addAccount } from "../../app/services/account/add-account.server";
import { readArguments, Refused, refusalMessage, withRegister, WrongUse } from "./arguments";

export const usage = "user add EMAIL [--name NAME] [--password-stdin]";

/** Without letters and digits that look alike: 24 of these 31 are 118 bits. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
const generated = () =>
  Array.from({ length: 4 }, () => Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join("")).join("-");

/** Adds an administrator. A password is read only where asked for: a pipe that nobody closes would wait for ever. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { name: { type: "string" }, "password-stdin": { type: "boolean" } }, [
    "add",
    "EMAIL",
  ]);
  const [verb, email = ""] = positionals;
  if (verb !== "add") throw new WrongUse(`there is no "user ${verb}"`);
  const given = values["password-stdin"] === true;
  const password = given ? (await text(process.stdin)).replace(/\r?\n$/, "") : generated();
  const name = values.name ?? email.split("@")[0] ?? "";
  const result = await withRegister((context) => addAccount(context, { email, name, password }));
  if ("refusals" in result) {
    throw new Refused(
      Object.entries(result.refusals)
        .map(([field, refusal]) => `${field}: ${refusalMessage(refusal)}`)
        .join("\n"),
    );
  }
  process.stdout.write(`${email} can sign in.\n`);
  if (!given) process.stdout.write(`Password, shown only now: ${password}\n`);
  return 0;
}
