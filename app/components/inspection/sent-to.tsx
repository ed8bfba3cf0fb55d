import { Form } from "@remix-run/react";
import { AllowedLink } from "~/components/allowed-link";
import { useLanguage, useTranslator } from "~/components/language";
import { useMay } from "~/components/may";
import { Section } from "~/components/subcontractor/section";
import { isDoable } from "~/domain/inspection/inspection-case";
import { formatDate } from "~/i18n/format";
import { paths } from "~/paths";
import type { ShownCase, ShownInvitation } from "~/services/inspection/shown-case";

function useStateText() {
  const t = useTranslator();
  const language = useLanguage();
  const on = (instant: string) => formatDate(language, instant.slice(0, 10));
  return ({ state, openedAt, declineReason, moreTime, forwardedBy }: ShownInvitation): string => {
    const now =
      state === "declined"
        ? declineReason === null
          ? t("sending.state.declinedPlain")
          : t("sending.state.declined", { reason: declineReason })
        : state !== "open"
          ? t(`sending.state.${state}`)
          : openedAt === null
            ? t("sending.state.sent")
            : t("sending.state.opened", { date: on(openedAt) });
    const more =
      moreTime === null
        ? []
        : [t("sending.state.moreTime", { date: formatDate(language, moreTime.until), reason: moreTime.reason })];
    const from = forwardedBy === null ? [] : [t("sending.forwardedBy", { name: forwardedBy })];
    return [now, ...more, ...from].join(" · ");
  };
}

/** Whom a case was sent to, and what has come of it. */
export function SentTo({ shown }: { shown: ShownCase }) {
  const t = useTranslator();
  const language = useLanguage();
  const may = useMay();
  const stateText = useStateText();
  const { id, state, invitations, submitted } = shown;
  if (invitations.length === 0) return null;
  const isOpen = isDoable("assess", state) && may.do("inspections.write");
  return (
    <Section
      title={t("sending.sentTo")}
      action={
        isOpen ? (
          <span className="page-actions">
            <AllowedLink className="button" to={paths.moveDueDate(id)}>
              {t("sending.due")}
            </AllowedLink>
            {invitations.some((one) => one.state === "open") ? (
              <Form method="post" action={paths.revokeLinks(id)} reloadDocument>
                <button className="button button-quiet" type="submit">
                  {t("sending.revoke")}
                </button>
              </Form>
            ) : null}
          </span>
        ) : undefined
      }
    >
      {submitted === null ? null : (
        <p>
          {t("sending.state.submitted", {
            date: formatDate(language, submitted.at.slice(0, 10)),
            name: submitted.name ?? "",
            as: submitted.title ?? "",
          })}
        </p>
      )}
      <table className="table table-stacked">
        <caption className="visually-hidden">{t("sending.sentTo")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("sending.columns.who")}</th>
            <th scope="col">{t("sending.columns.sent")}</th>
            <th scope="col">{t("sending.columns.state")}</th>
          </tr>
        </thead>
        <tbody>
          {invitations.map((one) => (
            <tr key={one.id}>
              <th scope="row" className="break-all">
                {one.name === null ? one.email : `${one.name} (${one.email})`}
              </th>
              <td data-label={t("sending.columns.sent")}>{formatDate(language, one.sentAt.slice(0, 10))}</td>
              <td data-label={t("sending.columns.state")}>{stateText(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
