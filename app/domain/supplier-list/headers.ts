import { foldName } from "../slug";

export const columnMeanings = [
  "key",
  "registrationNumber",
  "contact",
  "website",
  "updated",
  "legalBasis",
  "name",
  "address",
  "place",
  "purpose",
] as const;
export type ColumnMeaning = (typeof columnMeanings)[number];
const anyOf = (...patterns: string[]) => new RegExp(patterns.join("|"));

const supplier = [
  "leverandør",
  "underleverandør",
  "supplier",
  "vendor",
  "virksomhed",
  "selskab",
  "firma",
  "company",
  "entity",
  "organisation",
  "organization",
  "partner",
  "third party",
  "tredjepart",
  "udbyder",
  "provider",
  "subcontractor",
  "databehandler",
  "processor",
  "(?:under|sub) ?databehandler",
  "sub ?processor",
  "modtager",
  "recipient",
].join("|");
const beforeSupplier = [
  "the",
  "our",
  "vores",
  "name of",
  "navn på",
  "service",
  "tjeneste",
  "cloud",
  "it",
  "legal",
  "juridisk",
  "third party",
  "tredjeparts",
  "external",
  "eksterne?",
  "applicable",
].join("|");
const afterSupplier = "(?:s|e|er|en|r|ne|erne)?(?: ?navn| name)?(?: (?:juridisk|legal|fulde|full).*)?";
const nameOnly = new RegExp(`^(?:(?:${beforeSupplier}) ?)*(?:${supplier})${afterSupplier}$`);
const nameAndAddress = /\b(?:navn|name)\b.*\b(?:adresse|address)\b/;

/**
 * What headers mean, in the order in which they are asked: `Location of processing` is a place although it says `processing`.
 * Within a meaning an earlier pattern makes the better column, where two columns of a list could carry it.
 */
const headers: readonly (readonly [ColumnMeaning, readonly RegExp[]])[] = [
  ["key", [/^(?:key|nøgle|tilsyn key)$/]],
  [
    "registrationNumber",
    [
      anyOf(
        "\\b(?:cvr|se|org|reg|registrerings|registration|organisations?|organi[sz]ation|company|virksomheds|firma|selskabs)" +
          " ?(?:nummer|number|nr|no|num|id)\\b",
      ),
      anyOf("\\bcvr", "\\bvat\\b", "\\bmoms", "company registration", "business id", "registreringsnummer"),
      anyOf("organisationsnummer", "virksomhedsnummer"),
    ],
  ],
  [
    "contact",
    [anyOf("kontakt", "contact"), anyOf("\\be ?mail", "\\bmail", "telefon", "phone", "\\btlf\\b", "\\bdpo\\b", "rådgiver")],
  ],
  [
    "website",
    [anyOf("website", "web ?(?:site|sted|side)", "hjemmeside", "homepage", "\\burl\\b", "\\bweb\\b"), anyOf("\\blink")],
  ],
  [
    "updated",
    [
      anyOf("opdater", "updated", "update\\b", "ændret", "changed", "revider", "revised", "bekræftet", "confirmed"),
      anyOf("\\bdato", "dato\\b", "\\bdate\\b"),
      anyOf("\\bsiden\\b", "\\bsince\\b"),
    ],
  ],
  [
    "legalBasis",
    [
      anyOf("grundlag", "legal basis", "lawful basis", "hjemmel", "transfer (?:tool|mechanism|basis)"),
      anyOf("overførsel", "transfer", "safeguard", "garanti", "mechanism"),
    ],
  ],
  ["name", [nameAndAddress]],
  ["address", [anyOf("adresse", "address", "registered office", "hovedsæde", "hjemsted")]],
  [
    "place",
    [
      anyOf(
        "(?:data|behandling|processing|hosting|storage|server|opbevaring).*" +
          "(?:lokation|location|sted\\b|land\\b|lande\\b|countr|placering|region)",
        "(?:lokation|location|land|lande|country|countries|placering|region|sted|place)\\b.*" +
          "(?:data|behandl|process|hosting|storage|opbevar)",
      ),
      anyOf(
        "\\bland\\b",
        "\\blande\\b",
        "countr(?:y|ies)",
        "lokation",
        "lokalitet",
        "location",
        "\\bplaces?\\b",
        "placering",
        "\\bsted\\b",
        "region",
        "geogra",
        "jurisdiction",
        "territor",
        "hvor\\b",
        "\\bwhere\\b",
        "opbevares",
        "lagres",
        "behandles i\\b",
      ),
    ],
  ],
  ["name", [/^(?:navn|name)\b(?! (?:på|of) (?:ydelse|service|tjeneste|system|produkt|product|kontakt))/, nameOnly]],
  [
    "purpose",
    [
      anyOf("formål", "purpose", "beskrivelse", "description"),
      anyOf(
        "ydelse",
        "services?\\b",
        "tjeneste",
        "behandling",
        "processing",
        "aktivitet",
        "activit",
        "opgave",
        "\\btasks?\\b",
        "funktion",
        "function",
        "subject matter",
        "nature",
        "anvend",
        "\\bbruges\\b",
        "\\buse\\b",
        "used for",
        "leverance",
        "produkt",
        "product",
        "\\bsystem",
      ),
    ],
  ],
  ["name", [anyOf(supplier, "\\b(?:navn|name)\\b")]],
];

const foldHeader = (text: string) =>
  foldName(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Whether a text calls nothing but suppliers by what they are, as the header of a list of names does. */
export function namesSuppliers(text: string): boolean {
  const folded = foldHeader(text);
  return nameOnly.test(folded) || /^(?:navn|name)$/.test(folded);
}

const headerLengthMax = 120;

/** The meaning a header has, with a rank (small is good) among the columns of that meaning. */
export function meaningOf(header: string): { meaning: ColumnMeaning; rank: number } | null {
  if (header.length > headerLengthMax) return null;
  const folded = foldHeader(header);
  for (const [at, [meaning, patterns]] of headers.entries()) {
    const rank = patterns.findIndex((pattern) => pattern.test(folded));
    // A column of its own for the name is better than one that holds the address too.
    if (rank >= 0) return { meaning, rank: patterns[rank] === nameAndAddress ? Number.MAX_SAFE_INTEGER : at * 10 + rank };
  }
  return null;
}
