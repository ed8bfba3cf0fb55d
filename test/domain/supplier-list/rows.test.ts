import { describe, expect, test } from "vitest";
import { readSupplierList } from "~/domain/supplier-list/rows";
import { importedOn, readList, tableOf } from "./tables";

const columnsOf = (text: string, mapping = {}) =>
  readList(text, { mapping }).columns.map(({ meaning, guessedFrom }) =>
    guessedFrom === null ? meaning : `${meaning} (${guessedFrom})`,
  );
const draftsOf = (text: string, options = {}) => readList(text, options).rows.map((row) => row.draft);
const refusalsOf = (text: string) => readList(text).rows.map((row) => row.refused);

describe("columns", () => {
  test.each([
    [
      "Leverandør|CVR-nr.|Adresse|Land|Ydelse|Overførselsgrundlag|Kontaktperson|E-mail|Telefon|Hjemmeside|Senest opdateret",
      "name registrationNumber address place purpose legalBasis contact contact contact website updated",
    ],
    [
      "Sub-processor|Registration number|Address|Country|Purpose|Transfer mechanism|Contact|Website|Last updated|Key",
      "name registrationNumber address place purpose legalBasis contact website updated key",
    ],
    [
      "Entity Name|Entity Country|Service(s) provided|Location of data|Safeguards|Date added",
      "name ignored purpose place legalBasis updated",
    ],
    [
      "Navn på underdatabehandler|Behandlingssted|Formål med behandlingen|Retsgrundlag|Dato",
      "name place purpose legalBasis updated",
    ],
    ["Underleverandør|Sted|Opgave|Kommentar", "name place purpose ignored"],
    ["Third Party Service Provider|Services|Hosting Location|Contact details|URL", "name purpose place contact website"],
    ["Databehandler|Placering af data|Ydelse|Kontakt|Link", "name place purpose contact website"],
    ["Nøgle|Virksomhed|Lande|Hvad bruges leverandøren til|Opdateringsdato", "key name place purpose updated"],
    ["Vendor|Service description|Data location|VAT no.", "name purpose place registrationNumber"],
  ])("%s", (header, meanings) => {
    const list = readList(header);
    expect(list.headerRow).toBe(1);
    expect(list.columns.map((column) => column.meaning).join(" ")).toBe(meanings);
  });

  test("a title row and notes may come first", () => {
    const list = readList("Vores leverandører|\n|\nOpdateret 1. marts 2022|\nNavn|Land\nAcme|Danmark");
    expect(list.headerRow).toBe(4);
    expect(list.rows.map((row) => [row.number, row.name])).toEqual([[5, "Acme"]]);
  });

  test("a list without a header is guessed from its contents, and says so", () => {
    const text =
      "Acme A/S|Danmark|Hosting|12345678|2018.04.13|SCC|https://acme.example|jens@acme.example\nBeta|EU|Udvikling|||||";
    const list = readList(text);
    expect(list.headerRow).toBeNull();
    expect(columnsOf(text)).toEqual([
      "name (contents)",
      "place (contents)",
      "purpose (contents)",
      "registrationNumber (contents)",
      "updated (contents)",
      "legalBasis (contents)",
      "website (contents)",
      "contact (contents)",
    ]);
    expect(list.rows.map((row) => row.draft?.name)).toEqual(["Acme A/S", "Beta"]);
  });

  test("contents help where a header is of no use", () => {
    expect(columnsOf("Navn|Hm|Formål|\nAcme|Danmark|Drift|https://acme.example")).toEqual([
      "name (header)",
      "place (contents)",
      "purpose (header)",
      "website (contents)",
    ]);
  });

  test("a list of names alone, with a header and without", () => {
    expect(draftsOf("Underdatabehandlere\nAcme\nDanmark").map((draft) => draft?.name)).toEqual(["Acme", "Danmark"]);
    expect(draftsOf("Acme\nDanmark").map((draft) => draft?.name)).toEqual(["Acme", "Danmark"]);
  });

  test("a correction goes before every guess", () => {
    const text = "Navn|Land|Formål\nHosting|Danmark|Acme";
    expect(columnsOf(text, { 0: "purpose", 2: "name" })).toEqual(["purpose (mapping)", "place (header)", "name (mapping)"]);
    expect(draftsOf(text, { mapping: { 0: "purpose", 2: "name" } })[0]).toMatchObject({
      name: "Acme",
      services: [{ name: "Hosting" }],
    });
    expect(columnsOf(text, { 1: "ignored" })).toEqual(["name (header)", "ignored (mapping)", "purpose (header)"]);
  });
});

describe("rows", () => {
  test("everything that a row may say", () => {
    const header = "Nøgle|Navn|CVR|Adresse|Land|Formål|Overførselsgrundlag|Kontakt|E-mail|Hjemmeside|Opdateret";
    const row =
      "acme|Acme  A/S|12345678|Gade 1, By|Ballerup, Danmark; USA|Hosting af journaler|DPF|" +
      "Jens|jens@acme.example|acme.example|21/05-2018";
    expect(draftsOf(`${header}\n${row}`)).toEqual([
      {
        name: "Acme A/S",
        registrationNumber: "12345678",
        key: "acme",
        address: "Gade 1, By",
        website: "acme.example",
        contact: { name: "Jens", email: "jens@acme.example", phone: null, role: null },
        services: [{ name: "Hosting af journaler", kind: "cloud", role: null, startsOn: "2018-05-21" }],
        locations: [
          { country: "DK", region: null, city: "Ballerup", confirmedOn: "2018-05-21", transferTool: null },
          { country: "US", region: null, city: null, confirmedOn: "2018-05-21", transferTool: "adequacy" },
        ],
        updatedOn: "2018-05-21",
        importedOn,
      },
    ]);
  });

  test("no purpose is a service called service; no date begins on the day of import and confirms nothing", () => {
    expect(draftsOf("Navn|Land|Opdateret\nAcme|Danmark|")[0]).toMatchObject({
      services: [{ name: "service", kind: "other", role: null, startsOn: importedOn }],
      locations: [{ country: "DK", confirmedOn: null }],
      updatedOn: null,
    });
  });

  test("the transfer tool goes for locations outside the EEA, regions other than EU and EEA among them", () => {
    const tools = draftsOf("Navn|Land|Grundlag\nAcme|EU, EEA, Danmark, Norge, Worldwide, USA, Guadeloupe, Færøerne|SCC")[0]
      ?.locations;
    expect(tools?.map((place) => `${place.country ?? place.region} ${place.transferTool}`)).toEqual([
      "EU null",
      "EEA null",
      "DK null",
      "NO null",
      "Worldwide scc",
      "US scc",
      "GP null",
      "FO scc",
    ]);
  });

  test.each([
    ["the file's name", "Navn|Land\nAcme|Danmark", "acme-underdatabehandlere.csv"],
    ["a title row", "Sub-processors of Acme|\nNavn|Land\nAcme|Danmark", "liste.csv"],
    ["the header", "Underdatabehandler|Land\nAcme|Danmark", "liste.csv"],
    ["a cell", "Navn|Land|Bemærkning\nAcme|Danmark|Underdatabehandler", "liste.csv"],
  ])("the role is sub-processor where %s says so", (_, text, fileName) => {
    expect(draftsOf(text, { fileName })[0]?.services[0]?.role).toBe("sub-processor");
  });

  test("or the sheet's name", () => {
    const list = readSupplierList(tableOf("Navn|Land\nAcme|Danmark", "Underdatabehandlere"), { fileName: "a.xlsx", importedOn });
    expect(list.rows[0]?.draft?.services[0]?.role).toBe("sub-processor");
  });

  test("a column that asks is answered by its cells", () => {
    const drafts = draftsOf("Navn|Land|Underdatabehandler\nAcme|Danmark|Ja\nBeta|Danmark|Nej\nCarl|Danmark|", {
      fileName: "leverandører.csv",
    });
    expect(drafts.map((draft) => draft?.services[0]?.role)).toEqual(["sub-processor", null, null]);
  });

  test("blank rows and repeated headers are passed over", () => {
    const list = readList("Navn|Land\n|\nAcme|Danmark\n - | \nNavn|Land\nBeta|EU");
    expect(list.rows.map((row) => row.number)).toEqual([3, 6]);
    expect(list.refused).toBeNull();
  });

  test.each<[string, string, object]>([
    ["without a name", "|Danmark|Drift|", { code: "row-without-name" }],
    ["with an unknown place", "Acme|Narnia|Drift|", { code: "row-unknown-place", params: { value: "Narnia" } }],
    ["with an impossible date", "Acme|Danmark|Drift|31-02-2022", { code: "row-bad-date", params: { value: "31-02-2022" } }],
    ["with a date out of range", "Acme|Danmark|Drift|01-01-1850", { code: "row-bad-date", params: { value: "01-01-1850" } }],
    ["with a formula", "Acme|Danmark|=1+1|", { code: "row-formula", params: { column: 3 } }],
    ["with a formula that begins with @", "@SUM(A1)|Danmark|Drift|", { code: "row-formula", params: { column: 1 } }],
    ["with a separator too many", "Acme|Inc.|Danmark|Drift|2022-01-01", { code: "row-too-wide" }],
    ["with a NUL", "Ac\0me|Danmark|Drift|", { code: "bad-character", params: { column: 1 } }],
    ["with half a character", "Acme|Danmark|Dr\ud800ift|", { code: "bad-character", params: { column: 3 } }],
  ])("a row %s is refused, the others are not", (_, row, refusal) => {
    expect(refusalsOf(`Navn|Land|Formål|Opdateret\n${row}\nBeta|EU|Drift|`)).toEqual([refusal, null]);
  });

  test("a formula in a spreadsheet's cell, in any column", () => {
    const table = tableOf("Navn|Land|Note\nAcme|Danmark|2", "Ark1");
    const cell = table.rows[1]?.cells[2];
    if (cell !== undefined) cell.formula = true;
    expect(readSupplierList(table, { fileName: "a.xlsx", importedOn }).rows[0]?.refused).toEqual({
      code: "row-formula",
      params: { column: 3 },
    });
  });

  test("a list without one good row is refused whole", () => {
    expect(readList("Navn|Land\nAcme|Narnia").refused).toEqual({ code: "no-good-row" });
    expect(readList("Navn|Land").refused).toEqual({ code: "no-good-row" });
    expect(readList("|\n|").refused).toEqual({ code: "not-a-table" });
  });
});

describe("sheets", () => {
  const tables = [
    tableOf("Vejledning", "Forside"),
    tableOf("Navn|Land\nAcme|Danmark", "Liste"),
    tableOf("|", "Tom"),
    tableOf("Navn|Land\nBeta|EU", "Arkiv"),
  ];

  test("the one with the best header is read, and the others are named", () => {
    const list = readSupplierList(tables, { fileName: "a.xlsx", importedOn });
    expect([list.sheet, list.otherSheets, list.rows.map((row) => row.name)]).toEqual(["Liste", ["Forside", "Arkiv"], ["Acme"]]);
  });

  test("or the one that is asked for", () => {
    expect(readSupplierList(tables, { fileName: "a.xlsx", importedOn, sheet: "Arkiv" }).rows[0]?.name).toBe("Beta");
    expect(readSupplierList(tables, { fileName: "a.xlsx", importedOn, sheet: "Nej" }).refused).toEqual({ code: "not-a-table" });
  });
});
