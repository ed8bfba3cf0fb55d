import type { ActiveContent, AttachedFile } from "../domain/document/reading";
import type { Archive } from "./archive";
import { readingLimits } from "./reading-limits";
import { refuseDocument } from "./refused-document";

/** Text of an XML part. What declares entities of its own is no document of an office program (ECMA-376 part 2, 9.1.4). */
export async function readXml(archive: Archive, name: string): Promise<string | null> {
  const part = await archive.read(name);
  if (part === null) return null;
  const isWide = (part[0] === 0xff && part[1] === 0xfe) || (part[0] === 0xfe && part[1] === 0xff);
  const text = isWide ? new TextDecoder(part[0] === 0xff ? "utf-16le" : "utf-16be").decode(part) : part.toString("utf8");
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) refuseDocument("damaged");
  return text;
}

export interface XmlTag {
  /** Local name. */
  name: string;
  /** With the tag's sign: `<`, `</`, or `<…/>`. */
  kind: "open" | "close" | "empty";
  attributes: string;
  /** Characters between this tag and the next, entities resolved. */
  text: string;
}

/** The tags of a part, one after another, each with what follows it. Comments and processing instructions are left out. */
export function* tagsOf(xml: string): Generator<XmlTag> {
  for (const [, close, name = "", attributes = "", empty, text = ""] of xml
    .replace(/<!--[\s\S]*?-->/g, "")
    .matchAll(/<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^<>"'/]|"[^"]*"|'[^']*'|\/(?!>))*)(\/?)>([^<]*)/g)) {
    yield { name, kind: close === "/" ? "close" : empty === "/" ? "empty" : "open", attributes, text: resolveEntities(text) };
  }
}

/** An attribute by its local name. */
export function attributeOf(tag: XmlTag, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag.attributes);
  return found === null ? null : resolveEntities(found[1] ?? found[2] ?? "");
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** Also those of HTML that mails use most. */
export const resolveEntities = (text: string) =>
  text.includes("&")
    ? text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,8}));/gi, (whole, decimal, hex, name) => {
        if (name !== undefined) return entities[(name as string).toLowerCase()] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
      })
    : text;

/** What DOCX and XLSX have alike besides their text: macros, objects embedded or fetched from elsewhere. */
export async function readPackage(
  archive: Archive,
): Promise<{ scripts: ActiveContent[]; attachments: AttachedFile[]; isCut: boolean }> {
  const scripts: ActiveContent[] = [];
  if (archive.names.some((name) => /(?:^|\/)vba(?:Project|Data)[^/]*\.(?:bin|xml)$/i.test(name))) scripts.push("macros");
  const embedded = archive.names.filter((name) => /^(?:word|xl)\/(?:embeddings|activeX)\/[^/]+\.(?!rels$|xml$)\w+$/i.test(name));
  if (embedded.length > 0) scripts.push("embedded-object");
  for (const name of archive.names.filter((one) => /\.rels$/i.test(one)).slice(0, 200)) {
    if (isFetching((await readXml(archive, name)) ?? "")) scripts.push("external-template");
  }
  const attachments: AttachedFile[] = [];
  for (const name of embedded.slice(0, readingLimits.attachmentsMax)) attachments.push(await archive.toAttachedFile(name));
  return { scripts, attachments, isCut: embedded.length > attachments.length };
}

/** A link is followed when clicked; these are fetched when the document is opened. */
function isFetching(relationships: string): boolean {
  for (const tag of tagsOf(relationships)) {
    if (tag.name !== "Relationship" || attributeOf(tag, "TargetMode") !== "External") continue;
    if (/\/(?:attachedTemplate|oleObject|frame|subDocument|externalLinkPath)$/.test(attributeOf(tag, "Type") ?? "")) return true;
  }
  return false;
}
