import type { ReactNode } from "react";
import { useTranslator } from "~/components/language";

export interface Column<Row> {
  label: string;
  cell: (row: Row) => ReactNode;
  /** Short text, such as a date, that is not to be broken where the rows stand as a table. */
  unbroken?: boolean;
}

interface FactTableProps<Row> {
  caption: string;
  rows: readonly Row[];
  keyOf: (row: Row, index: number) => string;
  /** The first names the row. */
  columns: readonly Column<Row>[];
  actions: (row: Row, index: number) => ReactNode;
}

/** Things of one noun, a row each. On a narrow screen each cell stands under its label, which `data-label` carries. */
export function FactTable<Row>({ caption, rows, keyOf, columns, actions }: FactTableProps<Row>) {
  const t = useTranslator();
  const [first, ...others] = columns;
  if (first === undefined) return null;
  return (
    <table className="table table-stacked">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label }) => (
            <th scope="col" key={label}>
              {label}
            </th>
          ))}
          <th scope="col">
            <span className="visually-hidden">{t("subcontractor.actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={keyOf(row, index)}>
            <th scope="row">{first.cell(row)}</th>
            {others.map(({ label, cell, unbroken }) => {
              const content = cell(row);
              return content === null ? (
                <td key={label} data-label={label} className="cell-empty muted">
                  {t("subcontractor.none")}
                </td>
              ) : (
                <td key={label} data-label={label} className={unbroken ? "cell-unbroken" : undefined}>
                  {content}
                </td>
              );
            })}
            <td className="cell-actions">{actions(row, index)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
