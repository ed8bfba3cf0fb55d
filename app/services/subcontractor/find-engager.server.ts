import { sortName } from "../../domain/slug";
import { isWithin } from "../../../db/queries/scope.server";
import { type Context, scopeOf } from "../context";

export interface NamedSubcontractor {
  key: string;
  name: string;
}

/** Subcontractors that may engage another, by name, to be suggested while typing; at most `limit`, never the one at hand. */
export async function listEngagers(context: Context, exceptKey: string | null, limit = 500): Promise<NamedSubcontractor[]> {
  return context.database.reader
    .selectFrom("subcontractor")
    .select(["key", "name"])
    .where("key", "!=", exceptKey ?? "")
    .where(isWithin(scopeOf(context), "subcontractor.id"))
    .orderBy("nameSort")
    .orderBy("key")
    .limit(limit)
    .execute();
}

/** The subcontractor that a text names by its key, or by its name where only one bears it; null where none does. */
export async function findEngager(context: Context, text: string): Promise<NamedSubcontractor | null> {
  const named = context.database.reader
    .selectFrom("subcontractor")
    .select(["key", "name"])
    .where(isWithin(scopeOf(context), "subcontractor.id"));
  const byKey = await named.where("key", "=", text.trim()).executeTakeFirst();
  if (byKey !== undefined) return byKey;
  const byName = await named.where("nameSort", "=", sortName(text)).limit(2).execute();
  return byName.length === 1 ? (byName[0] ?? null) : null;
}

/** The input of a subcontractor's form, its engager's name replaced by the key it means. What means nobody stays as it is. */
export async function withEngager(context: Context, input: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { engagedBy } = input;
  if (typeof engagedBy !== "string") return input;
  return { ...input, engagedBy: (await findEngager(context, engagedBy))?.key ?? engagedBy };
}
