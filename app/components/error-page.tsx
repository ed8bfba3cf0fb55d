import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { rolesWith } from "~/domain/permissions/can";
import { type Permission, permissions } from "~/domain/permissions/matrix";
import { formatList } from "~/i18n/format";
import { paths } from "~/paths";
import type { Translator } from "~/i18n/translator";
import { useLanguage, useTranslator } from "./language";

const kindOf = (error: unknown) => {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  if (status === 401) return "signedOut";
  if (status === 403) return "forbidden";
  if (status === 404 || status === 405) return "missing";
  if (status === 507) return "full";
  return status === 503 ? "unavailable" : "fault";
};

export const errorTitle = (error: unknown, t: Translator) => t(`errorPage.${kindOf(error)}.title`);

/** The title of the page that {@link ErrorPage} stands on. */
export function ErrorTitle() {
  const t = useTranslator();
  return <title>{`${errorTitle(useRouteError(), t)} · Tilsyn`}</title>;
}

/** What the reader is not trusted with; null where it was something else. */
function neededIn(error: unknown): Permission | null {
  if (!isRouteErrorResponse(error) || error.status !== 403) return null;
  const { needed } = (error.data ?? {}) as { needed?: unknown };
  return permissions.find((permission) => permission === needed) ?? null;
}

/** Which roles are trusted with it, and that an administrator gives them. */
function RolesNeeded({ needed }: { needed: Permission }) {
  const t = useTranslator();
  const language = useLanguage();
  const roles = rolesWith(needed).map((role) => t(`access.role.${role}`));
  return (
    <p>{t("errorPage.rolesNeeded", { what: t(`access.permission.${needed}`), roles: formatList(language, roles, "or") })}</p>
  );
}

/** What went wrong and what to do now. Plain links: the next page is to come from the server, whatever went wrong here. */
export function ErrorMessage({ error }: { error: unknown }) {
  const t = useTranslator();
  const kind = kindOf(error);
  const needed = neededIn(error);
  return (
    <>
      <h1>{t(`errorPage.${kind}.title`)}</h1>
      {needed === null ? <p>{t(`errorPage.${kind}.text`)}</p> : <RolesNeeded needed={needed} />}
      <p>
        {kind === "signedOut" ? (
          <a className="button button-primary" href={paths.signIn()}>
            {t("errorPage.toSignIn")}
          </a>
        ) : (
          <a className="button button-primary" href={paths.overview()}>
            {t("errorPage.toOverview")}
          </a>
        )}
      </p>
    </>
  );
}

/** What a route's error boundary shows where nothing else of the page stands. */
export function ErrorPage() {
  return (
    <main className="narrow-page" id="content">
      <ErrorMessage error={useRouteError()} />
    </main>
  );
}
