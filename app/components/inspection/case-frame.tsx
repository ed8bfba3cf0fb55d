import { useLanguage, useTranslator } from "~/components/language";
import { Breadcrumbs, type Crumb } from "~/components/ui/page";
import { formatDate } from "~/i18n/format";
import { type Language, translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import type { ShownCase } from "~/services/inspection/shown-case";

/** What a case is called: by whom it is of, or by what is asked where it is of ourselves. */
export function caseName({ subcontractor, template }: Pick<ShownCase, "subcontractor" | "template">, language: Language): string {
  const t = translatorFor(language);
  return subcontractor === null
    ? t("judging.ownTitle", { name: template[language] })
    : t("judging.title", { name: subcontractor.name });
}

/** The way back from a case, or from one of its pages (`within`). */
export function CaseBreadcrumbs({ shown, within = false }: { shown: ShownCase; within?: boolean }) {
  const t = useTranslator();
  const language = useLanguage();
  const { id, subcontractor, template, dueOn } = shown;
  const crumbs: Crumb[] =
    subcontractor === null
      ? [{ to: paths.inspections(), label: t("frame.entries.inspections") }]
      : [
          { to: paths.subcontractors(), label: t("factForms.subcontractors") },
          { to: paths.subcontractorTab(subcontractor.key, "inspections"), label: subcontractor.name },
        ];
  const itself = {
    to: paths.inspection(id),
    label: t("judging.lede", { template: template[language], date: formatDate(language, dueOn) }),
  };
  return <Breadcrumbs label={t("factForms.breadcrumbs")} crumbs={within ? [...crumbs, itself] : crumbs} />;
}
