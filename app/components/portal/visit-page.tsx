import { useLanguage, useTranslator } from "~/components/language";
import { formatDate, formatList } from "~/i18n/format";
import { paths } from "~/paths";
import type { AroundVisit, ShownVisit, VisitQuestion } from "~/services/portal/shown-visit";
import { LeaveForm } from "./leave-form";
import { PortalFrame } from "./portal-frame";
import { PrivacyNotice } from "./privacy-notice";

const stateOf = ({ isAnswerable, returned, missing }: VisitQuestion) => {
  if (!isAnswerable) return "closed";
  if (returned !== null) return "returned";
  if (missing === null) return "done";
  return missing === "answer" ? "missing" : missing;
};

function Questions({ shown }: { shown: ShownVisit }) {
  const t = useTranslator();
  const language = useLanguage();
  return (
    <ul className="portal-questions">
      {shown.questions.map((asked) => (
        <li key={asked.question.id}>
          <a href={paths.portalQuestion(asked.question.id)}>{asked.question.text[language]}</a>
          <span>{t(`portal.overview.state.${stateOf(asked)}`)}</span>
        </li>
      ))}
    </ul>
  );
}

function Earlier({ earlierOn }: { earlierOn: string }) {
  const t = useTranslator();
  const date = formatDate(useLanguage(), earlierOn);
  return (
    <section>
      <h2>{t("portal.overview.earlier")}</h2>
      <p>{t("portal.overview.earlierText", { date })}</p>
      <form method="post" action={paths.portalStep("earlier")}>
        <button className="button" type="submit">
          {t("portal.overview.earlierTake", { date })}
        </button>
      </form>
    </section>
  );
}

function Introduction({ shown }: { shown: ShownVisit }) {
  const t = useTranslator();
  const language = useLanguage();
  const { organisation, subcontractor, site, askedBy, askedPhone, minutes, questions, isReturned, atHand, moreTimeUntil } = shown;
  const date = formatDate(language, shown.dueOn);
  const open = questions.filter(({ isAnswerable }) => isAnswerable).length;
  const whom = { organisation, subcontractor, date };
  return (
    <>
      <p>{site === null ? t("portal.overview.intro", whom) : t("portal.overview.introSite", { ...whom, site })}</p>
      {isReturned ? (
        <p className="notice">{t("portal.overview.returned", { organisation, count: open })}</p>
      ) : (
        <p>{t("portal.overview.size", { count: open, minutes: String(minutes) })}</p>
      )}
      {atHand === null ? null : (
        <p>
          <strong>{t("portal.overview.atHand")}:</strong> {atHand[language]}
        </p>
      )}
      {askedBy === null ? null : (
        <p>
          {askedPhone === null
            ? t("portal.overview.asker", { name: askedBy })
            : t("portal.overview.askerPhone", { name: askedBy, phone: askedPhone })}
        </p>
      )}
      {moreTimeUntil === null ? null : (
        <p className="notice">
          {t("portal.overview.moreTimeAsked", { organisation, date: formatDate(language, moreTimeUntil) })}
        </p>
      )}
    </>
  );
}

function OtherThings() {
  const t = useTranslator();
  const steps = [
    [paths.portalPdf("questions"), t("portal.overview.blank")],
    [paths.portalStep("forward"), t("portal.overview.forward")],
    [paths.portalStep("more-time"), t("portal.overview.moreTime")],
    [paths.portalStep("change"), t("portal.overview.change")],
    [paths.portalStep("not-me"), t("portal.overview.notMe")],
  ] as const;
  return (
    <section>
      <h2>{t("portal.overview.more")}</h2>
      <ul className="portal-questions">
        {steps.map(([to, label]) => (
          <li key={to}>
            <a href={to}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface VisitPageProps {
  shown: ShownVisit;
  around: AroundVisit;
  said: string | null;
}

/** The first page of a visit: what is asked, what is still missing, and what else can be done. */
export function VisitPage({ shown, around: { colleagues, earlierOn }, said }: VisitPageProps) {
  const t = useTranslator();
  const language = useLanguage();
  const { organisation, questions, next, isReturned } = shown;
  const isBegun = questions.some(({ answer }) => answer !== null);
  const names = colleagues.map(({ name, email }) => name ?? email);
  return (
    <PortalFrame organisation={organisation} title={shown.template[language]}>
      {said === null ? null : (
        <p className="notice notice-ok" role="status">
          {said}
        </p>
      )}
      <Introduction shown={shown} />
      <p className="portal-actions">
        {next === null ? null : (
          <a className="button button-primary" href={paths.portalQuestion(next)}>
            {t(isBegun ? "portal.overview.continue" : "portal.overview.start")}
          </a>
        )}
        <a className={next === null ? "button button-primary" : "button"} href={paths.portalStep("check")}>
          {t("portal.overview.check")}
        </a>
      </p>
      {isReturned || earlierOn === null ? null : <Earlier earlierOn={earlierOn} />}
      <h2>{t("portal.overview.questions")}</h2>
      <Questions shown={shown} />
      <OtherThings />
      {names.length === 0 ? null : <p>{t("portal.overview.colleagues", { list: formatList(language, names) })}</p>}
      <PrivacyNotice organisation={organisation} />
      <LeaveForm />
    </PortalFrame>
  );
}
