import { Form, Link } from "@remix-run/react";
import { nounOfList } from "~/i18n/noun-of-list";
import { useTranslator } from "~/components/language";
import { SelectField, TextField } from "~/components/ui/field";
import { factLists } from "~/domain/portfolio";
import { paths } from "~/paths";
import { asksForSome, type EventQuery, subjectsBeside } from "~/services/history/event-query";

interface EventFiltersProps {
  query: EventQuery;
  accounts: readonly { id: string; name: string }[];
}

/** A plain GET form: what is asked stands in the URL, and works without scripts. */
export function EventFilters({ query, accounts }: EventFiltersProps) {
  const t = useTranslator();
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const subjects = [
    ...(["subcontractor", "inspectionPlan", "organisation"] as const).map((value) => ({
      value,
      label: capital(t(`nouns.${value}.plural`)),
    })),
    ...factLists.map((value) => ({ value, label: capital(t(`nouns.${nounOfList[value]}.plural`)) })),
    { value: "documents", label: t("history.filters.documents") },
    ...subjectsBeside.map((value) => ({ value, label: t(`history.filters.subject.${value}`) })),
    { value: "pack", label: t("history.filters.packs") },
    { value: "account", label: t("history.filters.accounts") },
    { value: "history", label: t("history.title") },
  ];
  return (
    <Form className="filters" method="get" role="search" aria-label={t("history.filters.label")} key={JSON.stringify(query)}>
      {query.seen === null ? null : (
        <p>
          <input type="hidden" name="seen" value={query.seen} />
          {t("history.filters.seen")}
        </p>
      )}
      <div className="field-row">
        <TextField id="filter-q" name="q" type="search" label={t("history.filters.search")} defaultValue={query.search} />
        <SelectField
          id="filter-who"
          name="who"
          label={t("history.filters.who")}
          any={t("history.filters.everybody")}
          defaultValue={query.who ?? ""}
          options={[
            ...accounts.map(({ id, name }) => ({ value: id, label: name })),
            { value: "command", label: t("history.who.command") },
            { value: "system", label: t("history.who.system") },
          ]}
        />
        <SelectField
          id="filter-what"
          name="what"
          label={t("history.filters.what")}
          any={t("history.filters.everything")}
          defaultValue={query.subject ?? ""}
          options={subjects}
        />
        <TextField id="filter-from" name="from" type="date" label={t("history.filters.from")} defaultValue={query.from ?? ""} />
        <TextField id="filter-to" name="to" type="date" label={t("history.filters.to")} defaultValue={query.to ?? ""} />
        <div className="filter-actions">
          <button className="button" type="submit">
            {t("history.filters.show")}
          </button>
          {asksForSome(query) ? <Link to={paths.history()}>{t("history.clear")}</Link> : null}
        </div>
      </div>
    </Form>
  );
}
