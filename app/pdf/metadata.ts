import { createHash } from "node:crypto";
import type { PDFContext, PDFRef } from "pdf-lib";
import { cleanText } from "./clean-text";
import type { DocumentContent } from "./content";
import { rawStream, register, textString } from "./written";

const producer = "Tilsyn";

const oneLine = (text: string) => cleanText(text).replace(/\n/g, " ");

const escaped = (text: string) =>
  // U+FFFE and U+FFFF are no characters of XML.
  oneLine(text)
    .replace(/[\ufffe\uffff]/g, "\ufffd")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");

/** `D:20261123094200Z` */
export const pdfDate = (instant: string) => `D:${instant.replace(/\.\d+/, "").replace(/[-:T]/g, "").replace("Z", "")}Z`;

const xmpDate = (instant: string) => instant.replace(/\.\d+/, "");

/** The document's identifier in its trailer (ISO 32000-1, 14.4): the same for the same document, and no other's. */
export const fileIdOf = (id: string) => createHash("sha256").update(id).digest("hex").slice(0, 32).toUpperCase();

/** The old form of what the metadata say; PDF/A wants both, and alike. */
export function writeInfo(context: PDFContext, { title, subject, madeAt }: DocumentContent): PDFRef {
  const date = `(${pdfDate(madeAt)})`;
  return register(
    context,
    `<</Title${textString(oneLine(title))}/Subject${textString(oneLine(subject))}/Creator(${producer})/Producer(${producer})` +
      `/CreationDate${date}/ModDate${date}>>`,
  );
}

/** PDF/A knows of PDF/UA's property only what the document itself declares (PDF/A-3, 6.6.2.3). */
const extension = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

/** XMP: what the document is, what it was built to, and when it was made. */
export function xmpOf({ title, subject, language, id, madeAt }: DocumentContent): string {
  const date = xmpDate(madeAt);
  const alt = (text: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title>${alt(title)}</dc:title>
<dc:description>${alt(subject)}</dc:description>
<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${producer}</xmp:CreatorTool>
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:ModifyDate>${date}</xmp:ModifyDate>
<xmp:MetadataDate>${date}</xmp:MetadataDate>
<pdf:Producer>${producer}</pdf:Producer>
<xmpMM:DocumentID>${escaped(id)}</xmpMM:DocumentID>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
${extension}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

export const writeXmp = (context: PDFContext, content: DocumentContent): PDFRef =>
  rawStream(context, Buffer.from(xmpOf(content), "utf8"), { Type: "/Metadata", Subtype: "/XML" });
