import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { listedDocuments } from "~/components/document/listed-documents";
import "~/components/document/document.css";
import { useLanguage, useTranslator } from "~/components/language";
import { useMay } from "~/components/may";
import { Breadcrumbs, EmptyState, PageTitle } from "~/components/ui/page";
import { binDays } from "~/domain/document/document";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { findReadingState } from "~/services/document/read-content.server";
import { showRemovedList } from "~/services/document/show-documents.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Tilsyn` }];

export async function loader({ context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const { documents, accounts } = await showRemovedList(context);
  const listed = await listedDocuments(documents, accounts, language, (sha256) => findReadingState(context, sha256));
  return json({
    title: translatorFor(language)("documents.bin.title"),
    documents: listed.map((document, index) => ({ ...document, retention: documents[index]?.retention ?? null })),
  });
}

export default function Bin() {
  const t = useTranslator();
  const language = useLanguage();
  const may = useMay();
  const { documents } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <div>
        <Breadcrumbs label={t("factForms.breadcrumbs")} crumbs={[{ to: paths.documents(), label: t("documents.title") }]} />
        <PageTitle lede={t("documents.bin.lede", { days: binDays })}>{t("documents.bin.title")}</PageTitle>
      </div>
      {documents.length === 0 ? (
        <EmptyState title={t("documents.bin.empty")} />
      ) : (
        <table className="table table-stacked">
          <caption className="visually-hidden">{t("documents.bin.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("documents.columns.file")}</th>
              <th scope="col">{t("documents.bin.until")}</th>
              <th scope="col">
                <span className="visually-hidden">{t("documents.bin.restore")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {documents.map(({ id, versions: [newest], of, retention }) => (
              <tr key={id}>
                <th scope="row" data-label={t("documents.columns.file")} className="break-all">
                  {newest?.fileName}
                  <span className="facts-line row-facts">
                    <span>{of?.name}</span>
                    <span>{of?.fact}</span>
                  </span>
                </th>
                <td data-label={t("documents.bin.until")}>
                  {retention === null ? null : (
                    <>
                      {retention.from === null ? t("documents.bin.open") : formatDate(language, retention.from)}
                      <span className="facts-line row-facts">{t(`documents.bin.rule.${retention.rule}`)}</span>
                    </>
                  )}
                </td>
                <td>
                  {may.do("documents.write") ? (
                    <Form method="post" action={paths.documentAct(id, "restore")} reloadDocument>
                      <button
                        className="button"
                        type="submit"
                        aria-label={t("documents.bin.restoreNamed", { name: newest?.fileName ?? "" })}
                      >
                        {t("documents.bin.restore")}
                      </button>
                    </Form>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
