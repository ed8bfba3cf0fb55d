import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { AllowedLink } from "~/components/allowed-link";
import { useLanguage, useTranslator } from "~/components/language";
import { Breadcrumbs, PageTitle } from "~/components/ui/page";
import { formatDate, listTerms } from "~/i18n/format";
import { paths } from "~/paths";
import { deadlineText } from "~/i18n/deadline-text";
import { LightBadge } from "../light-badge";
import { dayInLinks, type SubcontractorData } from "./subcontractor-data";
import "./subcontractor.css";

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Who it is, how it stands, who looks after it here and what comes next. */
export function SubcontractorHeader({ data }: { data: SubcontractorData }) {
  const t = useTranslator();
  const language = useLanguage();
  const { facts, light, kinds, roles, nextDeadline, above } = data;
  const on = dayInLinks(data);
  const engager = above[0];
  return (
    <header className="subcontractor-header">
      <Breadcrumbs
        label={t("factForms.breadcrumbs")}
        crumbs={[
          { to: paths.subcontractors({ on }), label: t("factForms.subcontractors") },
          ...[...above].reverse().map(({ key, name }) => ({ to: paths.subcontractor(key, { on }), label: name })),
        ]}
      />
      <PageTitle
        actions={
          <>
            <AllowedLink className="button" to={paths.packs({ keys: facts.key, on })}>
              {t("packs.one.offer")}
            </AllowedLink>
            <AllowedLink plain className="button" to={paths.editSubcontractor(facts.key, { on })}>
              {t("subcontractor.edit")}
            </AllowedLink>
          </>
        }
      >
        {facts.name}
      </PageTitle>
      <dl className="glance">
        <div>
          <dt className="visually-hidden">{t("subcontractor.state")}</dt>
          <dd>
            <LightBadge light={light} />
          </dd>
        </div>
        {roles.length === 0 ? null : (
          <Fact label={t("subcontractor.role")}>
            {listTerms(
              language,
              roles.map((role) => (role === null ? t("subcontractor.roleUndetermined") : t(`terms.serviceRole.${role}`))),
            )}
          </Fact>
        )}
        {kinds.length === 0 ? null : (
          <Fact label={t("subcontractor.delivers")}>
            {listTerms(
              language,
              kinds.map((kind) => t(`terms.serviceKind.${kind}`)),
            )}
          </Fact>
        )}
        <Fact label={t("subcontractor.criticality")}>{t(`terms.severity.${facts.criticality}`)}</Fact>
        {facts.status === "active" ? null : (
          <Fact label={t("fields.subcontractor.status")}>{t(`terms.status.${facts.status}`)}</Fact>
        )}
        {engager === undefined ? null : (
          <Fact label={t("subcontractor.engagedBy")}>
            <Link to={paths.subcontractor(engager.key, { on })}>{engager.name}</Link>
          </Fact>
        )}
        <Fact label={t("subcontractor.owner")}>{facts.owner ?? <span className="muted">{t("subcontractor.noOwner")}</span>}</Fact>
        <Fact label={t("subcontractor.nextDeadline")}>
          {nextDeadline === null ? (
            <span className="muted">{t("subcontractor.noDeadline")}</span>
          ) : (
            <>
              {formatDate(language, nextDeadline.on)} <span className="muted">{deadlineText(nextDeadline, language)}</span>
            </>
          )}
        </Fact>
      </dl>
    </header>
  );
}
