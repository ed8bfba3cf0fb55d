import { useLanguage, useTranslator } from "~/components/language";
import { MailedCodeForm } from "~/components/mailed-code-form";
import { formatDate } from "~/i18n/format";
import { paths } from "~/paths";
import type { ShownLink } from "~/services/portal/shown-visit";
import { PortalFrame } from "./portal-frame";
import { PrivacyNotice } from "./privacy-notice";

/** Something asked for with one button. */
function Ask({ for: what, primary, children }: { for: "code" | "link"; primary: boolean; children: string }) {
  return (
    <form method="post">
      <button className={primary ? "button button-primary" : "button button-quiet"} type="submit" name="ask" value={what}>
        {children}
      </button>
    </form>
  );
}

function Said({ said, email }: { said: string | null; email: string }) {
  const t = useTranslator();
  const good = { sent: t("portal.link.sent"), fresh: t("portal.link.freshSent", { email }) }[said ?? ""];
  const bad = { wrong: t("portal.link.wrong"), "too-many": t("portal.link.tooMany") }[said ?? ""];
  if (good !== undefined)
    return (
      <p className="notice notice-ok" role="status">
        {good}
      </p>
    );
  return bad === undefined ? null : (
    <p className="notice" role="alert">
      {bad}
    </p>
  );
}

interface LinkPageProps {
  /** Null where the link leads nowhere, or where somebody came without one. */
  shown: ShownLink | null;
  token: string;
  said: string | null;
}

/** Where the link of a mail leads: it says who asks, and lets in for a code. */
export function LinkPage({ shown, token, said }: LinkPageProps) {
  const t = useTranslator();
  const language = useLanguage();
  if (shown === null && said === "declined")
    return (
      <PortalFrame title={t("portal.notMe.doneTitle")}>
        <p>{t("portal.notMe.done")}</p>
      </PortalFrame>
    );
  if (shown === null) {
    const isDead = token !== "";
    return (
      <PortalFrame title={t(isDead ? "portal.deadTitle" : "portal.noVisitTitle")}>
        <p>{t(isDead ? "portal.dead" : "portal.noVisit")}</p>
      </PortalFrame>
    );
  }
  const { organisation, subcontractor, dueOn, askedBy, askedPhone, email, state, isCodeSent } = shown;
  const asker = { organisation, name: askedBy ?? "" };
  return (
    <PortalFrame organisation={organisation} title={t("portal.title", { organisation })}>
      <p>{t("portal.link.intro", { organisation, subcontractor, date: formatDate(language, dueOn) })}</p>
      {askedBy === null ? null : (
        <p>
          {askedPhone === null ? t("portal.link.asker", asker) : t("portal.link.askerPhone", { ...asker, phone: askedPhone })}
        </p>
      )}
      <Said said={state === "ended" && said === "too-many" ? null : said} email={email} />
      {state === "ended" ? (
        <>
          <p>{said === "too-many" ? t("portal.link.freshTooMany", { email }) : t("portal.link.ended", { email })}</p>
          <Ask for="link" primary>
            {t("portal.link.fresh")}
          </Ask>
        </>
      ) : (
        <>
          {isCodeSent ? (
            <MailedCodeForm
              action={paths.portalEnter()}
              token={token}
              label={t("portal.link.typed")}
              hint={t("portal.link.typedHint")}
              submit={t("portal.link.enter")}
            />
          ) : (
            <p>{t("portal.link.code", { email })}</p>
          )}
          <Ask for="code" primary={!isCodeSent}>
            {t(isCodeSent ? "portal.link.again" : "portal.link.send")}
          </Ask>
        </>
      )}
      <PrivacyNotice organisation={organisation} />
    </PortalFrame>
  );
}
