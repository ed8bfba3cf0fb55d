import { Form } from "@remix-run/react";
import { formatInstant } from "~/i18n/format";
import { paths } from "~/paths";
import type { ShownMail } from "~/services/mail/shown-mails";
import { useLanguage, useTranslator } from "./language";

interface MailTableProps {
  state: "waiting" | "refused" | "sent";
  mails: readonly ShownMail[];
  timeZone: string;
}

/** Mails of one state, newest first; a refused one can be sent again. */
export function MailTable({ state, mails, timeZone }: MailTableProps) {
  const t = useTranslator();
  const language = useLanguage();
  const time = (instant: string) => formatInstant(language, instant, timeZone);
  if (mails.length === 0) return <p className="muted">{t(`mailList.none.${state}`)}</p>;
  return (
    <div className="table-scroll">
      <table className="table">
        <caption className="visually-hidden">{t(`mailList.${state}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t("mailList.columns.purpose")}</th>
            <th scope="col">{t("mailList.columns.to")}</th>
            <th scope="col">{t("mailList.columns.at")}</th>
            {state === "sent" ? null : <th scope="col">{t("mailList.columns.answer")}</th>}
            {state === "refused" ? <th scope="col">{t("mailList.columns.act")}</th> : null}
          </tr>
        </thead>
        <tbody>
          {mails.map(({ id, purpose, to, createdAt, sentAt, nextAt, attempts, answer }) => (
            <tr key={id}>
              <td>{t(`mailList.purposes.${purpose}`)}</td>
              <td>{to ?? <span className="muted">{t("mailList.unknown")}</span>}</td>
              <td>{time(sentAt ?? createdAt)}</td>
              {state === "sent" ? null : (
                <td>
                  <span className="cell-lines">
                    <span>{answer}</span>
                    {state === "waiting" && attempts > 0 ? (
                      <span className="row-facts">{t("mailList.next", { time: time(nextAt) })}</span>
                    ) : null}
                  </span>
                </td>
              )}
              {state === "refused" ? (
                <td>
                  <Form method="post" action={paths.retryMail(id)} reloadDocument>
                    <button className="button" type="submit">
                      {t("mailList.retry")}
                    </button>
                  </Form>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
