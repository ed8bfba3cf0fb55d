import { findForms, listPagesFound, listTexts, type PageFound } from "../../../db/queries/document-text.server";
import { listVersionsNamed } from "../../../db/queries/search.server";
import type { Db } from "../../../db/schema";
import type { Scope } from "../../domain/permissions/scope";
import { excerptOf } from "../../domain/search/excerpt";
import { wordsOf } from "../../domain/search/words";
import type { DocumentHit } from "./search-content";

/** So many pages of text are looked at, those read last: of a common word there may be any number. */
const pagesFoundMax = 500;
const excerptsADocument = 3;

export interface VersionFound {
  documentId: string;
  number: number;
  isOlder: boolean;
  pages: PageFound[];
}

function byVersion(found: readonly PageFound[]): VersionFound[] {
  const versions = new Map<string, VersionFound>();
  for (const page of found) {
    const { documentId, number, isOlder } = page;
    const name = `${documentId} ${number}`;
    const version = versions.get(name) ?? { documentId, number, isOlder, pages: [] };
    // A page that is kept in pieces is found once.
    if (!version.pages.some((other) => other.page === page.page)) version.pages.push(page);
    versions.set(name, version);
  }
  return [...versions.values()].sort((a, b) => Number(a.isOlder) - Number(b.isOlder));
}

/** One page more than are looked at where there are more. */
async function listPages(db: Db, scope: Scope, words: readonly string[]): Promise<PageFound[]> {
  const list = (age: "present" | "older" | "any", limit: number) => listPagesFound(db, scope, words, age, limit);
  if (scope.kind === "some") {
    // Few are within a scope, and asking once for all of them is asking half as often.
    const found = await list("any", pagesFoundMax + 1);
    if (found.length <= pagesFoundMax) return found;
  }
  const present = await list("present", pagesFoundMax + 1);
  const room = pagesFoundMax + 1 - present.length;
  return room === 0 ? present : [...present, ...(await list("older", room))];
}

/** Versions whose text holds all the words: the present ones before older ones, and what was read last first. */
export async function findVersions(
  db: Db,
  scope: Scope,
  words: readonly string[],
): Promise<{ versions: VersionFound[]; isMore: boolean }> {
  const found = await listPages(db, scope, words);
  return { versions: byVersion(found.slice(0, pagesFoundMax)), isMore: found.length > pagesFoundMax };
}

/** Versions as they are shown, with excerpts of their first pages. */
export async function toDocumentHits(
  db: Db,
  scope: Scope,
  words: readonly string[],
  found: readonly VersionFound[],
): Promise<DocumentHit[]> {
  const named = await listVersionsNamed(
    db,
    scope,
    found.map(({ documentId }) => documentId),
  );
  const nameOf = new Map(named.map((version) => [`${version.documentId} ${version.number}`, version]));
  const shown = found.map((version) => ({
    ...version,
    first: version.pages.toSorted((a, b) => a.page - b.page).slice(0, excerptsADocument),
  }));
  const texts = await listTexts(
    db,
    shown.flatMap(({ first }) => first.map(({ textId }) => textId)),
  );
  const wordsIn = new Map([...texts].map(([textId, text]) => [textId, [...wordsOf(text)]]));
  const forms = new Set<string>();
  for (const wordsOfText of wordsIn.values()) for (const word of wordsOfText) for (const form of word.forms) forms.add(form);
  const asked = await findForms(db, words, [...forms]);
  const hitsOf = (form: string) => asked.get(form) ?? [];
  return shown.flatMap(({ documentId, number, isOlder, pages, first }) => {
    const version = nameOf.get(`${documentId} ${number}`);
    if (version === undefined) return [];
    const { fileName, list, fact, subcontractorKey, subcontractorName } = version;
    return {
      ...{ documentId, number, isOlder, fileName, list, subcontractorKey, subcontractorName },
      fact: fact === null ? null : { kind: fact.kind, title: fact.title },
      pages: first.map(({ page, textId }) => ({
        page,
        excerpt: excerptOf(texts.get(textId) ?? "", wordsIn.get(textId) ?? [], hitsOf),
      })),
      morePages: pages.length - first.length,
    };
  });
}
