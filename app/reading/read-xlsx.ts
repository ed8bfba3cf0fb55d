import { withArchive } from "./archive";
import { readPackage, readXml, tagsOf } from "./office-xml";
import type { KindReading } from "./read-document";

/** Of an XLSX, the distinct texts of its cells, in the order of its table of them: to be searched, not to be read. */
export function readXlsx(path: string): Promise<KindReading> {
  return withArchive(path, async (archive) => {
    const { scripts, attachments, isCut } = await readPackage(archive);
    const shared = (await readXml(archive, "xl/sharedStrings.xml")) ?? "";
    return { pages: null, pageTexts: [stringsOf(shared)], isCut, attachments, scripts, encrypted: false };
  });
}

function stringsOf(xml: string): string {
  const lines: string[] = [];
  let line = "";
  let isText = false;
  let isPhonetic = false;
  for (const tag of tagsOf(xml)) {
    if (tag.name === "t") isText = tag.kind === "open";
    else if (tag.name === "rPh") isPhonetic = tag.kind === "open";
    else if (tag.name === "si" && tag.kind === "close") {
      lines.push(line);
      line = "";
    }
    if (isText && !isPhonetic) line += tag.text;
  }
  return lines.join("\n");
}
