import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { countryName, formatNumber } from "~/i18n/format";
import { regionName } from "~/i18n/region";
import { paths } from "~/paths";
import type { DataMap } from "~/services/overview/content";
import { EuropeMap } from "./europe-map";
import { dayInLinks } from "./frame";
import { useLanguage, useTranslator } from "./language";
import { MapNotes } from "./map-notes";
import { ResidencyBadge } from "./residency-badge";
import { EmptyState, PageTitle } from "./ui/page";

interface Line {
  key: string;
  place: string;
  area: ReactNode;
  count: number;
  /** Filter of the list; null where it cannot tell the place from others. */
  filter: { country?: string; region?: string; city?: string } | null;
}

interface PlaceTableProps {
  id: string;
  title: string;
  note?: string;
  heading: string;
  lines: readonly Line[];
  onInLinks: string | null;
}

function PlaceTable({ id, title, note, heading, lines, onInLinks }: PlaceTableProps) {
  const t = useTranslator();
  const language = useLanguage();
  return (
    <section aria-labelledby={id}>
      <h2 className="section-title" id={id}>
        {title}
      </h2>
      <table className="table place-table">
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col">{t("locations.class")}</th>
            <th scope="col" className="number">
              {t("locations.count")}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, place, area, count, filter }) => (
            <tr key={key}>
              <th scope="row">
                {filter === null ? (
                  place
                ) : (
                  <Link to={paths.subcontractors({ ...filter, on: onInLinks })} title={t("locations.showAt", { place })}>
                    {place}
                  </Link>
                )}
              </th>
              <td>{area}</td>
              <td className="number">{formatNumber(language, count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {note === undefined ? null : <p className="muted rows-foot">{note}</p>}
    </section>
  );
}

/** Where data is: the map, and tables that say the same and more. */
export function LocationsPage({ map, on, today }: { map: DataMap; on: string; today: string }) {
  const t = useTranslator();
  const language = useLanguage();
  const onInLinks = dayInLinks({ on, today });
  const { countries, regions, cities, citiesLeftOut, promise } = map;
  const byCode = new Map(countries.map((country) => [country.code, country]));
  const badge = (code: string | null) => {
    const country = code === null ? undefined : byCode.get(code);
    return <ResidencyBadge countryClass={country?.class ?? null} keepsPromise={country?.keepsPromise ?? null} />;
  };
  return (
    <>
      <PageTitle lede={t(`locations.lede.${promise}`)}>{t("locations.title")}</PageTitle>
      {countries.length + regions.length === 0 ? (
        <EmptyState title={t("locations.emptyTitle")}>{t("locations.emptyText")}</EmptyState>
      ) : (
        <div className="locations">
          <div className="locations-map">
            <EuropeMap map={map} size="large" />
            <MapNotes map={map} onInLinks={onInLinks} withTableLink={false} />
          </div>
          <div className="locations-tables">
            {countries.length === 0 ? null : (
              <PlaceTable
                id="countries"
                title={t("locations.countries")}
                heading={t("locations.country")}
                onInLinks={onInLinks}
                lines={countries.map(({ code, count }) => ({
                  key: code,
                  place: countryName(language, code),
                  area: badge(code),
                  count,
                  filter: { country: code },
                }))}
              />
            )}
            {regions.length === 0 ? null : (
              <PlaceTable
                id="regions"
                title={t("locations.regions")}
                heading={t("locations.region")}
                onInLinks={onInLinks}
                lines={regions.map(({ name, count }) => ({
                  key: name,
                  place: name === "" ? t("locations.notStated") : regionName(language, name),
                  area: badge(null),
                  count,
                  filter: { region: name === "" ? "?" : name },
                }))}
              />
            )}
            {cities.length === 0 ? null : (
              <PlaceTable
                id="cities"
                title={t("locations.cities")}
                heading={t("locations.city")}
                onInLinks={onInLinks}
                {...(citiesLeftOut ? { note: t("locations.citiesLeftOut", { count: cities.length }) } : {})}
                lines={cities.map(({ country, city, count }) => ({
                  key: `${country} ${city}`,
                  place: country === null ? (city ?? "") : `${city}, ${countryName(language, country)}`,
                  area: badge(country),
                  count,
                  filter: country === null || city === null ? null : { country, city },
                }))}
              />
            )}
          </div>
        </div>
      )}
    </>
  );
}
