import type { Meaning } from "~/domain/supplier-list/columns";
import { type ListChoices, meanings } from "~/services/supplier-list/list-choices";
import { type RowFilter, rowFilters } from "~/services/supplier-list/list-page";

const textIn = (form: FormData, name: string): string | null => {
  const value = form.get(name);
  return typeof value === "string" ? value : null;
};

const columnsMax = 200;

/**
 * The choices after a form of the preview was sent. What stands as it was shown stays a guess; ticks of rows on other pages stay.
 * Another sheet has other columns and rows, so that nothing of the old one's choices goes for it.
 */
export function choicesIn(form: FormData, stored: ListChoices): ListChoices {
  const sheet = textIn(form, "sheet");
  if (sheet !== null && sheet !== textIn(form, "was-sheet")) return { sheet: sheet.slice(0, 255), columns: {}, ticked: [] };
  const columns: Record<number, Meaning> = textIn(form, "reset") === null ? { ...stored.columns } : {};
  for (let index = 0; index < columnsMax; index += 1) {
    const chosen = textIn(form, `column-${index}`);
    const meaning = meanings.find((known) => known === chosen);
    if (meaning !== undefined && chosen !== textIn(form, `was-${index}`)) columns[index] = meaning;
  }
  const listed = new Set(form.getAll("listed"));
  const ticks = form.getAll("tick").filter((id): id is string => typeof id === "string" && listed.has(id));
  return { sheet: stored.sheet, columns, ticked: [...new Set([...stored.ticked.filter((id) => !listed.has(id)), ...ticks])] };
}

/** Which rows to show: in the address of a preview, and in what its buttons send. */
export function shownIn(values: URLSearchParams | FormData): { show: RowFilter; page: number } {
  const page = Number(values.get("page") ?? 1);
  const show = rowFilters.find((known) => known === values.get("show")) ?? "all";
  return { show, page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1 };
}

export function shownQuery({ show, page }: { show: RowFilter; page: number }): string {
  const query = new URLSearchParams();
  if (show !== "all") query.set("show", show);
  if (page > 1) query.set("page", String(page));
  return query.size === 0 ? "" : `?${query.toString()}`;
}
