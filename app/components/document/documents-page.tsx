import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslator } from "~/components/language";
import { useMay } from "~/components/may";
import { Breadcrumbs, EmptyState, PageTitle } from "~/components/ui/page";
import type { DocumentList } from "~/domain/document/document";
import { paths } from "~/paths";
import type { DocumentContent } from "./document-content";
import { DocumentTable } from "./document-table";
import { UploadBox } from "./upload-box";
import type { UploadOutcome } from "./upload-outcome";
import "./document.css";

interface DocumentsData {
  of: { key: string; name: string };
  list: DocumentList;
  fact: { key: string; name: string };
  documents: DocumentContent[];
}

const routeId = "routes/_app.subcontractors.$key_.$list.$fact.documents";

/** The files of one agreement or evidence, and the box that takes more. */
export function DocumentsPage() {
  const t = useTranslator();
  const may = useMay();
  const { of, list, fact, documents } = useLoaderData<DocumentsData>() as DocumentsData;
  const outcomes = (useActionData() as { outcomes?: UploadOutcome[] } | undefined)?.outcomes ?? [];
  return (
    <div className="stack">
      <div>
        <Breadcrumbs
          label={t("factForms.breadcrumbs")}
          crumbs={[
            { to: paths.subcontractors(), label: t("factForms.subcontractors") },
            { to: paths.subcontractor(of.key), label: of.name },
            { to: paths.subcontractorTab(of.key, list), label: t(`fields.subcontractor.${list}`) },
          ]}
        />
        <PageTitle lede={t("documents.lede")}>{t("documents.of", { name: fact.name })}</PageTitle>
      </div>
      {may.do("documents.write") ? (
        <UploadBox
          action={paths.documentsOf(of.key, list, fact.key)}
          routeId={routeId}
          outcomes={outcomes}
          versionsOf={documents.map(({ id, versions }) => ({ id, name: versions[0]?.fileName ?? "" }))}
        />
      ) : null}
      {documents.length === 0 ? (
        <EmptyState title={t("documents.empty.title")}>{t("documents.empty.text")}</EmptyState>
      ) : (
        <DocumentTable caption={t("documents.of", { name: fact.name })} documents={documents} />
      )}
    </div>
  );
}
