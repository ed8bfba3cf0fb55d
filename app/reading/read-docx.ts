import { withArchive } from "./archive";
import { readNumbering } from "./docx-numbering";
import { paragraphsOf } from "./docx-text";
import { readPackage, readXml } from "./office-xml";
import type { KindReading } from "./read-document";
import { refuseDocument } from "./refused-document";

/** The text of a DOCX as one: the body, then headers, footers and notes, each text of them once. */
export function readDocx(path: string): Promise<KindReading> {
  return withArchive(path, async (archive) => {
    const body = (await readXml(archive, "word/document.xml")) ?? refuseDocument("damaged");
    const { scripts, attachments, isCut } = await readPackage(archive);
    const numbering = readNumbering(await readXml(archive, "word/numbering.xml"), await readXml(archive, "word/styles.xml"));
    const texts = new Set([paragraphsOf(body, numbering)]);
    for (const name of archive.names) {
      if (!/^word\/(?:(?:header|footer)\d*|footnotes|endnotes)\.xml$/.test(name)) continue;
      texts.add(paragraphsOf((await readXml(archive, name)) ?? "", null));
    }
    if (/\bDDE(?:AUTO)?\b/.test(instructionsOf(body))) scripts.push("dde");
    const text = [...texts].filter((one) => one !== "").join("\n\n");
    return { pages: null, pageTexts: [text], isCut, attachments, scripts, encrypted: false };
  });
}

/** Fields are instructions; only their results are text. */
const instructionsOf = (xml: string) => (xml.match(/<w:(?:instrText|fldSimple)\b[^<]*/g) ?? []).join(" ").replace(/<[^>]*>/g, "");
