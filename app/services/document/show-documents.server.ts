import {
  findDocument,
  findFactKey,
  listDocumentsOf,
  listRemovedDocuments,
  listUnreviewed,
  type StoredDocument,
  findFactId,
} from "../../../db/queries/document.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import { findStoredByKey } from "../../../db/queries/facts.server";
import { listAccounts } from "../../../db/queries/account.server";
import type { DocumentList } from "../../domain/document/document";
import { retentionOf } from "../../domain/document/retention";
import type { Agreement, Evidence, Subcontractor } from "../../domain/portfolio";
import { type Context, scopeOf } from "../context";

/** Names of accounts by their ids, for who uploaded and reviewed. */
async function accountNames(context: Context): Promise<Record<string, string>> {
  return Object.fromEntries((await listAccounts(context.database.reader)).map(({ id, name, email }) => [id, name || email]));
}

/** The files of one agreement or evidence; null where it is not there. */
export async function showDocumentsOf(context: Context, subcontractorKey: string, list: DocumentList, factKey: string) {
  const { reader } = context.database;
  const stored = await findStoredByKey(reader, scopeOf(context), subcontractorKey);
  const fact = stored?.facts[list].find(({ key }) => key === factKey);
  if (stored === null || fact === undefined) return null;
  const factId = await findFactId(reader, list, stored.id, factKey);
  const documents = factId === null ? [] : await listDocumentsOf(reader, scopeOf(context), factId);
  return { facts: stored.facts, fact, documents, accounts: await accountNames(context) };
}

export interface ShownDocument {
  document: StoredDocument;
  facts: Subcontractor;
  /** Null where the agreement or evidence was removed while its papers are kept. */
  fact: Agreement | Evidence | null;
  accounts: Record<string, string>;
  /** Of the organisation. */
  timeZone: string;
}

/** One document with what it belongs to; null where there is none that the reader may know of. */
export async function showDocument(context: Context, id: string): Promise<ShownDocument | null> {
  const { reader } = context.database;
  const document = await findDocument(reader, scopeOf(context), id);
  if (document === null) return null;
  const stored = await findStoredByKey(reader, scopeOf(context), document.subcontractorKey);
  if (stored === null) return null;
  const key = await findFactKey(reader, document.list, document.factId);
  const fact = stored.facts[document.list].find((one) => one.key === key) ?? null;
  const { timeZone } = await getOrganisation(reader);
  return { document, facts: stored.facts, fact, accounts: await accountNames(context), timeZone };
}

/** A document of a list over all subcontractors, with what it belongs to. */
export interface ListedDocument {
  document: StoredDocument;
  /** Of the subcontractor: its name and its services. */
  name: string;
  services: Subcontractor["services"];
  /** Null where the agreement or evidence is gone. */
  fact: Agreement | Evidence | null;
}

async function withPlaces(context: Context, documents: readonly StoredDocument[]): Promise<ListedDocument[]> {
  const { reader } = context.database;
  const listed: ListedDocument[] = [];
  for (const document of documents) {
    const stored = await findStoredByKey(reader, scopeOf(context), document.subcontractorKey);
    const key = await findFactKey(reader, document.list, document.factId);
    const fact = stored?.facts[document.list].find((one) => one.key === key) ?? null;
    if (stored !== null) listed.push({ document, name: stored.facts.name, services: stored.facts.services, fact });
  }
  return listed;
}

/** Documents that wait to be reviewed, oldest first. */
export const showUnreviewed = (context: Context): Promise<StoredDocument[]> =>
  listUnreviewed(context.database.reader, scopeOf(context));

const shownAtOnce = 100;

/** The first of those that wait, with what they belong to; and the names of who uploaded them. */
export async function showUnreviewedList(context: Context) {
  const waiting = await showUnreviewed(context);
  const documents = await withPlaces(context, waiting.slice(0, shownAtOnce));
  return { documents, count: waiting.length, accounts: await accountNames(context) };
}

/** The next one to review after this one; null where it is the last. */
export async function findNextUnreviewed(context: Context, id: string): Promise<string | null> {
  const waiting = (await showUnreviewed(context)).map((document) => document.id);
  return waiting.find((one) => one > id) ?? waiting.find((one) => one !== id) ?? null;
}

/** What lies in the recycle bin, last removed first. */
export const showRemoved = (context: Context): Promise<StoredDocument[]> =>
  listRemovedDocuments(context.database.reader, scopeOf(context));

export async function showRemovedList(context: Context) {
  const removed = await withPlaces(context, (await showRemoved(context)).slice(0, shownAtOnce));
  const documents = removed.map(({ services, ...listed }) => {
    const binned = { ...listed.document, verdicts: listed.document.versions.map(({ verdict }) => verdict) };
    return { ...listed, retention: retentionOf(binned, { services }, listed.fact) };
  });
  return { documents, accounts: await accountNames(context) };
}
