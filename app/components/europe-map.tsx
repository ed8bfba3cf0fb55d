import { useId } from "react";
import type { CountryClass } from "~/domain/flag";
import { formatNumber } from "~/i18n/format";
import type { DataMap, Dot } from "~/services/overview/content";
import { useLanguage, useTranslator } from "./language";
import { labelsOf } from "./map-labels";

type Area = "eu" | "eea" | "adequate" | "third";

const areaOf: Record<CountryClass, Area> = {
  EU: "eu",
  EEA: "eea",
  ADEQUATE: "adequate",
  "ADEQUATE-PARTIAL": "adequate",
  REVIEW: "third",
  THIRD: "third",
};

const areas: readonly Area[] = ["eu", "eea", "adequate", "third"];

/** Each class of country but the first has a pattern, so that colour is never needed alone. */
function Pattern({ id, area }: { id: string; area: Area }) {
  return (
    <pattern
      id={id}
      width="10"
      height="10"
      patternUnits="userSpaceOnUse"
      patternTransform={area === "third" ? "rotate(45)" : undefined}
    >
      <rect width="10" height="10" className={`map-${area}`} />
      {area === "eea" ? <circle cx="5" cy="5" r="1.5" className="map-hatch-fill" /> : null}
      {area === "adequate" ? <path d="M0 5H10" className="map-hatch" /> : null}
      {area === "third" ? <path d="M5 0V10" className="map-hatch" /> : null}
    </pattern>
  );
}

/** A filled dot for a place, a ring for a country of which no more is known, a diamond for what breaks the promise. */
function Mark({ dot: { x, y, city, keepsPromise }, unit }: { dot: Dot; unit: number }) {
  const r = 4 * unit;
  if (!keepsPromise)
    return (
      <path className="map-dot-outside" d={`M${x} ${y - r * 1.4}L${x + r * 1.4} ${y}L${x} ${y + r * 1.4}L${x - r * 1.4} ${y}Z`} />
    );
  return <circle className={city === null ? "map-ring" : "map-dot"} cx={x} cy={y} r={r} strokeWidth={unit * 1.5} />;
}

function Swatch({ area, id }: { area: Area; id: string }) {
  return (
    <svg viewBox="0 0 20 20" width="12" height="12" aria-hidden="true" focusable="false">
      <rect width="20" height="20" rx="3" fill={`url(#${id}-${area})`} />
    </svg>
  );
}

interface EuropeMapProps {
  map: DataMap;
  /** `small` stands in a column of some 330 pixels, `large` fills a page. */
  size: "small" | "large";
}

/** Where data is, drawn on the server. The table that says the same is on the page of locations. */
export function EuropeMap({ map, size }: EuropeMapProps) {
  const t = useTranslator();
  const language = useLanguage();
  const id = useId().replace(/:/g, "");
  const unit = size === "small" ? 2 : 1.3;
  const { frame, dots } = map;
  const labels = labelsOf(
    dots,
    frame,
    unit,
    ({ city, count }) => (city === null || city.length > 24 ? null : `${city} · ${formatNumber(language, count)}`),
    size === "small" ? 8 : 30,
  );
  const shown = (keeps: boolean, inCity: boolean) =>
    dots.some(({ keepsPromise, city }) => keepsPromise === keeps && (!keeps || (city !== null) === inCity));
  return (
    <figure className={`europe-map europe-map-${size}`}>
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-labelledby={`${id}-title`} focusable="false">
        <title id={`${id}-title`}>{t("locations.mapTitle")}</title>
        <defs>
          {areas.map((area) => (
            <Pattern key={area} id={`${id}-${area}`} area={area} />
          ))}
        </defs>
        {map.shapes.map(({ code, d, class: countryClass, holdsData }) => (
          <path
            key={code ?? d}
            d={d}
            className={holdsData ? "map-country map-held" : "map-country"}
            fill={`url(#${id}-${areaOf[countryClass]})`}
          />
        ))}
        {map.shapes
          .filter(({ holdsData }) => holdsData)
          .map(({ code, d }) => (
            <path key={code} d={d} className="map-outline" strokeWidth={unit} />
          ))}
        {[...dots].reverse().map((dot) => (
          <Mark key={`${dot.x} ${dot.y}`} dot={dot} unit={unit} />
        ))}
        {labels.map(({ text, x, y, anchor }) => (
          <text
            key={`${x} ${y}`}
            x={x}
            y={y}
            textAnchor={anchor}
            fontSize={11 * unit}
            strokeWidth={3 * unit}
            dominantBaseline="central"
          >
            {text}
          </text>
        ))}
      </svg>
      <figcaption>
        <ul className="legend">
          {areas.map((area) => (
            <li key={area}>
              <Swatch area={area} id={id} />
              {t(`locations.legend.${area}`)}
            </li>
          ))}
          {shown(true, true) ? (
            <li>
              <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                <circle className="map-dot" cx="6" cy="6" r="4" />
              </svg>
              {t("locations.legend.city")}
            </li>
          ) : null}
          {shown(true, false) ? (
            <li>
              <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                <circle className="map-ring" cx="6" cy="6" r="4" strokeWidth="1.5" />
              </svg>
              {t("locations.legend.country")}
            </li>
          ) : null}
          {shown(false, false) ? (
            <li>
              <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                <path className="map-dot-outside" d="M6 0.5 11.5 6 6 11.5 0.5 6Z" />
              </svg>
              {t("locations.legend.outside")}
            </li>
          ) : null}
        </ul>
      </figcaption>
    </figure>
  );
}
