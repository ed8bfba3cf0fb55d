import type { CountryClass } from "~/domain/flag";
import { useTranslator } from "./language";

interface ResidencyBadgeProps {
  /** Null where no country is known. */
  countryClass: CountryClass | null;
  /** Null where that cannot be told. */
  keepsPromise: boolean | null;
}

/** Where a country stands, and whether that is what customers were promised. */
export function ResidencyBadge({ countryClass, keepsPromise }: ResidencyBadgeProps) {
  const t = useTranslator();
  if (countryClass === null) return <span className="badge badge-medium">{t("locations.unknownCountry")}</span>;
  const name = t(`terms.countryClass.${countryClass}`);
  if (keepsPromise === false) {
    return (
      <span className="badge badge-critical">
        <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" focusable="false">
          <path d="M5 0 10 5 5 10 0 5Z" fill="currentColor" />
        </svg>
        {t("locations.outsidePromise", { name })}
      </span>
    );
  }
  return <span className={countryClass === "REVIEW" ? "badge badge-medium" : "badge badge-ok"}>{name}</span>;
}
