import { Names } from "~/components/fact-form/choices";
import type { DocumentList, DocumentPart } from "~/domain/document/document";
import type { Agreement, Evidence } from "~/domain/portfolio";
import type { Language } from "~/i18n/translator";
import { documentContent } from "./document-content";
import type { ListedDocument } from "./document-table";

type Source = Parameters<typeof documentContent>[0] & { list: DocumentList; part: DocumentPart };

/** Documents of several subcontractors as their list shows them. */
export async function listedDocuments(
  documents: readonly { document: Source; name: string; fact: Agreement | Evidence | null }[],
  accounts: Readonly<Record<string, string>>,
  language: Language,
  readingOf: (sha256: string) => Promise<Parameters<typeof documentContent>[2]>,
): Promise<ListedDocument[]> {
  const names = new Names(language);
  const nameOf = (list: DocumentList, fact: Agreement | Evidence | null) => {
    if (fact === null) return "";
    return list === "agreements" ? names.agreement(fact as Agreement) : names.evidence(fact as Evidence);
  };
  return Promise.all(
    documents.map(async ({ document, name, fact }) => ({
      ...documentContent(document, accounts, await readingOf(document.versions[0]?.sha256 ?? "")),
      of: { name, fact: nameOf(document.list, fact) },
    })),
  );
}
