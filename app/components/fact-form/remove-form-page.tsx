import { useActionData, useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { useTranslator } from "~/components/language";
import { PageTitle } from "~/components/ui/page";
import { FormBreadcrumbs, GonePage } from "./fact-form-page";
import { ProblemSummary } from "./problem-summary";
import type { RefusedRemoval } from "./removal";
import { RemovalForm } from "./removal-form";
import type { RemovePage } from "./remove-page";

function Lines({ page }: { page: RemovePage }) {
  const t = useTranslator();
  const heading = page.typedName === null ? t("factForms.remove.what") : t("factForms.remove.withAll", { name: page.typedName });
  return (
    <section className="card">
      <h2>{heading}</h2>
      {page.lines.length === 0 ? <p>{t("factForms.remove.nothing")}</p> : null}
      <dl className="definition-list">
        {page.lines.map(({ label, text }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

/** The page of everything that can be removed: its data is the loader's `RemovePage` and the action's `RefusedRemoval`. */
export function RemoveFormPage() {
  const t = useTranslator();
  const page = useLoaderData<RemovePage>() as RemovePage;
  const refused = useActionData<RefusedRemoval>() as RefusedRemoval | undefined;
  const problems = refused?.problems ?? [];
  if (page.gone) return <GonePage page={page} />;
  const { blockers, back } = page;
  return (
    <div className="form-page">
      <FormBreadcrumbs of={page.of} />
      <PageTitle>{page.title}</PageTitle>
      <ProblemSummary problems={problems} />
      <Lines page={page} />
      {blockers.length > 0 ? (
        <section className="blockers">
          <h2>{t("factForms.remove.blocked")}</h2>
          <p>{t("factForms.remove.blockedText")}</p>
          <ul>
            {blockers.map(({ label, path }) => (
              <li key={path}>
                <a href={path}>{label}</a>
              </li>
            ))}
          </ul>
          <p>
            <a className="button" href={back}>
              {t("factForms.goneBack")}
            </a>
          </p>
        </section>
      ) : (
        <RemovalForm page={page} refused={refused} />
      )}
    </div>
  );
}
