import { PDFDocument, StandardFonts } from "pdf-lib";

export interface PdfOptions {
  pages?: number;
  isPacked?: boolean;
  attachments?: Record<string, string | Uint8Array>;
  /** A field to type in. */
  hasForm?: boolean;
}

/** A small contract, written by pdf-lib. */
export async function makePdf({
  pages = 2,
  isPacked = false,
  attachments = {},
  hasForm = false,
}: PdfOptions = {}): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page += 1) {
    const made = document.addPage([400, 300]);
    made.drawText(`Databehandleraftale, side ${page} af ${pages}`, { x: 30, y: 250, size: 12, font });
    made.drawText("Behandlingen sker kun i Danmark.", { x: 30, y: 220, size: 12, font });
  }
  if (hasForm) {
    const field = document.getForm().createTextField("place");
    field.setText("Aarhus");
    field.addToPage(document.getPage(0), { x: 30, y: 100, width: 100, height: 20 });
  }
  for (const [name, content] of Object.entries(attachments)) {
    await document.attach(typeof content === "string" ? new TextEncoder().encode(content) : content, name);
  }
  return await document.save({ useObjectStreams: isPacked });
}
