import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { paths } from "~/paths";
import type { HitGroup, SearchResult } from "~/services/search/search-content";
import { useTranslator } from "./language";
import { DocumentHitRow, FactHitRow, SubcontractorHitRow } from "./search-hits";
import { TextField } from "./ui/field";
import { EmptyState, PageTitle } from "./ui/page";

function useCountText() {
  const t = useTranslator();
  return ({ count, isMore }: HitGroup<unknown>) => t(isMore ? "search.more" : "search.count", { count });
}

function NothingShown({ result: { query, isAsked, isRestricted } }: { result: SearchResult }) {
  const t = useTranslator();
  if (query === "") return <EmptyState title={t("search.askTitle")}>{t("search.askText")}</EmptyState>;
  if (!isAsked) return <EmptyState title={t("search.unreadableTitle")}>{t("search.unreadableText")}</EmptyState>;
  if (isRestricted)
    return (
      <EmptyState title={t("search.noneWithinTitle")}>
        {t("search.restricted")} {t("search.noneText")}
      </EmptyState>
    );
  return <EmptyState title={t("search.noneTitle")}>{t("search.noneText")}</EmptyState>;
}

interface GroupProps {
  id: "subcontractors" | "facts" | "documents";
  group: HitGroup<unknown>;
  note?: string;
  children: ReactNode;
}

/** Hits of one sort; nothing where this page of the search has none of them. */
function Group({ id, group, note, children }: GroupProps) {
  const t = useTranslator();
  const countText = useCountText();
  if (group.hits.length === 0) return null;
  return (
    <section className="page-section" aria-labelledby={`found-${id}`}>
      <h2 id={`found-${id}`}>
        {t(`search.${id}`)} <span className="menu-count">({countText(group)})</span>
      </h2>
      {note === undefined ? null : <p className="hint">{note}</p>}
      <ul className="rows search-rows">{children}</ul>
    </section>
  );
}

function Pages({ query, page, pages }: SearchResult) {
  const t = useTranslator();
  if (pages <= 1) return null;
  const to = (other: number) => paths.search({ q: query, page: other === 1 ? null : other });
  return (
    <nav className="paging" aria-label={t("frame.paging.label")}>
      {page > 1 ? (
        <Link className="button" rel="prev" to={to(page - 1)}>
          {t("frame.paging.previous")}
        </Link>
      ) : null}
      <p>{t("frame.paging.page", { page, pages })}</p>
      {page < pages ? (
        <Link className="button" rel="next" to={to(page + 1)}>
          {t("frame.paging.next")}
        </Link>
      ) : null}
    </nav>
  );
}

export function SearchPage({ result }: { result: SearchResult }) {
  const t = useTranslator();
  const countText = useCountText();
  const { query, isRestricted, subcontractors, facts, documents } = result;
  const groups = { subcontractors, facts, documents };
  const ids = (["subcontractors", "facts", "documents"] as const).filter((id) => groups[id].count > 0);
  return (
    <>
      <PageTitle>{t("search.title")}</PageTitle>
      <Form className="filters" method="get" role="search" aria-label={t("search.title")} key={query}>
        <div className="field-row">
          <TextField
            id="search-q"
            name="q"
            type="search"
            label={t("search.words")}
            hint={t("search.hint")}
            defaultValue={query}
          />
          <div className="filter-actions">
            <button className="button button-primary" type="submit">
              {t("search.submit")}
            </button>
          </div>
        </div>
      </Form>
      {ids.length === 0 ? (
        <div role="status">
          <NothingShown result={result} />
        </div>
      ) : (
        <div className="search-found">
          <p className="facts-line" role="status">
            <span className="visually-hidden">{t("search.found")}</span>
            {ids.map((id) => (
              <span key={id}>
                {t(`search.${id}`)}: {countText(groups[id])}
              </span>
            ))}
          </p>
          {isRestricted ? <p className="hint">{t("search.restricted")}</p> : null}
          <Group id="subcontractors" group={subcontractors}>
            {subcontractors.hits.map((hit) => (
              <SubcontractorHitRow key={hit.key} hit={hit} />
            ))}
          </Group>
          <Group id="facts" group={facts}>
            {facts.hits.map((hit) => (
              <FactHitRow key={`${hit.subcontractorKey} ${hit.list} ${hit.key}`} hit={hit} />
            ))}
          </Group>
          <Group id="documents" group={documents} note={t("search.order")}>
            {documents.hits.map((hit) => (
              <DocumentHitRow key={`${hit.documentId} ${hit.number}`} hit={hit} />
            ))}
          </Group>
          <Pages {...result} />
        </div>
      )}
    </>
  );
}
