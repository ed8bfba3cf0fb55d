import { strToU8, zipSync } from "fflate";

const inXml = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

const namespaces =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export interface SheetXml {
  name: string;
  state?: "hidden" | "veryHidden";
  /** What stands in `<sheetData>`. */
  rows: string;
}

/** The parts of a workbook whose sheets are written by hand. */
export function workbookParts(sheets: readonly SheetXml[]): Record<string, Uint8Array> {
  const list = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${inXml(name)}" sheetId="${at + 1}" ${state ? `state="${state}" ` : ""}r:id="rId${at + 1}"/>`,
  );
  const relations = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${relation}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  return {
    "[Content_Types].xml": strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    "xl/workbook.xml": strToU8(`<workbook ${namespaces}><sheets>${list.join("")}</sheets></workbook>`),
    "xl/_rels/workbook.xml.rels": strToU8(`<Relationships>${relations.join("")}</Relationships>`),
    ...Object.fromEntries(
      sheets.map(({ rows }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        strToU8(`<worksheet ${namespaces}><sheetData>${rows}</sheetData></worksheet>`),
      ]),
    ),
  };
}

export const workbook = (...sheets: SheetXml[]) => zipSync(workbookParts(sheets));

/** A cell of text at an address. */
export const cell = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${inXml(text)}</t></is></c>`;
