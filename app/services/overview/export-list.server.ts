import writeExcelFile, { type Cell, type Row } from "write-excel-file/node";
import type { Db } from "../../../db/schema";
import type { Scope } from "../../domain/permissions/scope";
import { severities } from "../../domain/portfolio";
import { countryName } from "../../i18n/format";
import { regionName } from "../../i18n/region";
import { type Language, translatorFor } from "../../i18n/translator";
import { type Context, requirePermission, scopeOf } from "../context";
import type { ListRow } from "./content";
import { exportRowsMax, type ListQuery } from "./list-query";
import { listRows } from "./show-list.server";

const batch = 1_000;

const widths = [14, 36, 24, 24, 28, 12, 9, 9, 9, 9, 14, 32];

/** Always a text cell: a name that begins with `=` stays a name, whatever opens the file. */
const text = (value: string): Cell => ({ type: String, value });
const heading = (value: string): Cell => ({ type: String, value, fontWeight: "bold" });
const number = (value: number): Cell => ({ type: Number, value });

async function* rowsOf(db: Db, scope: Scope, viewId: number, on: string, query: ListQuery): AsyncGenerator<ListRow> {
  for (let offset = 0; offset < exportRowsMax; offset += batch) {
    const rows = await listRows(db, scope, viewId, on, query, { limit: batch, offset });
    yield* rows;
    if (rows.length < batch) return;
  }
}

/** What the list shows, all its pages up to a limit, as a workbook in the reader's language. Dates are ISO text, as in every export. */
export async function exportList(
  context: Context,
  viewId: number,
  on: string,
  query: ListQuery,
  language: Language,
): Promise<Buffer> {
  requirePermission(context, "register.export");
  const t = translatorFor(language);
  const headings = [
    t("subcontractorList.columns.light"),
    t("subcontractorList.columns.name"),
    t("fields.subcontractor.key"),
    t("subcontractorList.columns.services"),
    t("subcontractorList.columns.places"),
    t("subcontractorList.columns.criticality"),
    ...severities.map((severity) => `${t("subcontractorList.columns.flags")}: ${t(`terms.severity.${severity}`)}`),
    t("subcontractorList.columns.nextDeadline"),
    t("subcontractorList.columns.owner"),
  ];
  const cellsOf = ({ light, name, key, kinds, countries, regions, criticality, flags, nextDeadline, owner }: ListRow): Row => [
    text(t(`terms.light.${light}`)),
    text(name),
    text(key),
    text(kinds.map((kind) => t(`terms.serviceKind.${kind}`)).join(", ")),
    text(
      [
        ...countries.map((code) => countryName(language, code)),
        ...regions.map((region) => (region === "" ? t("subcontractorList.unknownPlace") : regionName(language, region))),
      ].join(", "),
    ),
    text(t(`terms.severity.${criticality}`)),
    ...severities.map((severity) => number(flags[severity])),
    text(nextDeadline?.on ?? ""),
    text(owner ?? ""),
  ];
  const sheet = await context.database.snapshot(async (db) => {
    const lines: Row[] = [headings.map(heading)];
    for await (const row of rowsOf(db, scopeOf(context), viewId, on, query)) lines.push(cellsOf(row));
    return lines;
  });
  const options = { sheet: t("subcontractorList.sheet"), stickyRowsCount: 1, columns: widths.map((width) => ({ width })) };
  return writeExcelFile(sheet, options).toBuffer();
}
