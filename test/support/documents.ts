import { PDFDocument } from "pdf-lib";
import type { Context } from "../../app/services/context";
import { type Upload, uploadDocument } from "../../app/services/document/upload-document.server";
import { importPortfolio } from "../../app/services/portfolio/import-portfolio.server";

/** A register with two subcontractors whose papers and evidence can be uploaded. */
const portfolio = {
  format: "tilsyn-portfolio/1",
  organisation: { name: "Havn Hosting", promise: "EU" },
  subcontractors: ["fjord", "klint"].map((key) => ({
    key,
    name: `${key} Data`,
    status: "active",
    services: [{ key: "drift", kind: "cloud", role: "sub-processor", startsOn: "2025-01-01" }],
    agreements: [{ key: "dpa", kind: "dpa", title: "Databehandleraftale" }],
    evidence: [{ key: "iso", kind: "iso27001", review: "pending" }],
  })),
};

export async function importDocumentRegister(context: Context): Promise<void> {
  await importPortfolio(context, [Buffer.from(JSON.stringify(portfolio))], { dryRun: false, reason: "import" });
}

/** A small text that is recognised as a document, unlike every other. */
export const paper = (text: string) => Buffer.from(`%PDF-1.4\n% ${text}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`);

export async function pdf(title: string): Promise<Buffer> {
  const made = await PDFDocument.create();
  made.setTitle(title);
  made.addPage([200, 200]);
  return Buffer.from(await made.save());
}

export async function* pieces(bytes: Buffer, size = 1000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export const dpaOf = (subcontractorKey: string, documentId: string | null = null): Upload => ({
  subcontractorKey,
  list: "agreements",
  factKey: "dpa",
  part: "main",
  documentId,
  fileName: `${subcontractorKey} – aftale.pdf`,
});

/** Uploads, and gives the document's id. @throws where it is not stored */
export async function stored(context: Context, upload: Upload, bytes: Buffer): Promise<string> {
  const result = await uploadDocument(context, upload, pieces(bytes));
  if (result.outcome !== "stored") throw new Error(JSON.stringify(result));
  return result.documentId;
}

export async function bytesOf(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part as Buffer));
  return Buffer.concat(parts);
}
