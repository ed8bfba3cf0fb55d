import { Form } from "@remix-run/react";
import { paths } from "~/paths";
import { type ListPage, rowFilters } from "~/services/supplier-list/list-page";
import { ImportColumns } from "./import-columns";
import { importPaths } from "./import-paths";
import { ImportRows } from "./import-rows";
import { useTranslator } from "./language";

interface ListPreviewProps {
  id: string;
  list: ListPage;
}

/** How many it is about, and the button that does it. */
function ImportButtons({ id, list }: ListPreviewProps) {
  const t = useTranslator();
  const count = list.subcontractors.new + list.subcontractors.changed;
  return (
    <div className="page-actions items-center">
      {count > 0 ? (
        <button className="button button-primary" type="submit">
          {t("importing.preview.import", { count })}
        </button>
      ) : list.counts.different > 0 ? (
        <button className="button button-primary" type="submit">
          {t("importing.preview.importTicked")}
        </button>
      ) : null}
      <button className="button" type="submit" formAction={importPaths.discard(id)}>
        {t("importing.preview.discard")}
      </button>
      {count > 0 && list.counts.different > 0 ? <span className="muted">{t("importing.preview.plusTicked")}</span> : null}
    </div>
  );
}

const chosen = { borderColor: "var(--accent)", color: "var(--accent)" };

/** Chooses the rows shown. Sends the form, so that corrections and ticks are kept. */
function Filters({ id, list }: ListPreviewProps) {
  const t = useTranslator();
  const offered = rowFilters.filter((show) => show === "all" || list.counts[show] > 0);
  if (offered.length <= 2 && list.show === "all") return null;
  return (
    <fieldset className="page-actions">
      <legend className="visually-hidden">{t("importing.rows.show")}</legend>
      {offered.map((show) => (
        <button
          key={show}
          className="button"
          type="submit"
          name="show"
          value={show}
          formAction={importPaths.choices(id)}
          aria-pressed={show === list.show}
          style={show === list.show ? chosen : undefined}
        >
          {t(`importing.rows.filters.${show}`)} ({list.counts[show]})
        </button>
      ))}
    </fieldset>
  );
}

function Pages({ id, list }: ListPreviewProps) {
  const t = useTranslator();
  if (list.pages === 1) return null;
  const turn = (page: number, key: "previous" | "next") => (
    <button className="button" type="submit" name="page" value={page} formAction={importPaths.choices(id)}>
      {t(`importing.rows.${key}`)}
    </button>
  );
  return (
    <nav aria-label={t("importing.rows.pages")} className="page-actions items-center">
      {list.page > 1 ? turn(list.page - 1, "previous") : null}
      <span>{t("importing.rows.pageOf", { page: list.page, pages: list.pages })}</span>
      {list.page < list.pages ? turn(list.page + 1, "next") : null}
      <span className="muted">{t("importing.rows.kept")}</span>
    </nav>
  );
}

function NotNamed({ list }: { list: ListPage }) {
  const t = useTranslator();
  if (list.notNamedCount === 0) return null;
  const more = list.notNamedCount - list.notNamed.length;
  return (
    <section aria-labelledby="not-named" className="stack">
      <h2 id="not-named">{t("importing.notNamed.heading", { count: list.notNamedCount })}</h2>
      <p>{t("importing.notNamed.text")}</p>
      <ul className="flex flex-wrap gap-x-4 gap-y-2">
        {list.notNamed.map(({ key, name }) => (
          <li key={key}>
            <a href={paths.subcontractor(key)} className="inline-block py-0.5">
              {name}
            </a>
          </li>
        ))}
        {more > 0 ? <li className="muted">{t("importing.notNamed.more", { count: more })}</li> : null}
      </ul>
    </section>
  );
}

/**
 * What a list says and would do. One form holds the corrections, the ticks and the buttons, so that none of them is lost when
 * another is used; its first button, which the Enter key presses, only updates the preview.
 */
export function ListPreview({ id, list }: ListPreviewProps) {
  const t = useTranslator();
  const isLong = list.rows.length > 8;
  const { new: made, changed, unchanged } = list.subcontractors;
  const isNothing = made + changed + list.counts.different === 0 && unchanged > 0;
  return (
    <Form method="post" action={importPaths.preview(id)} reloadDocument className="grid gap-8" key={list.digest}>
      <input type="hidden" name="digest" value={list.digest} />
      <input type="hidden" name="shown" value={list.show} />
      <input type="submit" formAction={importPaths.choices(id)} hidden value={t("importing.recognised.update")} />
      <section className="card" aria-label={t("importing.rows.outcome")}>
        <dl className="flex flex-wrap gap-x-8 gap-y-2">
          {(["new", "changed", "unchanged"] as const).map((outcome) => (
            <div key={outcome}>
              <dt className="muted">{t(`importing.preview.counts.${outcome}`)}</dt>
              <dd className="text-lg font-semibold">{list.subcontractors[outcome]}</dd>
            </div>
          ))}
          <div>
            <dt className="muted">{t("importing.preview.counts.leftOut")}</dt>
            <dd className="text-lg font-semibold">{list.counts.refused}</dd>
          </div>
        </dl>
        {isNothing ? <p>{t("importing.preview.nothingText")}</p> : null}
        {list.counts.different === 0 ? null : <p>{t("importing.preview.differing", { count: list.counts.different })}</p>}
        <ImportButtons id={id} list={list} />
      </section>
      <ImportColumns id={id} list={list} />
      <section aria-labelledby="rows" className="stack">
        <h2 id="rows">{t("importing.rows.heading")}</h2>
        <Filters id={id} list={list} />
        {list.rows.length === 0 ? <p>{t("importing.rows.nothingMatches")}</p> : <ImportRows rows={list.rows} />}
        <Pages id={id} list={list} />
      </section>
      {list.refused === null ? <NotNamed list={list} /> : null}
      {isLong ? <ImportButtons id={id} list={list} /> : null}
    </Form>
  );
}
