import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { useTranslator } from "~/components/language";
import { MailTable } from "~/components/mail-table";
import { titled } from "~/components/page-meta";
import { Section } from "~/components/subcontractor/section";
import { Breadcrumbs, PageTitle } from "~/components/ui/page";
import { paths } from "~/paths";
import { showMails } from "~/services/mail/show-mails.server";

export const meta = titled((t) => t("mailList.title"));

export const loader = async ({ context: load }: LoaderFunctionArgs) => json(await showMails(requestContextOf(load).context));

export default function Mails() {
  const t = useTranslator();
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <Breadcrumbs label={t("factForms.breadcrumbs")} crumbs={[{ to: paths.settings(), label: t("settings.title") }]} />
      <PageTitle lede={t("mailList.lede")}>{t("mailList.title")}</PageTitle>
      {page.canSend ? null : <p className="notice notice-warning">{t("mailList.noServer")}</p>}
      <p className="notice">{t("mailList.bounces")}</p>
      {(["refused", "waiting", "sent"] as const).map((state) => (
        <Section key={state} title={t(`mailList.${state}`)}>
          <MailTable state={state} mails={page[state]} timeZone={page.timeZone} />
        </Section>
      ))}
    </>
  );
}
