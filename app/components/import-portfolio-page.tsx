import { Form } from "@remix-run/react";
import type { Organisation } from "~/domain/portfolio";
import { termDifferences } from "~/i18n/term-in-words";
import { paths } from "~/paths";
import type { PortfolioPage } from "~/services/portfolio/portfolio-page";
import { importPaths } from "./import-paths";
import { ImportWords } from "./import-words";
import { useLanguage, useTranslator } from "./language";

function OrganisationChange({ change }: { change: NonNullable<PortfolioPage["organisation"]> }) {
  const t = useTranslator();
  const language = useLanguage();
  const plain = ["name", "promise", "timeZone"] as const;
  const shown = (field: (typeof plain)[number], { [field]: value }: Organisation) =>
    field === "promise" ? t(`terms.promise.${value as Organisation["promise"]}`) : value;
  const lines = [
    ...plain
      .filter((field) => change.before[field] !== change.after[field])
      .map((field) => ({
        label: t(`fields.organisation.${field}`),
        before: shown(field, change.before),
        after: shown(field, change.after),
      })),
    ...termDifferences(language, change.before.customerTerms ?? null, change.after.customerTerms ?? null).map(
      ({ term, before, after }) => ({
        label: `${t("fields.organisation.customerTerms")}: ${t(`terms.term.${term}`)}`,
        before: before ?? t("flowDown.unset"),
        after: after ?? t("flowDown.unset"),
      }),
    ),
  ];
  return (
    <>
      <p>{t("importing.portfolio.organisationText")}</p>
      <table className="table table-stacked">
        <thead>
          <tr>
            <th scope="col">{t("importing.portfolio.field")}</th>
            <th scope="col">{t("importing.portfolio.before")}</th>
            <th scope="col">{t("importing.portfolio.after")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, before, after }) => (
            <tr key={label}>
              <th scope="row" data-label={t("importing.portfolio.field")}>
                {label}
              </th>
              <td data-label={t("importing.portfolio.before")}>{before}</td>
              <td data-label={t("importing.portfolio.after")}>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Counts({ portfolio: { subcontractors, facts } }: { portfolio: PortfolioPage }) {
  const t = useTranslator();
  const parts = ["new", "changed", "unchanged", "removed"] as const;
  const lines = [
    { what: t("importing.portfolio.subcontractors"), counts: { ...subcontractors, removed: 0 } },
    { what: t("importing.portfolio.facts"), counts: facts },
  ];
  return (
    <section aria-labelledby="counts" className="stack">
      <h2 id="counts">{t("importing.portfolio.counts")}</h2>
      <table className="table table-stacked max-w-2xl">
        <thead>
          <tr>
            <th scope="col">{t("importing.portfolio.what")}</th>
            {parts.map((part) => (
              <th key={part} scope="col" className="md:text-right">
                {t(`importing.portfolio.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ what, counts }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              {parts.map((part) => (
                <td key={part} className="md:text-right" data-label={t(`importing.portfolio.${part}`)}>
                  {counts[part]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Removed({ portfolio }: { portfolio: PortfolioPage }) {
  const t = useTranslator();
  const words = new ImportWords(useLanguage());
  const count = portfolio.facts.removed;
  const more = count - portfolio.removed.length;
  return (
    <section aria-labelledby="removed" className="stack">
      <h2 id="removed">{t("importing.portfolio.removedHeading", { count })}</h2>
      <p>{t("importing.portfolio.removedText")}</p>
      <table className="table table-stacked">
        <thead>
          <tr>
            <th scope="col">{t("importing.portfolio.thing")}</th>
            <th scope="col">{t("importing.rows.name")}</th>
          </tr>
        </thead>
        <tbody>
          {portfolio.removed.map((thing, index) => {
            const { noun, name } = words.removed(thing);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: equal contacts may repeat, and the list never changes
              <tr key={index}>
                <th scope="row" data-label={t("importing.portfolio.thing")}>
                  <span>
                    {name} <span className="muted font-normal">({noun})</span>
                  </span>
                </th>
                <td data-label={t("importing.rows.name")}>
                  <a href={paths.subcontractor(thing.subcontractor.key)}>{thing.subcontractor.name}</a>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {more > 0 ? <p className="muted">{t("importing.portfolio.more", { count: more })}</p> : null}
    </section>
  );
}

function Changes({ portfolio: { changes, subcontractors } }: { portfolio: PortfolioPage }) {
  const t = useTranslator();
  if (changes.length === 0) return null;
  const more = subcontractors.new + subcontractors.changed - changes.length;
  return (
    <section aria-labelledby="changes" className="stack">
      <h2 id="changes">{t("importing.portfolio.named")}</h2>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {changes.map(({ key, name, outcome }) => (
          <li key={key}>
            {outcome === "new" ? name : <a href={paths.subcontractor(key)}>{name}</a>}{" "}
            <span className={outcome === "new" ? "badge badge-ok" : "badge badge-medium"}>
              {t(`importing.rows.badges.${outcome}`)}
            </span>
          </li>
        ))}
        {more > 0 ? <li className="muted">{t("importing.portfolio.more", { count: more })}</li> : null}
      </ul>
    </section>
  );
}

function Reason({ reason, problem }: { reason: string; problem: string | null }) {
  const t = useTranslator();
  return (
    <div className="field max-w-2xl">
      <label htmlFor="reason">{t("importing.portfolio.reason")}</label>
      <p className="hint" id="reason-hint">
        {t("importing.portfolio.reasonHint")}
      </p>
      {problem === null ? null : (
        <p className="field-error" id="reason-error">
          {problem}
        </p>
      )}
      <textarea
        id="reason"
        name="reason"
        rows={3}
        maxLength={2000}
        defaultValue={reason}
        required
        aria-invalid={problem === null ? undefined : true}
        aria-describedby={problem === null ? "reason-hint" : "reason-hint reason-error"}
      />
    </div>
  );
}

interface PortfolioPreviewProps {
  id: string;
  portfolio: PortfolioPage;
  /** As typed before, where it was refused. */
  reason: string;
  reasonProblem: string | null;
}

/** What a portfolio would do; it asks for a reason where it would remove something. */
export function PortfolioPreview({ id, portfolio, reason, reasonProblem }: PortfolioPreviewProps) {
  const t = useTranslator();
  const removes = portfolio.facts.removed > 0;
  const isNothing = portfolio.organisation === null && portfolio.changes.length === 0;
  return (
    <Form method="post" action={importPaths.preview(id)} reloadDocument className="grid gap-8">
      <input type="hidden" name="digest" value={portfolio.digest} />
      <section aria-labelledby="organisation" className="stack">
        <h2 id="organisation">{t("importing.portfolio.organisation")}</h2>
        {portfolio.organisation === null ? (
          <p>{t("importing.portfolio.organisationSame")}</p>
        ) : (
          <OrganisationChange change={portfolio.organisation} />
        )}
      </section>
      {isNothing ? <p>{t("importing.preview.nothingText")}</p> : null}
      <Counts portfolio={portfolio} />
      <Changes portfolio={portfolio} />
      {removes ? <Removed portfolio={portfolio} /> : null}
      {removes ? <Reason reason={reason} problem={reasonProblem} /> : null}
      <div className="page-actions">
        {isNothing ? null : (
          <button className="button button-primary" type="submit">
            {t("importing.portfolio.import")}
          </button>
        )}
        <button className="button" type="submit" formAction={importPaths.discard(id)} formNoValidate>
          {t("importing.preview.discard")}
        </button>
      </div>
    </Form>
  );
}
