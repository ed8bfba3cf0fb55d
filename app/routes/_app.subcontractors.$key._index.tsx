import "~/i18n/further-texts";
import { CompanyCard } from "~/components/subcontractor/company-card";
import { CoverageTable } from "~/components/subcontractor/coverage-table";
import { FlagsSection } from "~/components/subcontractor/flags-section";
import { LocationsCard } from "~/components/subcontractor/locations-card";
import { Section } from "~/components/subcontractor/section";
import { ServicesSection } from "~/components/subcontractor/services-section";
import { useSubcontractor } from "~/components/subcontractor/subcontractor-data";
import { SupervisionCard } from "~/components/subcontractor/supervision-card";
import { useTranslator } from "~/components/language";

export default function Overview() {
  const t = useTranslator();
  const data = useSubcontractor();
  return (
    <div className="columns">
      <div>
        <FlagsSection data={data} />
        {data.inScope ? (
          <Section title={t("subcontractor.coverage.heading")}>
            <CoverageTable data={data} />
          </Section>
        ) : null}
        <ServicesSection data={data} />
      </div>
      <div>
        <LocationsCard data={data} />
        <SupervisionCard data={data} />
        <CompanyCard data={data} />
      </div>
    </div>
  );
}
