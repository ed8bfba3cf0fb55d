import { Link } from "@remix-run/react";
import type { DocumentList } from "~/domain/document/document";
import type { AgreementKind, EvidenceKind } from "~/domain/portfolio";
import type { TextPart } from "~/domain/search/excerpt";
import type { Translator } from "~/i18n/translator";
import { paths } from "~/paths";
import type { DocumentHit, FactHit, SubcontractorHit } from "~/services/search/search-content";
import { useTranslator } from "./language";

/** Text with what was searched for marked. */
function Marked({ parts }: { parts: readonly TextPart[] }) {
  let at = 0;
  return parts.map(({ text, isHit }) => {
    const key = at;
    at += text.length;
    return isHit ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
  });
}

const kindText = (t: Translator, list: DocumentList, kind: AgreementKind | EvidenceKind) =>
  list === "agreements" ? t(`terms.agreementKind.${kind as AgreementKind}`) : t(`terms.evidenceKind.${kind as EvidenceKind}`);

export function SubcontractorHitRow({ hit: { key, name, registrationNumber } }: { hit: SubcontractorHit }) {
  return (
    <li>
      <Link className="row-title" to={paths.subcontractor(key)}>
        <Marked parts={name} />
      </Link>
      {registrationNumber === null ? null : <p className="facts-line">{registrationNumber}</p>}
    </li>
  );
}

export function FactHitRow({ hit }: { hit: FactHit }) {
  const t = useTranslator();
  const { list, kind, title, subcontractorKey, subcontractorName } = hit;
  const kindName = kindText(t, list, kind);
  return (
    <li>
      <Link className="row-title" to={paths.subcontractorTab(subcontractorKey, list)}>
        {title === null ? kindName : <Marked parts={title} />}
      </Link>
      <p className="facts-line">
        {title === null ? null : <span>{kindName}</span>}
        <span>{subcontractorName}</span>
      </p>
    </li>
  );
}

export function DocumentHitRow({ hit }: { hit: DocumentHit }) {
  const t = useTranslator();
  const { documentId, number, isOlder, fileName, list, fact, subcontractorName, pages, morePages } = hit;
  const to = (page: number) => paths.document(documentId, { page, version: isOlder ? number : null });
  return (
    <li>
      <Link className="row-title" to={to(pages[0]?.page ?? 1)}>
        {fileName}
      </Link>
      <p className="facts-line">
        {isOlder ? <span>{t("search.older", { number })}</span> : null}
        <span>{fact === null ? t(`search.gone.${list}`) : (fact.title ?? kindText(t, list, fact.kind))}</span>
        <span>{subcontractorName}</span>
      </p>
      <ul className="excerpts">
        {pages.map(({ page, excerpt }) => (
          <li key={page}>
            <Link to={to(page)} aria-label={`${fileName}, ${t("search.page", { page })}`}>
              {t("search.page", { page })}
            </Link>
            <p>
              <Marked parts={excerpt} />
            </p>
          </li>
        ))}
      </ul>
      {morePages === 0 ? null : <p className="hint">{t("search.morePages", { count: morePages })}</p>}
    </li>
  );
}
