import { Form, Link } from "@remix-run/react";
import { lights } from "~/domain/flag";
import { severities, statuses } from "~/domain/portfolio";
import { countryName } from "~/i18n/format";
import { regionName } from "~/i18n/region";
import { type Language, translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { engagements, isFiltered, type ListQuery, listParams } from "~/services/overview/list-query";
import { useLanguage, useTranslator } from "./language";
import { SelectField, TextField } from "./ui/field";

/** "Lille, Frankrig", "EU" or that nothing is stated. */
export function placeAsked({ country, region, city }: ListQuery, language: Language): string | null {
  if (country !== null) return [city, countryName(language, country)].filter((part) => part !== null).join(", ");
  if (region === null) return null;
  return region === "?" ? translatorFor(language)("subcontractorList.unknownPlace") : regionName(language, region);
}

interface ListFiltersProps {
  query: ListQuery;
  onInLinks: string | null;
}

/** A plain GET form: what is asked stands in the URL, and works without scripts. */
export function ListFilters({ query, onInLinks }: ListFiltersProps) {
  const t = useTranslator();
  const language = useLanguage();
  const { sort, order, country, region, city } = listParams(query);
  const place = placeAsked(query, language);
  return (
    <Form className="filters" method="get" role="search" aria-label={t("subcontractorList.filters")} key={JSON.stringify(query)}>
      {Object.entries({ on: onInLinks, sort, order, country, region, city }).map(([name, value]) =>
        value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <div className="field-row">
        <TextField
          id="filter-q"
          name="q"
          type="search"
          label={t("subcontractorList.search")}
          placeholder={t("subcontractorList.searchHint")}
          defaultValue={query.search}
        />
        <SelectField
          id="filter-light"
          name="light"
          label={t("subcontractorList.columns.light")}
          any={t("subcontractorList.any")}
          defaultValue={query.light ?? ""}
          options={lights.map((value) => ({ value, label: t(`terms.light.${value}`) }))}
        />
        <SelectField
          id="filter-criticality"
          name="criticality"
          label={t("subcontractorList.columns.criticality")}
          any={t("subcontractorList.any")}
          defaultValue={query.criticality ?? ""}
          options={severities.map((value) => ({ value, label: t(`terms.severity.${value}`) }))}
        />
        <SelectField
          id="filter-status"
          name="status"
          label={t("subcontractorList.engagementStatus")}
          any={t("subcontractorList.any")}
          defaultValue={query.status ?? ""}
          options={statuses.map((value) => ({ value, label: t(`terms.status.${value}`) }))}
        />
        <SelectField
          id="filter-engagement"
          name="engagement"
          label={t("subcontractorList.engagement")}
          any={t("subcontractorList.any")}
          defaultValue={query.engagement ?? ""}
          options={engagements.map((value) => ({ value, label: t(`subcontractorList.${value}`) }))}
        />
        <div className="filter-actions">
          <button className="button" type="submit">
            {t("subcontractorList.apply")}
          </button>
          {isFiltered(query) ? (
            <Link to={paths.subcontractors({ on: onInLinks, sort, order })}>{t("subcontractorList.clear")}</Link>
          ) : null}
        </div>
      </div>
      {place === null ? null : (
        <p className="filter-place">
          <span className="badge">{t("subcontractorList.place", { place })}</span>{" "}
          <Link
            to={paths.subcontractors({
              ...listParams({ ...query, country: null, region: null, city: null, page: 1 }),
              on: onInLinks,
            })}
          >
            {t("subcontractorList.placeAway")}
          </Link>
        </p>
      )}
    </Form>
  );
}
