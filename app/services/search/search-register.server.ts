import { type FactFound, type FactPart, listFactsFound, listNamesFound, type NameFound } from "../../../db/queries/search.server";
import { agreementKinds, evidenceKinds } from "../../domain/portfolio";
import { type HitsOf, markedParts } from "../../domain/search/excerpt";
import { askedParts, askedText, askedWords } from "../../domain/search/words";
import { foldName } from "../../domain/slug";
import { languages, translatorFor } from "../../i18n/translator";
import { type Context, scopeOf } from "../context";
import type { FactHit, HitGroup, SearchResult, SubcontractorHit } from "./search-content";
import { findVersions, toDocumentHits } from "./search-documents.server";
import { documentsASearchPage, rowsASearchPage, searchPagesMax, type SearchQuery } from "./search-query";

/** What each kind is called, folded, in every language: one looks for a `databehandleraftale` and for a `dpa`. */
const kindNames = [
  ...agreementKinds.map((kind) => [kind, `terms.agreementKind.${kind}`] as const),
  ...evidenceKinds.map((kind) => [kind, `terms.evidenceKind.${kind}`] as const),
].map(([kind, key]) => ({
  kind,
  names: foldName([kind, ...languages.map((language) => translatorFor(language)(key))].join(" ")),
}));

const factPart = (part: string): FactPart => ({
  part,
  kinds: kindNames.flatMap(({ kind, names }) => (names.includes(part) ? [kind] : [])),
});

/** Hits that were found, one more than are counted where there are more. */
interface Found<Hit> {
  hits: readonly Hit[];
  isMore: boolean;
  perPage: number;
}

function bounded<Hit>(hits: readonly Hit[], perPage: number, isMore = false): Found<Hit> {
  const max = perPage * searchPagesMax;
  return { hits: hits.slice(0, max), isMore: isMore || hits.length > max, perPage };
}

const pagesOf = ({ hits, perPage }: Found<unknown>) => Math.ceil(hits.length / perPage);
const pageOf = <Hit>({ hits, perPage }: Found<Hit>, page: number): Hit[] => hits.slice((page - 1) * perPage, page * perPage);

function toGroup<Hit, Shown>(found: Found<Hit>, page: number, show: (hit: Hit) => Shown): HitGroup<Shown> {
  return { hits: pageOf(found, page).map(show), count: found.hits.length, isMore: found.isMore };
}

const toSubcontractorHit =
  (hitsOf: HitsOf) =>
  ({ key, name, registrationNumber }: NameFound): SubcontractorHit => ({
    key,
    name: markedParts(name, hitsOf),
    registrationNumber,
  });

const toFactHit =
  (hitsOf: HitsOf) =>
  ({ list, key, kind, title, subcontractorKey, subcontractorName }: FactFound): FactHit => ({
    ...{ list, key, kind, subcontractorKey, subcontractorName },
    title: title === null ? null : markedParts(title, hitsOf),
  });

/**
 * What the register holds of a text: subcontractors by name, agreements and evidence by title, kind and key, documents by what
 * is written in them. All words are looked for; in documents the last one as the beginning of a word. Nothing
 * outside the reader's scope is found or counted.
 */
export async function searchRegister(context: Context, { query, page: asked }: SearchQuery): Promise<SearchResult> {
  const db = context.database.reader;
  const scope = scopeOf(context);
  const parts = askedParts(query);
  const words = askedWords(query);
  const rowsMax = rowsASearchPage * searchPagesMax + 1;
  const subcontractors = bounded(await listNamesFound(db, scope, parts, rowsMax), rowsASearchPage);
  const facts = bounded(await listFactsFound(db, scope, parts.map(factPart), rowsMax), rowsASearchPage);
  const { versions, isMore } = await findVersions(db, scope, words);
  const documents = bounded(versions, documentsASearchPage, isMore);

  const pages = Math.max(1, pagesOf(subcontractors), pagesOf(facts), pagesOf(documents));
  const page = Math.min(Math.max(1, asked), pages);
  const isNamed: HitsOf = (form) => parts.flatMap((part, at) => (form.includes(part) ? [at] : []));
  return {
    query: askedText(query),
    isAsked: words.length > 0,
    isRestricted: scope.kind === "some",
    page,
    pages,
    subcontractors: toGroup(subcontractors, page, toSubcontractorHit(isNamed)),
    facts: toGroup(facts, page, toFactHit(isNamed)),
    documents: {
      hits: await toDocumentHits(db, scope, words, pageOf(documents, page)),
      count: documents.hits.length,
      isMore: documents.isMore,
    },
  };
}
