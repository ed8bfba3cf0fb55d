import { Form, Link } from "@remix-run/react";
import { useTranslator } from "~/components/language";
import { SelectField, TextField } from "~/components/ui/field";
import { severities } from "~/domain/portfolio";
import { paths } from "~/paths";
import { type FindingQuery, findingParams, findingSorts, isFindingFiltered } from "~/services/finding/finding-query";

/** A plain GET form: what is asked stands in the URL, and works without scripts. */
export function FindingFilters({ query }: { query: FindingQuery }) {
  const t = useTranslator();
  const { view, subcontractor } = findingParams(query);
  return (
    <Form className="filters" method="get" role="search" aria-label={t("findings.filters")} key={JSON.stringify(query)}>
      {view === null ? null : <input type="hidden" name="view" value={view} />}
      <div className="field-row">
        <SelectField
          id="filter-severity"
          name="severity"
          label={t("findings.severity")}
          any={t("findings.any")}
          defaultValue={query.severity ?? ""}
          options={severities.map((value) => ({ value, label: t(`terms.severity.${value}`) }))}
        />
        <TextField id="filter-owner" name="owner" label={t("findings.owner")} defaultValue={query.owner ?? ""} />
        <TextField
          id="filter-subcontractor"
          name="subcontractor"
          label={t("findings.subcontractor")}
          defaultValue={subcontractor ?? ""}
        />
        <SelectField
          id="filter-overdue"
          name="overdue"
          label={t("findings.onlyOverdue")}
          any={t("findings.any")}
          defaultValue={query.overdue ? "yes" : ""}
          options={[{ value: "yes", label: t("findings.overdueOnly") }]}
        />
        {query.view === "list" ? (
          <SelectField
            id="filter-state"
            name="state"
            label={t("findings.state")}
            any={t("findings.openOnly")}
            defaultValue={query.closed ? "closed" : ""}
            options={[{ value: "closed", label: t("findings.closedOnly") }]}
          />
        ) : null}
        <SelectField
          id="filter-sort"
          name="sort"
          label={t("findings.sort")}
          any={t("findings.sorts.due")}
          defaultValue={query.sort === "due" ? "" : query.sort}
          options={findingSorts.filter((sort) => sort !== "due").map((value) => ({ value, label: t(`findings.sorts.${value}`) }))}
        />
        <div className="filter-actions">
          <button className="button" type="submit">
            {t("findings.apply")}
          </button>
          {isFindingFiltered(query) ? (
            <Link to={paths.findings({ view, sort: query.sort === "due" ? null : query.sort })}>{t("findings.clear")}</Link>
          ) : null}
        </div>
      </div>
    </Form>
  );
}
