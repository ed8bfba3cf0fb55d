import { Link } from "@remix-run/react";
import { useLanguage } from "~/components/language";
import { LightBadge } from "~/components/light-badge";
import { countryName } from "~/i18n/format";
import { paths } from "~/paths";
import { dayInLinks, type SubcontractorData } from "./subcontractor-data";

/** Whom a subcontractor engages, and whom these engage. A key occurs once, so the tree ends. */
export function ChainTree({ data, under }: { data: SubcontractorData; under: string }) {
  const language = useLanguage();
  const nodes = data.below.filter(({ engagedBy }) => engagedBy === under);
  if (nodes.length === 0) return null;
  return (
    <ul className="chain">
      {nodes.map(({ key, name, country, light }) => (
        <li key={key}>
          <span className="chain-node">
            <Link to={paths.subcontractor(key, { on: dayInLinks(data) })}>{name}</Link>
            {country === null ? null : <span className="muted">{countryName(language, country)}</span>}
            <LightBadge light={light} />
          </span>
          <ChainTree data={data} under={key} />
        </li>
      ))}
    </ul>
  );
}
