import "~/i18n/further-texts";
import { Names } from "~/components/fact-form/choices";
import { useLanguage, useTranslator } from "~/components/language";
import { AddButton, FactActions } from "~/components/subcontractor/fact-actions";
import { FactTable } from "~/components/subcontractor/fact-table";
import { LocationBadge, locationTime, sortedLocations } from "~/components/subcontractor/locations-card";
import { Section } from "~/components/subcontractor/section";
import { dayInLinks, useSubcontractor } from "~/components/subcontractor/subcontractor-data";
import { tabTitled } from "~/components/subcontractor/tab-title";
import { EmptyState } from "~/components/ui/page";
import type { Location } from "~/domain/portfolio";
import { formatDate } from "~/i18n/format";
import { paths } from "~/paths";

export const meta = tabTitled("locations");

export default function Locations() {
  const t = useTranslator();
  const language = useLanguage();
  const names = new Names(language);
  const data = useSubcontractor();
  const { key, name, locations } = data.facts;
  const on = dayInLinks(data);
  const date = (day: string | null) => (day === null ? null : formatDate(language, day));
  const add = <AddButton noun="location" primary path={paths.newFact(key, "locations", { on })} />;
  if (locations.length === 0) {
    return (
      <EmptyState title={t("subcontractor.empty.locations")} actions={add}>
        {t("subcontractor.empty.locationsText", { name })}
      </EmptyState>
    );
  }
  const place = (location: Location) => {
    const time = locationTime(data, location, language, t);
    return (
      <span>
        <span className="row-title">{names.place(location)}</span>
        <span className="facts-line row-facts">
          <span>{t(`terms.locationPath.${location.path}`)}</span>
          {time === null ? null : <span>{time}</span>}
        </span>
      </span>
    );
  };
  const isLimitSaid = locations.some(({ country, transferTool }) => country === "US" || transferTool === "adequacy");
  return (
    <Section title={t("fields.subcontractor.locations")} action={add}>
      <p className="muted">
        {t("subcontractor.locations.promise", { promise: t(`terms.promise.${data.promise}`) })}
        {data.handlesData ? "" : `. ${t("subcontractor.locations.notJudged")}`}
      </p>
      <FactTable
        caption={t("fields.subcontractor.locations")}
        rows={sortedLocations(data)}
        keyOf={(location) => location.key}
        columns={[
          { label: t("subcontractor.locations.place"), cell: place },
          { label: t("subcontractor.locations.class"), cell: (location) => <LocationBadge data={data} location={location} /> },
          {
            label: t("fields.location.confirmedOn"),
            unbroken: true,
            cell: ({ confirmedOn }) => date(confirmedOn) ?? t("subcontractor.residency.neverConfirmed"),
          },
          {
            label: t("fields.location.transferTool"),
            cell: ({ transferTool }) => (transferTool === null ? null : t(`terms.transferTool.${transferTool}`)),
          },
          {
            label: t("fields.location.transferAssessedOn"),
            unbroken: true,
            cell: ({ transferAssessedOn }) => date(transferAssessedOn),
          },
        ]}
        actions={(location) => (
          <FactActions
            name={names.location(location)}
            edit={paths.editFact(key, "locations", location.key, { on })}
            remove={paths.removeFact(key, "locations", location.key, { on })}
          />
        )}
      />
      {isLimitSaid ? (
        <div className="limits">
          <p>{t("subcontractor.locations.limit")}</p>
        </div>
      ) : null}
    </Section>
  );
}
