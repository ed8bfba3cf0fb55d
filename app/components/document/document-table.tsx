import { Link } from "@remix-run/react";
import { useLanguage, useTranslator } from "~/components/language";
import { formatDate } from "~/i18n/format";
import { sizeText } from "~/i18n/size-text";
import { paths } from "~/paths";
import type { DocumentContent } from "./document-content";
import { DocumentMarks } from "./document-marks";
import { DocumentThumbnail } from "./document-thumbnail";

/** `1,4 MB`. */
export function useSize(): (sizeBytes: number) => string {
  const language = useLanguage();
  return (sizeBytes) => sizeText(language, sizeBytes);
}

export interface ListedDocument extends DocumentContent {
  /** What it belongs to, where the list holds those of several. */
  of?: { name: string; fact: string };
}

/** Documents one below the other: what, when, how they stand. */
export function DocumentTable({ caption, documents }: { caption: string; documents: readonly ListedDocument[] }) {
  const t = useTranslator();
  const language = useLanguage();
  const size = useSize();
  return (
    <table className="table table-stacked">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("documents.columns.file")}</th>
          <th scope="col">{t("documents.columns.part")}</th>
          <th scope="col">{t("documents.columns.uploaded")}</th>
          <th scope="col">{t("documents.columns.state")}</th>
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => {
          const [newest] = document.versions;
          if (newest === undefined) return null;
          const about = [
            size(newest.sizeBytes),
            ...(newest.number > 1 ? [t("documents.version", { number: newest.number })] : []),
          ];
          return (
            <tr key={document.id}>
              <th scope="row" data-label={t("documents.columns.file")}>
                <span className="document-named">
                  <DocumentThumbnail document={document} />
                  <span>
                    <Link className="row-title break-all" to={paths.document(document.id)}>
                      {newest.fileName}
                    </Link>
                    <span className="facts-line row-facts">
                      {[...(document.of === undefined ? [] : [document.of.name, document.of.fact]), ...about].map((text) => (
                        <span key={text}>{text}</span>
                      ))}
                    </span>
                  </span>
                </span>
              </th>
              <td data-label={t("documents.columns.part")}>{t(`documents.part.${document.part}`)}</td>
              <td data-label={t("documents.columns.uploaded")}>
                {formatDate(language, newest.uploadedAt.slice(0, 10))}
                {newest.uploadedBy === null ? null : <span className="muted"> {newest.uploadedBy}</span>}
              </td>
              <td data-label={t("documents.columns.state")}>
                <DocumentMarks document={document} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
