import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { AllowedLink } from "~/components/allowed-link";
import { useLanguage, useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { FactTable } from "~/components/subcontractor/fact-table";
import { Breadcrumbs, EmptyState, PageTitle } from "~/components/ui/page";
import { formatDate } from "~/i18n/format";
import { paths } from "~/paths";
import { listOwnTemplates } from "~/services/inspection/save-template.server";

export const meta = titled((t) => t("supervising.templates.title"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const saved = new URL(request.url).searchParams.has("saved");
  return json({ templates: await listOwnTemplates(requestContextOf(load).context), saved });
}

export default function Templates() {
  const t = useTranslator();
  const language = useLanguage();
  const { templates, saved } = useLoaderData<typeof loader>();
  const title = t("supervising.templates.title");
  const add = (
    <AllowedLink className="button button-primary" to={paths.newTemplate()}>
      {t("supervising.templates.new")}
    </AllowedLink>
  );
  return (
    <>
      <Breadcrumbs label={t("factForms.breadcrumbs")} crumbs={[{ to: paths.inspections(), label: t("inspecting.title") }]} />
      <PageTitle lede={t("supervising.templates.lede")} actions={templates.length === 0 ? undefined : add}>
        {title}
      </PageTitle>
      {saved ? (
        <p className="notice notice-ok" role="status">
          {t("supervising.templates.saved")}
        </p>
      ) : null}
      {templates.length === 0 ? (
        <EmptyState title={t("supervising.templates.none")} actions={add}>
          {t("supervising.templates.noneText")}
        </EmptyState>
      ) : (
        <FactTable
          caption={t("supervising.templates.caption")}
          rows={templates}
          keyOf={({ key }) => key}
          columns={[
            {
              label: t("supervising.templates.columns.name"),
              cell: ({ name, isArchived }) => (
                <>
                  {name[language]}{" "}
                  {isArchived ? <span className="badge badge-grey">{t("supervising.templates.archived")}</span> : null}
                </>
              ),
            },
            { label: t("supervising.templates.columns.questions"), cell: ({ questions }) => String(questions) },
            {
              label: t("supervising.templates.columns.target"),
              cell: ({ target }) => t(`supervising.templates.target.${target}`),
            },
            { label: t("supervising.templates.columns.version"), cell: ({ version }) => String(version) },
            {
              label: t("supervising.templates.columns.savedOn"),
              unbroken: true,
              cell: ({ savedAt }) => formatDate(language, savedAt.slice(0, 10)),
            },
          ]}
          actions={({ key, name, isArchived }) =>
            isArchived ? null : (
              <span className="template-steps">
                {(["edit", "archive"] as const).map((act) => (
                  <AllowedLink key={act} className="button button-quiet" to={paths.templateAct(key, act)}>
                    {t(`supervising.templates.${act}`)}
                    <span className="visually-hidden">{` ${name[language]}`}</span>
                  </AllowedLink>
                ))}
              </span>
            )
          }
        />
      )}
    </>
  );
}
