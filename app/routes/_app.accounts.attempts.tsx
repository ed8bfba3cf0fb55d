import "~/i18n/further-texts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { EmptyState, PageTitle } from "~/components/ui/page";
import { formatInstant } from "~/i18n/format";
import { paths } from "~/paths";
import { listAttempts } from "~/services/account/list-attempts.server";

export const meta = titled((t) => t("attempts.title"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const before = new URL(request.url).searchParams.get("before");
  const { rows, older, timeZone } = await listAttempts(context, before);
  return {
    rows: rows.map((row) => ({ ...row, at: formatInstant(language, row.at, timeZone) })),
    older,
    isFirst: before === null,
  };
}

export default function Attempts() {
  const t = useTranslator();
  const { rows, older, isFirst } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle lede={t("attempts.lede")}>{t("attempts.title")}</PageTitle>
      {rows.length === 0 ? (
        <EmptyState title={t("attempts.none")}>{t("attempts.noneText")}</EmptyState>
      ) : (
        <table className="table table-stacked">
          <thead>
            <tr>
              <th scope="col">{t("attempts.at")}</th>
              <th scope="col">{t("attempts.account")}</th>
              <th scope="col">{t("attempts.step")}</th>
              <th scope="col">{t("attempts.network")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.at}</th>
                <td data-label={t("attempts.account")}>{row.name ?? t("attempts.nobody")}</td>
                <td data-label={t("attempts.step")}>{t(`attempts.steps.${row.step}`)}</td>
                <td data-label={t("attempts.network")}>{row.network}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="page-actions">
        {isFirst ? null : (
          <Link className="button" to={paths.failedAttempts()}>
            {t("attempts.newest")}
          </Link>
        )}
        {older === null ? null : (
          <Link className="button" to={paths.failedAttempts({ before: older })}>
            {t("attempts.older")}
          </Link>
        )}
      </div>
    </>
  );
}
