import { Form, Link } from "@remix-run/react";
import { familyOfRule, type Rule, type RuleFamily, rules } from "~/domain/flag";
import { severities } from "~/domain/portfolio";
import type { Promise_ } from "~/domain/portfolio";
import { promiseIds } from "~/domain/promise";
import { paths } from "~/paths";
import type { FlagQuery } from "~/services/overview/flag-query";
import { useTranslator } from "./language";
import { SelectField } from "./ui/field";

const families = [...new Set(Object.values(familyOfRule))];
const rulesOf = (family: RuleFamily): readonly Rule[] => rules.filter((rule) => familyOfRule[rule] === family);

interface FlagFiltersProps {
  query: FlagQuery;
  promise: Promise_;
  onInLinks: string | null;
}

/** A plain GET form: what is asked stands in the URL, and works without scripts. */
export function FlagFilters({ query, promise, onInLinks }: FlagFiltersProps) {
  const t = useTranslator();
  const isFiltered = query.severity !== null || query.rule !== null || query.promise !== null || query.waived;
  return (
    <Form className="filters" method="get" role="search" aria-label={t("flagList.filters")} key={JSON.stringify(query)}>
      {onInLinks === null ? null : <input type="hidden" name="on" value={onInLinks} />}
      <div className="field-row">
        <div className="field">
          <label htmlFor="filter-waived">{t("flagList.shown")}</label>
          <select id="filter-waived" name="waived" defaultValue={query.waived ? "yes" : ""}>
            <option value="">{t("flagList.open")}</option>
            <option value="yes">{t("flagList.waived")}</option>
          </select>
        </div>
        <SelectField
          id="filter-severity"
          name="severity"
          label={t("flagList.severity")}
          any={t("flagList.anySeverity")}
          defaultValue={query.severity ?? ""}
          options={severities.map((value) => ({ value, label: t(`terms.severity.${value}`) }))}
        />
        <SelectField
          id="filter-rule"
          name="rule"
          label={t("flagList.rule")}
          any={t("flagList.anyRule")}
          defaultValue={query.rule ?? ""}
          groups={families.map((family) => ({
            label: t(`terms.family.${family}`),
            options: rulesOf(family).map((value) => ({ value, label: t(`terms.rule.${value}`) })),
          }))}
        />
        <SelectField
          id="filter-promise"
          name="promise"
          label={t("flagList.promise")}
          any={t("flagList.anyPromise")}
          defaultValue={query.promise ?? ""}
          options={promiseIds.map((value) => ({
            value,
            label: value === "residency" ? t(`overview.residency.${promise}`) : t(`overview.promises.${value}`),
          }))}
        />
        <div className="filter-actions">
          <button className="button" type="submit">
            {t("flagList.apply")}
          </button>
          {isFiltered ? <Link to={paths.flags({ on: onInLinks })}>{t("flagList.clear")}</Link> : null}
        </div>
      </div>
    </Form>
  );
}
