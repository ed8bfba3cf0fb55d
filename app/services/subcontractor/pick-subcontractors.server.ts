import { listNamesFound } from "../../../db/queries/search.server";
import type { Refusal } from "../../domain/refusal";
import { askedParts } from "../../domain/search/words";
import { type Context, scopeOf } from "../context";
import { findByKeys } from "./find-by-keys.server";
import { findEngager, type NamedSubcontractor } from "./find-engager.server";

/** Who stands in a form that asks for some subcontractors. */
export interface Picked {
  /** By name; whom the text names comes last. */
  chosen: NamedSubcontractor[];
  /** Whom the text that was typed may mean; none where it means exactly one, who is chosen then. */
  offered: NamedSubcontractor[];
  /** Why it is not settled who is meant. */
  refusal: Refusal | null;
}

const offeredMax = 20;
const pickedMax = 2_000;

/** Those of the keys, and whoever a text names besides: by key or name, or by any part of the name or the registration number. */
export async function pickSubcontractors(context: Context, keys: readonly string[], find: string): Promise<Picked> {
  const wanted = [...new Set(keys)].filter((key) => key !== "").slice(0, pickedMax);
  const { found: held, refusal } = await findByKeys(context.database.reader, scopeOf(context), wanted);
  const rows = held.map(({ key, name }) => ({ key, name }));
  const text = find.trim();
  if (text === "") return { chosen: rows, offered: [], refusal };

  const exact = await findEngager(context, text);
  const found =
    exact === null ? await listNamesFound(context.database.reader, scopeOf(context), askedParts(text), offeredMax + 1) : [exact];
  const others = found.filter(({ key }) => !wanted.includes(key)).map(({ key, name }) => ({ key, name }));
  if (found.length === 0) return { chosen: rows, offered: [], refusal: { code: "nobody-named", params: { value: text } } };
  if (found.length === 1) return { chosen: [...rows, ...others], offered: [], refusal };
  const code = found.length > offeredMax ? "too-many-named" : "several-named";
  return { chosen: rows, offered: others.slice(0, offeredMax), refusal: { code, params: { value: text } } };
}
