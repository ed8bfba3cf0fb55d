import { AllowedLink } from "~/components/allowed-link";
import { useLanguage, useTranslator } from "~/components/language";
import { ResidencyBadge } from "~/components/residency-badge";
import { Names } from "~/components/fact-form/choices";
import type { Location } from "~/domain/portfolio";
import { isImprecise } from "~/domain/residency";
import { formatDate } from "~/i18n/format";
import { paths } from "~/paths";
import { AddButton } from "./fact-actions";
import { Section } from "./section";
import { dayInLinks, type SubcontractorData } from "./subcontractor-data";

/** Locations in use on the day first, then those ahead, then those that have ended. */
export function sortedLocations({ facts, residencies }: SubcontractorData): Location[] {
  const order = ["now", "ahead", "past"];
  const rank = ({ key }: Location) => order.indexOf(residencies.find((residency) => residency.key === key)?.time ?? "past");
  return [...facts.locations].sort((a, b) => rank(a) - rank(b));
}

export function LocationBadge({ data, location }: { data: SubcontractorData; location: Location }) {
  const t = useTranslator();
  const residency = data.residencies.find(({ key }) => key === location.key);
  // A region that the promise allows says something, if less than a country does.
  if (isImprecise(location, data.promise))
    return <span className="badge badge-medium">{t("subcontractor.residency.imprecise")}</span>;
  return <ResidencyBadge countryClass={residency?.class ?? null} keepsPromise={residency?.keepsPromise ?? null} />;
}

/** When a location that is not in use on the day was or will be; null for one that is. */
export function locationTime(
  data: SubcontractorData,
  location: Location,
  language: "da" | "en",
  t: ReturnType<typeof useTranslator>,
): string | null {
  const time = data.residencies.find(({ key }) => key === location.key)?.time;
  if (time === "ahead" && location.startsOn !== null)
    return t("subcontractor.residency.future", { date: formatDate(language, location.startsOn) });
  if (time === "past" && location.endsOn !== null)
    return t("subcontractor.residency.past", { date: formatDate(language, location.endsOn) });
  return null;
}

/** Where data is on the day, with what each place is worth against the promise. */
export function LocationsCard({ data }: { data: SubcontractorData }) {
  const t = useTranslator();
  const language = useLanguage();
  const names = new Names(language);
  const { facts } = data;
  const on = dayInLinks(data);
  const addPath = paths.newFact(facts.key, "locations", { on });
  const current = sortedLocations(data).filter(
    (location) => locationTime(data, location, language, t) === null || facts.locations.length === 1,
  );
  return (
    <Section
      title={t("subcontractor.tabs.locations")}
      action={
        facts.locations.length === 0 ? undefined : (
          <AllowedLink plain className="section-link" to={addPath}>
            {t("nouns.location.new")}
          </AllowedLink>
        )
      }
    >
      <div className="card">
        {facts.locations.length === 0 ? (
          <>
            <p>{t("subcontractor.empty.locationsText", { name: facts.name })}</p>
            <p>
              <AddButton noun="location" path={addPath} />
            </p>
          </>
        ) : (
          <ul className="rows">
            {current.map((location) => (
              <li key={location.key} className="card-row">
                <span>
                  <AllowedLink
                    plain
                    to={paths.editFact(facts.key, "locations", location.key, { on })}
                    otherwise={names.place(location)}
                  >
                    {names.place(location)}
                  </AllowedLink>
                  <span className="facts-line row-facts">
                    <span>{t(`terms.locationPath.${location.path}`)}</span>
                    {locationTime(data, location, language, t) === null ? null : (
                      <span>{locationTime(data, location, language, t)}</span>
                    )}
                  </span>
                </span>
                <LocationBadge data={data} location={location} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}
