import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { DocumentTable } from "~/components/document/document-table";
import { listedDocuments } from "~/components/document/listed-documents";
import "~/components/document/document.css";
import { useTranslator } from "~/components/language";
import { EmptyState, PageTitle } from "~/components/ui/page";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { findReadingState } from "~/services/document/read-content.server";
import { showUnreviewedList } from "~/services/document/show-documents.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Tilsyn` }];

export async function loader({ context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const { documents, count, accounts } = await showUnreviewedList(context);
  const listed = await listedDocuments(documents, accounts, language, (sha256) => findReadingState(context, sha256));
  return json({ title: translatorFor(language)("documents.title"), documents: listed, count });
}

export default function Documents() {
  const t = useTranslator();
  const { documents, count } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <PageTitle
        lede={t("documents.unreviewedLede")}
        actions={
          <Link className="button button-quiet" to={paths.documentBin()}>
            {t("documents.bin.title")}
          </Link>
        }
      >
        {count === 0 ? t("documents.title") : t("documents.unreviewed", { count })}
      </PageTitle>
      {documents.length === 0 ? (
        <EmptyState title={t("documents.allReviewed.title")}>{t("documents.allReviewed.text")}</EmptyState>
      ) : (
        <DocumentTable caption={t("documents.unreviewed", { count })} documents={documents} />
      )}
    </div>
  );
}
