import { meanings } from "~/services/supplier-list/list-choices";
import type { ListPage } from "~/services/supplier-list/list-page";
import { importPaths } from "./import-paths";
import { useTranslator } from "./language";

/** What was recognised: sheet, header, and every column with what it is taken for, to be corrected. */
export function ImportColumns({ id, list }: { id: string; list: ListPage }) {
  const t = useTranslator();
  const { headerRow } = list;
  const header = headerRow === null ? t("importing.recognised.noHeader") : t("importing.recognised.header", { row: headerRow });
  return (
    <section aria-labelledby="recognised" className="stack">
      <h2 id="recognised">{t("importing.recognised.heading")}</h2>
      <p>
        {header} {t("importing.recognised.what")}
      </p>
      {list.sheet === null ? null : (
        <div className="field">
          <label htmlFor="sheet">{t("importing.recognised.sheet")}</label>
          <input type="hidden" name="was-sheet" value={list.sheet} />
          <select id="sheet" name="sheet" defaultValue={list.sheet}>
            {list.sheets.map((sheet) => (
              <option key={sheet}>{sheet}</option>
            ))}
          </select>
        </div>
      )}
      {list.columns.length === 0 ? null : (
        <table className="table table-stacked">
          <thead>
            <tr>
              <th scope="col">{t("importing.recognised.column")}</th>
              <th scope="col">{t("importing.recognised.samples")}</th>
              <th scope="col">{t("importing.recognised.meaning")}</th>
              <th scope="col">{t("importing.recognised.guessedFrom")}</th>
            </tr>
          </thead>
          <tbody>
            {list.columns.map((column) => {
              const { index, letter, header, samples, meaning, guessedFrom } = column;
              return (
                <tr key={index}>
                  <th scope="row" data-label={t("importing.recognised.column")} className="align-middle">
                    <span>
                      <span className="muted">{letter}</span> {header}
                    </span>
                  </th>
                  <td
                    data-label={t("importing.recognised.samples")}
                    className={samples.length === 0 ? "cell-empty" : "muted align-middle"}
                  >
                    <span className="min-w-0">{samples.join(" · ")}</span>
                  </td>
                  <td data-label={t("importing.recognised.meaning")}>
                    <span className="block min-w-0 flex-1">
                      <input type="hidden" name={`was-${index}`} value={meaning} />
                      <select
                        name={`column-${index}`}
                        defaultValue={meaning}
                        className="w-full md:max-w-xs"
                        aria-label={t("importing.recognised.meaningOf", { column: header ?? letter })}
                      >
                        {meanings.map((known) => (
                          <option key={known} value={known}>
                            {t(`importing.recognised.meanings.${known}`)}
                          </option>
                        ))}
                      </select>
                    </span>
                  </td>
                  <td data-label={t("importing.recognised.guessedFrom")} className="muted align-middle">
                    <span>{t(`importing.recognised.from.${guessedFrom ?? "none"}`)}</span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <div className="page-actions">
        <button className="button" type="submit" formAction={importPaths.choices(id)}>
          {t("importing.recognised.update")}
        </button>
        {list.corrected ? (
          <button className="button button-quiet" type="submit" name="reset" value="1" formAction={importPaths.choices(id)}>
            {t("importing.recognised.reset")}
          </button>
        ) : null}
      </div>
    </section>
  );
}
