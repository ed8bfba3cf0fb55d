import { Link } from "@remix-run/react";
import { useId } from "react";
import type { Flag } from "~/domain/flag";
import { actionOf, sentenceOf, sinceText } from "~/i18n/flag-sentence";
import { paths } from "~/paths";
import { flagLink } from "./flag-link";
import { useMay } from "./may";
import { useLanguage, useTranslator } from "./language";
import { SeverityMark } from "./severity-mark";

interface FlagRowProps {
  flag: Flag;
  subcontractorName: string;
  on: string;
  /** The day as links carry it on; null for today. */
  onInLinks: string | null;
  /** Left out where the page is the subcontractor's own. */
  linkToSubcontractor?: boolean;
}

/** A flag as a line of a list: what is wrong, a line of facts, and the button that leads to where it is put right. */
export function FlagRow({ flag, subcontractorName, on, onInLinks, linkToSubcontractor = true }: FlagRowProps) {
  const t = useTranslator();
  const language = useLanguage();
  const id = useId();
  const may = useMay();
  const remedyAt = flagLink(flag, onInLinks);
  const mayClear = may.open(remedyAt);
  const { what, facts, remedy } = sentenceOf(flag, subcontractorName, on, language);
  const action = flag.severity === "critical" && !flag.waived ? "button button-primary" : "button";
  return (
    <li className="flag-row">
      <SeverityMark severity={flag.severity} />
      <div className="flag-text">
        <p className="flag-what" id={id}>
          {what}
        </p>
        <p className="facts-line">
          {linkToSubcontractor ? (
            <Link to={paths.subcontractor(flag.subcontractor, { on: onInLinks })}>{subcontractorName}</Link>
          ) : null}
          {flag.waived ? <span>{t("flagRow.accepted")}</span> : null}
          <span>{sinceText(flag, language)}</span>
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
        <p className="flag-remedy">{t("flagRow.remedy", { remedy })}</p>
      </div>
      {mayClear ? (
        <Link className={action} to={remedyAt} aria-describedby={id}>
          {actionOf(flag.rule, language)}
        </Link>
      ) : linkToSubcontractor ? (
        <Link className="button" to={paths.subcontractor(flag.subcontractor, { on: onInLinks })} aria-describedby={id}>
          {t("flagRow.open")}
        </Link>
      ) : null}
    </li>
  );
}
