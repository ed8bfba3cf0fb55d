import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { ChangeTable } from "~/components/change/change-table";
import { useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { Section } from "~/components/subcontractor/section";
import { EmptyState, PageTitle } from "~/components/ui/page";
import { showChanges } from "~/services/change-notice/show-changes.server";

export const meta = titled((t) => t("changes.title"));

export async function loader({ context: load }: LoaderFunctionArgs) {
  const changes = await showChanges(requestContextOf(load).context, null);
  const isOpen = ({ state }: { state: string }) => state !== "settled";
  return json({ open: changes.filter(isOpen), settled: changes.filter((change) => !isOpen(change)) });
}

export default function Changes() {
  const t = useTranslator();
  const { open, settled } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle lede={t("changes.lede")}>{t("changes.title")}</PageTitle>
      <Section title={t("changes.open")}>
        {open.length === 0 ? (
          <EmptyState title={t("changes.empty.title")}>{t("changes.empty.text")}</EmptyState>
        ) : (
          <ChangeTable changes={open} withName />
        )}
      </Section>
      {settled.length === 0 ? null : (
        <Section title={t("changes.settled")}>
          <ChangeTable changes={settled} withName />
        </Section>
      )}
    </>
  );
}
