import { once } from "node:events";
import { PassThrough, type Readable } from "node:stream";
import { listStoredInKeyOrder } from "../../../db/queries/facts.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import type { Database } from "../../../db/schema";
import type { Scope } from "../../domain/permissions/scope";
import { type Context, requirePermission, scopeOf } from "../context";
import { portfolioFormat, type Subcontractor } from "../../domain/portfolio";

const indented = (value: unknown, spaces: number) => JSON.stringify(value, null, 2).replaceAll("\n", `\n${" ".repeat(spaces)}`);

/** A subcontractor as the format writes it: clauses by id, null where none are stated. The other fields stand in order already. */
export function toExported(facts: Subcontractor): unknown {
  return {
    ...facts,
    agreements: facts.agreements.map((agreement) => {
      const stated = Object.entries(agreement.clauses).filter(([, state]) => state !== null);
      return {
        ...agreement,
        clauses: stated.length === 0 ? null : Object.fromEntries(stated.sort(([a], [b]) => (a < b ? -1 : 1))),
      };
    }),
  };
}

/**
 * Writes what the register holds of a scope as a portfolio document, as it stands at one moment: indented by two spaces, one newline at the
 * end, the same bytes on both engines.
 */
export async function exportPortfolio(
  database: Database,
  scope: Scope,
  write: (text: string) => Promise<void> | void,
): Promise<void> {
  await database.snapshot(async (db) => {
    const organisation = await getOrganisation(db);
    await write(`{\n  "format": "${portfolioFormat}",\n  "organisation": ${indented(organisation, 2)},\n  "subcontractors": [`);
    let after = "";
    let separator = "\n    ";
    while (true) {
      const stored = await listStoredInKeyOrder(db, scope, after, 500);
      const last = stored.at(-1);
      if (last === undefined) break;
      let text = "";
      for (const { facts } of stored) {
        text += separator + indented(toExported(facts), 4);
        separator = ",\n    ";
      }
      await write(text);
      after = last.facts.key;
    }
    await write(after === "" ? "]\n}\n" : "\n  ]\n}\n");
  });
}

/** The document as a stream, which waits for its reader and ends with it. */
export function readExport(context: Context): Readable {
  requirePermission(context, "register.export");
  const stream = new PassThrough({ highWaterMark: 1 << 20 });
  const left = new AbortController();
  stream.once("close", () => left.abort());
  const write = async (text: string) => {
    if (!stream.write(text)) await once(stream, "drain", { signal: left.signal });
  };
  exportPortfolio(context.database, scopeOf(context), write).then(
    () => stream.end(),
    (error: Error) => stream.destroy(error),
  );
  return stream;
}
