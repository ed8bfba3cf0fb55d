import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { ChangeDetails } from "~/components/change/change-page";
import { FormBreadcrumbs } from "~/components/fact-form/fact-form-page";
import { useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { PageTitle } from "~/components/ui/page";
import { showChange } from "~/services/change-notice/show-changes.server";

export const meta = titled((t) => t("changes.one"));

export async function loader({ params: { key = "", id = "" }, context: load }: LoaderFunctionArgs) {
  const page = await showChange(requestContextOf(load).context, key, id);
  if (page === null) throw new Response(null, { status: 404 });
  return json(page);
}

export default function AnnouncedChange() {
  const t = useTranslator();
  const page = useLoaderData<typeof loader>();
  return (
    <div className="form-page">
      <FormBreadcrumbs of={page.change.subcontractor} />
      <PageTitle>{page.change.name ?? t(`changes.kind.${page.change.kind}`)}</PageTitle>
      <ChangeDetails page={page} />
    </div>
  );
}
