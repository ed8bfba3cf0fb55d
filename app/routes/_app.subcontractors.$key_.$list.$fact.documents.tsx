import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { requestContextOf } from "~/auth/request-context";
import { documentContent } from "~/components/document/document-content";
import { DocumentsPage } from "~/components/document/documents-page";
import type { UploadOutcome } from "~/components/document/upload-outcome";
import { Names } from "~/components/fact-form/choices";
import { messageOf } from "~/components/fact-form/form-page";
import { documentParts, isDocumentList } from "~/domain/document/document";
import type { Agreement, Evidence } from "~/domain/portfolio";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { findReadingState } from "~/services/document/read-content.server";
import { showDocumentsOf } from "~/services/document/show-documents.server";
import { uploadDocument } from "~/services/document/upload-document.server";
import { BrokenForm, eachFile } from "~/storage/multipart.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Tilsyn` }];

export async function loader({ params: { key = "", list = "", fact = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const shown = isDocumentList(list) ? await showDocumentsOf(context, key, list, fact) : null;
  if (shown === null || !isDocumentList(list)) throw new Response(null, { status: 404 });
  const names = new Names(language);
  const name = list === "agreements" ? names.agreement(shown.fact as Agreement) : names.evidence(shown.fact as Evidence);
  const documents = await Promise.all(
    shown.documents.map(async (document) =>
      documentContent(document, shown.accounts, await findReadingState(context, document.versions[0]?.sha256 ?? "")),
    ),
  );
  return json({
    title: `${translatorFor(language)("documents.of", { name })} · ${shown.facts.name}`,
    of: { key, name: shown.facts.name },
    list,
    fact: { key: fact, name },
    documents,
  });
}

/** Insufficient Storage (RFC 4918), Service Unavailable: the same file may be taken later. */
const faultStatus = { full: 507, scanner: 503 } as const;

/** Answers for each file by itself: what came of one says nothing of the next. */
export async function action({ request, params: { key = "", list = "", fact = "" }, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  if (!isDocumentList(list)) throw new Response(null, { status: 404 });
  const t = translatorFor(language);
  const outcomes: UploadOutcome[] = [];
  let status = 200;
  try {
    await eachFile(request, async ({ fileName, chunks, fields }) => {
      const part = documentParts.find((one) => one === fields.get("part")) ?? "main";
      const documentId = fields.get("document") || null;
      const upload = { subcontractorKey: key, list, factKey: fact, part, documentId, fileName };
      const result = await uploadDocument(context, upload, chunks);
      if (result.outcome === "not-found") throw new Response(null, { status: 404 });
      if (result.outcome === "refused") {
        status = result.fault === undefined ? 422 : faultStatus[result.fault];
        outcomes.push({ fileName, stored: null, problem: messageOf(result.refusal, language), alsoAt: [] });
        return;
      }
      const alsoAt = result.heldBy.map(({ id, versions }) => ({ to: paths.document(id), name: versions[0]?.fileName ?? "" }));
      outcomes.push({ fileName, stored: paths.document(result.documentId), problem: null, alsoAt });
    });
  } catch (error) {
    if (!(error instanceof BrokenForm)) throw error;
    return json({ outcomes: [{ fileName: "", stored: null, problem: t("documents.interrupted"), alsoAt: [] }] }, { status: 422 });
  }
  if (outcomes.length === 0) {
    outcomes.push({ fileName: "", stored: null, problem: t("documents.none"), alsoAt: [] });
    status = 422;
  }
  return json({ outcomes }, { status });
}

export default DocumentsPage;
