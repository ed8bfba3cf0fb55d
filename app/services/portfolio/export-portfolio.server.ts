import { once } from "node:events";
import { PassThrough, type Readable } from "node:stream";
import { listStoredInKeyOrder } from "../../../db/queries/facts.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import type { Database } from "../../../db/schema";
import type { Scope } from "../../domain/permissions/scope";
import { type Context, requirePermission, scopeOf } from "../context";
import { type Agreement, portfolioFormat, type Subcontractor } from "../../domain/portfolio";

const indented = (value: unknown, spaces: number) => JSON.stringify(value, null, 2).replaceAll("\n", `\n${" ".repeat(spaces)}`);

/** Clauses by id: the bare state, or with it the reference and the note where one of them is set. */
function exportedClauses({ clauses, clauseNotes = {} }: Agreement): unknown {
  const noted = (id: string) => {
    const { reference = null, note = null } = clauseNotes[id] ?? {};
    return reference === null && note === null ? null : { state: clauses[id] ?? null, reference, note };
  };
  const stated = [...new Set([...Object.keys(clauses), ...Object.keys(clauseNotes)])]
    .sort()
    .map((id) => [id, noted(id) ?? clauses[id] ?? null] as const)
    .filter(([, value]) => value !== null);
  return stated.length === 0 ? null : Object.fromEntries(stated);
}

/** An agreement as the format writes it: the notes stand within its clauses, null where none are stated. */
export function toExportedAgreement(agreement: Agreement) {
  const { clauseNotes: _inClauses, ...fields } = agreement;
  return { ...fields, clauses: exportedClauses(agreement) };
}

/** A subcontractor as the format writes it. The other fields stand in order already. */
export const toExported = (facts: Subcontractor): unknown => ({
  ...facts,
  agreements: facts.agreements.map(toExportedAgreement),
});

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
