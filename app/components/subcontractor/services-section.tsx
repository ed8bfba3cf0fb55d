import { Names } from "~/components/fact-form/choices";
import { useLanguage, useTranslator } from "~/components/language";
import { EmptyState } from "~/components/ui/page";
import { formatDate } from "~/i18n/format";
import { paths } from "~/paths";
import { AddButton, FactActions } from "./fact-actions";
import { FactTable } from "./fact-table";
import { Section } from "./section";
import { dayInLinks, type SubcontractorData } from "./subcontractor-data";

/** What is delivered, and in which role: everything that is required follows from it. */
export function ServicesSection({ data }: { data: SubcontractorData }) {
  const t = useTranslator();
  const language = useLanguage();
  const names = new Names(language);
  const { facts } = data;
  const on = dayInLinks(data);
  const add = <AddButton noun="service" path={paths.newFact(facts.key, "services", { on })} />;
  const title = t("fields.subcontractor.services");
  if (facts.services.length === 0) {
    return (
      <Section title={title}>
        <EmptyState title={t("subcontractor.empty.services")} actions={add}>
          {t("subcontractor.empty.servicesText", { name: facts.name })}
        </EmptyState>
      </Section>
    );
  }
  return (
    <Section title={title} action={add}>
      <FactTable
        caption={title}
        rows={facts.services}
        keyOf={({ key }) => key}
        columns={[
          { label: t("fields.service.name"), cell: names.service },
          { label: t("fields.service.kind"), cell: ({ kind }) => t(`terms.serviceKind.${kind}`) },
          {
            label: t("subcontractor.role"),
            cell: ({ role }) => (role === null ? t("subcontractor.roleUndetermined") : t(`terms.serviceRole.${role}`)),
          },
          { label: t("fields.service.startsOn"), unbroken: true, cell: ({ startsOn }) => formatDate(language, startsOn) },
          {
            label: t("fields.service.endsOn"),
            unbroken: true,
            cell: ({ endsOn }) => (endsOn === null ? null : formatDate(language, endsOn)),
          },
        ]}
        actions={(service) => (
          <FactActions
            name={names.service(service)}
            edit={paths.editFact(facts.key, "services", service.key, { on })}
            remove={paths.removeFact(facts.key, "services", service.key, { on })}
          />
        )}
      />
    </Section>
  );
}
