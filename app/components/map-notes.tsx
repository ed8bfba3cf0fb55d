import { Link } from "@remix-run/react";
import { countryName, formatList } from "~/i18n/format";
import { paths } from "~/paths";
import type { CountryOnMap, DataMap } from "~/services/overview/content";
import { useLanguage, useTranslator } from "./language";
import { SeverityMark } from "./severity-mark";

const sum = (list: readonly { count: number }[]) => list.reduce((total, { count }) => total + count, 0);

/** What the map cannot show, or must not leave to the eye: what lies outside the promise, off the map, or nowhere. */
export function MapNotes({ map, onInLinks, withTableLink }: { map: DataMap; onInLinks: string | null; withTableLink: boolean }) {
  const t = useTranslator();
  const language = useLanguage();
  const { countries, elsewhere, regions, promise } = map;
  const outside = countries.filter(({ keepsPromise }) => !keepsPromise);
  const named = ({ code, count }: CountryOnMap) => t("locations.placeCount", { place: countryName(language, code), count });
  const unstated = sum(regions);
  return (
    <div className="map-notes">
      {countries.length === 0 && unstated === 0 ? <p>{t("locations.noData")}</p> : null}
      {outside.length > 0 ? (
        <p>
          <SeverityMark severity="critical" label={false} />{" "}
          <strong>{t(`locations.outside.${promise}`, { count: sum(outside) })}</strong> {formatList(language, outside.map(named))}
        </p>
      ) : countries.length > 0 && unstated === 0 ? (
        <p>{t("locations.allKept", { count: sum(countries) })}</p>
      ) : null}
      {elsewhere.length === 0 ? null : (
        <p>
          {t("locations.offMap")}{" "}
          {formatList(
            language,
            elsewhere.map(({ code, cities }) => [...cities, countryName(language, code)].join(", ")),
          )}
        </p>
      )}
      {unstated === 0 ? null : <p>{t("locations.unstated", { count: unstated })}</p>}
      {withTableLink ? (
        <p>
          <Link to={`${paths.locations({ on: onInLinks })}#countries`}>{t("locations.asTable")}</Link>
        </p>
      ) : null}
    </div>
  );
}
