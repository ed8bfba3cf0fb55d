import type { ReactNode } from "react";
import { AllowedLink } from "~/components/allowed-link";
import { useLanguage, useTranslator } from "~/components/language";
import { countryName, formatDate } from "~/i18n/format";
import { paths } from "~/paths";
import { Section } from "./section";
import { dayInLinks, type SubcontractorData } from "./subcontractor-data";

/** A website is shown as a link only where it is one: the format takes any text. */
const isWebAddress = (text: string) => /^https?:\/\/[^\s]+$/i.test(text);

function Detail({ label, children }: { label: string; children: ReactNode }) {
  const t = useTranslator();
  const isStated = children !== null && children !== "";
  return (
    <>
      <dt>{label}</dt>
      <dd className="as-typed">{isStated ? children : <span className="muted">{t("factForms.notStated")}</span>}</dd>
    </>
  );
}

function Website({ text }: { text: string }): ReactNode {
  return isWebAddress(text) ? (
    <a href={text} rel="noreferrer">
      {text}
    </a>
  ) : (
    text
  );
}

/** The subcontractor's own fields that the head of the page does not show. */
export function CompanyCard({ data }: { data: SubcontractorData }) {
  const t = useTranslator();
  const language = useLanguage();
  const { facts } = data;
  const on = dayInLinks(data);
  const { website, parentName, parentCountry, parentAssessedOn } = facts;
  const country = (code: string | null) => (code === null ? null : countryName(language, code));
  const assessed =
    parentAssessedOn === null
      ? t("subcontractor.company.neverAssessed")
      : t("subcontractor.company.assessed", { date: formatDate(language, parentAssessedOn) });
  const parent = [parentName, country(parentCountry)].filter((part) => part !== null);
  return (
    <Section title={t("subcontractor.company.heading")}>
      <div className="card">
        <dl className="company">
          <Detail label={t("subcontractor.company.registrationNumber")}>{facts.registrationNumber}</Detail>
          <Detail label={t("fields.subcontractor.country")}>{country(facts.country)}</Detail>
          <Detail label={t("fields.subcontractor.address")}>{facts.address}</Detail>
          <Detail label={t("fields.subcontractor.website")}>{website === null ? null : <Website text={website} />}</Detail>
          <Detail label={t("subcontractor.company.security")}>
            {t(facts.affectsSecurity ? "factForms.yes" : "factForms.no")}
          </Detail>
          <Detail label={t("subcontractor.company.parent")}>
            {parent.length === 0 ? null : `${parent.join(", ")} (${assessed})`}
          </Detail>
          <Detail label={t("fields.subcontractor.status")}>{t(`terms.status.${facts.status}`)}</Detail>
          <Detail label={t("fields.subcontractor.key")}>{facts.key}</Detail>
        </dl>
        <p className="card-links">
          <AllowedLink plain to={paths.editSubcontractor(facts.key, { on })}>
            {t("subcontractor.edit")}
          </AllowedLink>
          <AllowedLink plain className="danger-link" to={paths.removeSubcontractor(facts.key, { on })}>
            {t("subcontractor.remove")}
          </AllowedLink>
        </p>
      </div>
    </Section>
  );
}
