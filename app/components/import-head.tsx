import type { ReactNode } from "react";
import { paths } from "~/paths";
import { AllowedLink } from "./allowed-link";
import { useTranslator } from "./language";
import { Breadcrumbs, PageTitle } from "./ui/page";

/** The head of the pages beneath the import page. */
export function ImportHead({ title, lede }: { title: string; lede: ReactNode }) {
  const t = useTranslator();
  return (
    <>
      <Breadcrumbs label={t("factForms.breadcrumbs")} crumbs={[{ to: paths.imports(), label: t("importing.crumb") }]} />
      <PageTitle lede={lede}>{title}</PageTitle>
    </>
  );
}

/** While the demo is loaded nothing of one's own can be imported. */
export function DemoNotice() {
  const t = useTranslator();
  return (
    <div className="notice notice-warning">
      <p>{t("importing.demo")}</p>
      <AllowedLink plain className="button button-primary" to={paths.removeDemo()}>
        {t("importing.removeDemo")}
      </AllowedLink>
    </div>
  );
}
