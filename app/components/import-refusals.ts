import { portfolioFormat } from "~/domain/portfolio";
import type { PlacedRefusal, Refusal } from "~/domain/refusal";
import { type Language, translatorFor } from "~/i18n/translator";
import type { ListPage } from "~/services/supplier-list/list-page";
import type { ImportProblem } from "./import-problems";
import { reasonText } from "./import-words";

const rowsNamedMax = 10;

/** Why nothing of a list can be imported: the whole, and the first of its rows. */
export function problemsOfList({ refused, rows }: Pick<ListPage, "refused" | "rows">, language: Language): ImportProblem[] {
  if (refused === null) return [];
  const t = translatorFor(language);
  const refusedRows = rows.flatMap(({ number, refusal }) => (refusal === null ? [] : [{ number, refusal }]));
  return [
    { place: null, message: reasonText(refused, language) },
    ...refusedRows.slice(0, rowsNamedMax).map(({ number, refusal }) => ({
      place: `#row-${number}`,
      message: `${t("importing.problem.row", { row: String(number) })}: ${reasonText(refusal, language)}`,
    })),
  ];
}

const statesNoFormat = (refusal: PlacedRefusal) =>
  "path" in refusal && refusal.path === "$.format" && refusal.code === "required";

/** Why a portfolio is refused, by its JSON paths. JSON that does not say what it is, is something else: nothing more needs to be said of it. */
export function problemsOfPortfolio(refused: readonly PlacedRefusal[], language: Language): ImportProblem[] {
  if (refused.some(statesNoFormat)) {
    const reason = { code: "not-portfolio", params: { format: portfolioFormat } };
    return [{ place: "$.format", message: reasonText(reason, language) }];
  }
  return refused.map((refusal) => ({
    place: "path" in refusal ? placeOf(refusal, language) : null,
    message: reasonText(refusal, language),
  }));
}

/** `$` is the file as a whole; where it stops being JSON the byte says more. */
function placeOf({ path, params }: Refusal & { path: string }, language: Language): string | null {
  const at = params?.["at"];
  if (typeof at === "number") return translatorFor(language)("importing.problem.byte", { path, at });
  return path === "$" ? null : path;
}
