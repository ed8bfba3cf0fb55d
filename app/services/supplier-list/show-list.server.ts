import { buffer } from "node:stream/consumers";
import type { Refusal } from "../../domain/refusal";
import type { MergePlan, PlannedSubcontractor } from "../../domain/supplier-list/merge";
import type { ListRow } from "../../domain/supplier-list/rows";
import { readerProgram } from "../../storage/reader-program.server";
import type { Context } from "../context";
import { type ImportDraft, readDraft } from "../portfolio/import-draft.server";
import {
  type DetailedPreview,
  differenceId,
  importList,
  type ListFile,
  type ListPreview,
  previewList,
  readList,
} from "./import-list.server";
import { choicesOf, type ListChoices } from "./list-choices";
import type { ColumnShown, ListPage, RowFilter, RowShown } from "./list-page";
import { additionsOf, contactText, fieldShown, toLocation, toService } from "./show-changes";

const rowsOnAPage = 200;
const notNamedMax = 200;

async function fileOf(context: Context, draft: ImportDraft, { sheet, columns }: ListChoices): Promise<ListFile> {
  return {
    bytes: await buffer(readDraft(context, draft)),
    fileName: draft.fileName,
    program: readerProgram(),
    mapping: columns,
    ...(sheet === null ? {} : { sheet }),
  };
}

/** Why a file just uploaded is no list at all; null where it is one. */
export async function refusalOfList(context: Context, draft: ImportDraft): Promise<Refusal | null> {
  const read = await readList(context, await fileOf(context, draft, choicesOf(null)));
  return "code" in read ? read : null;
}

/** `A`, `B`, … `Z`, `AA`, as spreadsheet programs call their columns. */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}

/** A refusal that counts a column names it as the user sees it. */
function placed(refusal: Refusal, columns: readonly ColumnShown[]): Refusal {
  const number = refusal.params?.["column"];
  if (typeof number !== "number") return refusal;
  const header = columns[number - 1]?.header;
  const letter = columnLetter(number - 1);
  return { ...refusal, params: { ...refusal.params, column: header ? `${letter} (${header})` : letter } };
}

class Rows {
  private readonly plannedOf = new Map<number, PlannedSubcontractor>();
  private readonly refusalOf: Map<number, Refusal>;

  constructor(
    { plan, refusedRows }: Pick<ListPreview, "plan" | "refusedRows">,
    private readonly columns: readonly ColumnShown[],
    private readonly ticked: ReadonlySet<string>,
  ) {
    for (const planned of plan.subcontractors) for (const row of planned.rows) this.plannedOf.set(row, planned);
    this.refusalOf = new Map(refusedRows.map(({ row, refusal }) => [row, refusal]));
  }

  outcome({ number }: ListRow): RowShown["outcome"] {
    return this.refusalOf.has(number) ? "refused" : (this.plannedOf.get(number)?.outcome ?? "refused");
  }

  isShown(row: ListRow, show: RowFilter): boolean {
    if (show === "different") return (this.plannedOf.get(row.number)?.differences.length ?? 0) > 0;
    return show === "all" || this.outcome(row) === show;
  }

  toShown(row: ListRow): RowShown {
    const refusal = this.refusalOf.get(row.number) ?? null;
    const planned = refusal === null ? (this.plannedOf.get(row.number) ?? null) : null;
    const firstRow = planned === null ? row.number : planned.rows.reduce((first, number) => Math.min(first, number));
    const tells = firstRow === row.number ? planned : null;
    const { draft } = row;
    return {
      number: row.number,
      name: row.name,
      outcome: this.outcome(row),
      subcontractor: planned === null ? null : { key: planned.after.key, name: planned.after.name },
      firstRow: firstRow === row.number ? null : firstRow,
      services: draft?.services.map(toService) ?? [],
      startsOnImport: draft !== null && draft.updatedOn === null,
      locations: draft?.locations.map(toLocation) ?? [],
      details: draft === null ? [] : detailsOf(draft),
      additions: tells === null ? [] : additionsOf(tells),
      differences: tells === null ? [] : this.differencesOf(tells),
      notNamed: tells === null || tells.before === null ? [] : notNamedOf(tells),
      refusal: refusal === null ? null : placed(refusal, this.columns),
    };
  }

  private differencesOf({ after, differences }: PlannedSubcontractor): RowShown["differences"] {
    return differences.map((difference) => {
      const { field, ours, theirs } = difference;
      const id = differenceId(after.key, difference);
      const text = theirs !== null && typeof theirs === "object" ? contactText(theirs) : theirs;
      return { id, ...fieldShown(field, after), ours, theirs: text, ticked: this.ticked.has(id) };
    });
  }
}

function detailsOf(draft: NonNullable<ListRow["draft"]>): RowShown["details"] {
  const { registrationNumber, address, website, contact } = draft;
  const texts = { registrationNumber, address, website, contacts: contact === null ? null : contactText(contact) };
  return (["registrationNumber", "address", "website", "contacts"] as const).flatMap((field) => {
    const text = texts[field];
    return text === null ? [] : [{ field, text }];
  });
}

const notNamedOf = ({ after, notNamed }: PlannedSubcontractor): RowShown["notNamed"] => [
  ...after.services.filter(({ key }) => notNamed.services.includes(key)).map(toService),
  ...after.locations.filter(({ key }) => notNamed.locations.includes(key)).map(toLocation),
];

const idsOf = (plan: MergePlan) =>
  new Set(plan.subcontractors.flatMap(({ after, differences }) => differences.map((one) => differenceId(after.key, one))));

export interface Shown {
  show: RowFilter;
  /** From 1. */
  page: number;
}

function toPage(preview: DetailedPreview, choices: ListChoices, asked: Shown): ListPage {
  const { list, plan, refused } = preview;
  const columns = list.columns.map((column): ColumnShown => {
    const { index } = column;
    return { ...column, letter: columnLetter(index), samples: preview.samples[index] ?? [] };
  });
  const ids = idsOf(plan);
  const ticked = new Set(choices.ticked.filter((id) => ids.has(id)));
  const rows = new Rows(preview, columns, ticked);
  const counts: ListPage["counts"] = { all: list.rows.length, new: 0, changed: 0, unchanged: 0, refused: 0, different: 0 };
  for (const row of list.rows) {
    counts[rows.outcome(row)] += 1;
    if (rows.isShown(row, "different")) counts.different += 1;
  }
  const shown = list.rows.filter((row) => rows.isShown(row, asked.show));
  const pages = Math.max(1, Math.ceil(shown.length / rowsOnAPage));
  const page = Math.min(asked.page, pages);
  return {
    sheet: list.sheet,
    sheets: list.sheet === null ? [] : [list.sheet, ...list.otherSheets],
    headerRow: list.headerRow,
    columns,
    corrected: choices.sheet !== null || Object.keys(choices.columns).length > 0,
    subcontractors: preview.subcontractors,
    counts,
    show: asked.show,
    page,
    pages,
    rows: shown.slice((page - 1) * rowsOnAPage, page * rowsOnAPage).map((row) => rows.toShown(row)),
    ticked: ticked.size,
    notNamed: plan.notNamed.slice(0, notNamedMax).map((key) => ({ key, name: preview.names.get(key) ?? key })),
    notNamedCount: plan.notNamed.length,
    refused,
    digest: preview.digest,
  };
}

/** What the list in a draft says and would do; a refusal where it cannot be read any more. */
export async function showList(context: Context, draft: ImportDraft, asked: Shown): Promise<ListPage | Refusal> {
  const choices = choicesOf(draft.mapping);
  const preview = await previewList(context, await fileOf(context, draft, choices));
  return "code" in preview ? preview : toPage(preview, choices, asked);
}

/** Imports the list as it was previewed, under the draft's id. */
export async function confirmList(
  context: Context,
  draft: ImportDraft,
  choices: ListChoices,
  digest: string,
): Promise<ListPreview | Refusal> {
  const file = await fileOf(context, draft, choices);
  return importList(context, file, { ticked: new Set(choices.ticked), digest, importId: draft.id });
}
