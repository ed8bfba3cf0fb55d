import { Link } from "@remix-run/react";
import { severities } from "~/domain/portfolio";
import { countryName, formatDate, listTerms } from "~/i18n/format";
import { regionName } from "~/i18n/region";
import type { Language } from "~/i18n/translator";
import { paths } from "~/paths";
import type { ListRow } from "~/services/overview/content";
import { type ListQuery, type ListSort, listParams } from "~/services/overview/list-query";
import { deadlineText } from "~/i18n/deadline-text";
import { useLanguage, useTranslator } from "./language";
import { LightBadge } from "./light-badge";
import { SeverityMark } from "./severity-mark";

interface SubcontractorTableProps {
  rows: readonly ListRow[];
  query: ListQuery;
  onInLinks: string | null;
}

/** A heading that sorts by its column, and the other way round when the list is already sorted so. */
function SortHeading({
  column,
  query,
  onInLinks,
}: { column: ListSort & ("name" | "light" | "criticality") } & Omit<SubcontractorTableProps, "rows">) {
  const t = useTranslator();
  const isSorted = query.sort === column;
  const next = { ...query, sort: column, descending: isSorted && !query.descending, page: 1 };
  const label = t(`subcontractorList.columns.${column}`);
  return (
    <th scope="col" aria-sort={isSorted ? (query.descending ? "descending" : "ascending") : undefined}>
      <Link
        to={paths.subcontractors({ ...listParams(next), on: onInLinks })}
        aria-label={t("subcontractorList.sortBy", { column: label })}
      >
        {label}
        <span aria-hidden="true">{isSorted ? (query.descending ? " ↓" : " ↑") : ""}</span>
      </Link>
    </th>
  );
}

/** Countries first, then the regions of what is no more precisely known. */
function usePlaces({ countries, regions }: ListRow): string {
  const t = useTranslator();
  const language = useLanguage();
  const named = countries.map((code) => countryName(language, code));
  const vague = regions.map((region) =>
    region === "" ? t("subcontractorList.unknownPlace").toLocaleLowerCase(language) : regionName(language, region),
  );
  return [...named, ...vague].join(", ");
}

function OpenFlags({ flags }: Pick<ListRow, "flags">) {
  const t = useTranslator();
  const some = severities.filter((severity) => flags[severity] > 0);
  if (some.length === 0) return <span className="muted">{t("subcontractorList.noFlags")}</span>;
  return (
    <ul className="flag-counts">
      {some.map((severity) => (
        <li key={severity}>
          <SeverityMark severity={severity} label={false} />
          <span aria-hidden="true">{flags[severity]}</span>
          <span className="visually-hidden">{t(`subcontractorList.flagCount.${severity}`, { count: flags[severity] })}</span>
        </li>
      ))}
    </ul>
  );
}

/** An address that may break where a reader would break it. */
function Owner({ owner }: { owner: string }) {
  const at = owner.indexOf("@");
  return (
    <span>
      {owner.slice(0, Math.max(at, 0))}
      <wbr />
      {owner.slice(Math.max(at, 0))}
    </span>
  );
}

const emptyWhen = (isEmpty: boolean) => (isEmpty ? "cell-empty" : undefined);

function Row({ row, language, onInLinks }: { row: ListRow; language: Language; onInLinks: string | null }) {
  const t = useTranslator();
  const places = usePlaces(row);
  const { key, name, light, kinds, criticality, flags, nextDeadline, owner, direct, status } = row;
  const label = (column: "light" | "services" | "places" | "criticality" | "flags" | "nextDeadline" | "owner") =>
    t(`subcontractorList.columns.${column}`);
  const services = listTerms(
    language,
    kinds.map((kind) => t(`terms.serviceKind.${kind}`)),
  );
  const asides = [
    direct ? null : t("subcontractorList.chainNode"),
    status === "active" ? null : t(`terms.status.${status}`),
  ].filter((text) => text !== null);
  return (
    <tr>
      <td>
        <LightBadge light={light} />
      </td>
      <th scope="row">
        <Link to={paths.subcontractor(key, { on: onInLinks })}>{name}</Link>
        {asides.length === 0 ? null : <span className="cell-aside">{asides.join(" · ")}</span>}
      </th>
      <td data-label={label("services")} className={emptyWhen(services === "")}>
        {services}
      </td>
      <td data-label={label("places")} className={emptyWhen(places === "")}>
        {places}
      </td>
      <td data-label={label("criticality")}>{t(`terms.severity.${criticality}`)}</td>
      <td data-label={label("flags")}>
        <OpenFlags flags={flags} />
      </td>
      <td data-label={label("nextDeadline")} className={emptyWhen(nextDeadline === null)}>
        {nextDeadline === null ? null : (
          <span>
            <time dateTime={nextDeadline.on}>{formatDate(language, nextDeadline.on)}</time>
            <span className="cell-aside">{deadlineText(nextDeadline, language)}</span>
          </span>
        )}
      </td>
      <td data-label={label("owner")} className={emptyWhen(owner === null)}>
        {owner === null ? null : <Owner owner={owner} />}
      </td>
    </tr>
  );
}

/** One page of the list: a plain table, whose rows become blocks where it does not fit. */
export function SubcontractorTable({ rows, query, onInLinks }: SubcontractorTableProps) {
  const t = useTranslator();
  const language = useLanguage();
  const sorting = { query, onInLinks };
  return (
    <table className="table table-stacked list-table">
      <caption className="visually-hidden">{t("subcontractorList.listed")}</caption>
      <thead>
        <tr>
          <SortHeading column="light" {...sorting} />
          <SortHeading column="name" {...sorting} />
          <th scope="col">{t("subcontractorList.columns.services")}</th>
          <th scope="col">{t("subcontractorList.columns.places")}</th>
          <SortHeading column="criticality" {...sorting} />
          <th scope="col">{t("subcontractorList.columns.flags")}</th>
          <th scope="col">{t("subcontractorList.columns.nextDeadline")}</th>
          <th scope="col">{t("subcontractorList.columns.owner")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} language={language} onInLinks={onInLinks} />
        ))}
      </tbody>
    </table>
  );
}
