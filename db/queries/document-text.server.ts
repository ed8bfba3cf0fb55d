import { sql } from "kysely";
import type { Scope } from "../../app/domain/permissions/scope";
import { indexedWords } from "../../app/domain/search/words";
import { addTextRows, deleteTextRows, matchText, type TextRow } from "../dialect/search.server";
import type { Db, Trx } from "../schema";
import { isWithin } from "./scope.server";

export { findForms } from "../dialect/search.server";

/** A row holds no more, so that an excerpt is quickly made; what has no pages, such as a workbook, is kept in pieces. */
const pieceCharactersMax = 20_000;

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + pieceCharactersMax);
    if (end < text.length) {
      const blank = Math.max(text.lastIndexOf("\n", end), text.lastIndexOf(" ", end));
      if (blank > at) end = blank + 1;
    }
    yield text.slice(at, end);
    at = end;
  }
}

/**
 * Makes the text of a content searchable, in place of whatever was there. The last page comes first: rows are found latest
 * first, and so the pages of a content in their order.
 * @param pageTexts the text of each page from the first, empty where there is none
 */
export async function putDocumentText(trx: Trx, sha256: string, pageTexts: readonly string[]): Promise<void> {
  await dropDocumentText(trx, sha256);
  const rows: TextRow[] = [];
  pageTexts.forEach((pageText, index) => {
    // PostgreSQL keeps no NUL in a text.
    for (const text of piecesOf(pageText.replaceAll("\0", ""))) {
      const words = indexedWords(text);
      if (words !== "") rows.push({ sha256, page: index + 1, text, words });
    }
  });
  await addTextRows(trx, rows.reverse());
}

export async function dropDocumentText(trx: Trx, sha256: string): Promise<void> {
  await deleteTextRows(trx, sha256);
}

/** A page of a version that holds all the words asked for. */
export interface PageFound {
  textId: number;
  page: number;
  documentId: string;
  number: number;
  /** Whether the document has a newer version. */
  isOlder: boolean;
}

/**
 * The pages whose text was read last, at most `limit` of them: of the present versions of documents, of older ones or of both.
 * Documents in the recycle bin are left out.
 */
export async function listPagesFound(
  db: Db,
  scope: Scope,
  words: readonly string[],
  age: "present" | "older" | "any",
  limit: number,
): Promise<PageFound[]> {
  if (words.length === 0) return [];
  // Of a word that is everywhere, all that others hold would be looked at for the little that is within the scope.
  const among = sql`
    select text.id from document as own
    inner join "documentVersion" as version on version."documentId" = own.id
    inner join "documentText" as text on text.sha256 = version.sha256
    where own."removedAt" is null and ${isWithin(scope, "own.subcontractorId")}`;
  const { from, where, id } = matchText(db, words, scope.kind === "all" ? null : among);
  const isOlder = sql`exists (
    select 1 from "documentVersion" as newer where newer."documentId" = v."documentId" and newer.number > v.number)`;
  const isOfAge = { present: sql`not ${isOlder}`, older: isOlder, any: sql`1 = 1` }[age];
  const { rows } = await sql<Omit<PageFound, "isOlder"> & { isOlder: boolean | number }>`
    select t.id as "textId", t.page, v."documentId", v.number, ${isOlder} as "isOlder"
    from ${from}
    inner join "documentVersion" as v on v.sha256 = t.sha256
    inner join document as d on d.id = v."documentId"
    where ${where} and d."removedAt" is null and ${isWithin(scope, "d.subcontractorId")}
    and ${isOfAge}
    order by ${id} desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, isOlder: Boolean(row.isOlder) }));
}

/** The texts of a content, one a page, in the order of its pages. */
export async function listPageTexts(db: Db, sha256: string): Promise<string[]> {
  const rows = await db
    .selectFrom("documentText")
    .select(["page", "text"])
    .where("sha256", "=", sha256)
    .orderBy("page")
    .orderBy("id", "desc")
    .execute();
  const pages = new Map<number, string>();
  for (const { page, text } of rows) pages.set(page, (pages.get(page) ?? "") + text);
  return [...pages.values()];
}

export async function listTexts(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("documentText").select(["id", "text"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, text }) => [id, text]));
}
