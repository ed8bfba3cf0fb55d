import { describe, expect, test } from "vitest";
import { countryCodes } from "~/domain/country-code";
import { readContact } from "~/domain/supplier-list/contacts";
import { readDate } from "~/domain/supplier-list/dates";
import { kindOf, namesSubProcessor } from "~/domain/supplier-list/kinds";
import { readPlaces } from "~/domain/supplier-list/places";
import { transferToolOf } from "~/domain/supplier-list/transfer";

describe("dates", () => {
  test.each([
    ["2018.04.13", "2018-04-13"],
    ["21/05-2018", "2018-05-21"],
    ["1. marts 2022", "2022-03-01"],
    ["2022-03-01", "2022-03-01"],
    ["01-03-2022", "2022-03-01"],
    ["1 March 2022", "2022-03-01"],
    ["March 1, 2022", "2022-03-01"],
    ["1st March 2022", "2022-03-01"],
    ["13/04/2018", "2018-04-13"],
    ["04/13/2018", "2018-04-13"],
    ["04/05/2018", "2018-05-04"],
    ["3.4.2018", "2018-04-03"],
    ["2018/4/3", "2018-04-03"],
    ["20180413", "2018-04-13"],
    ["2018-04-13T10:00:00Z", "2018-04-13"],
    ["2018-04-13 10:15", "2018-04-13"],
    ["1. MAJ 2022", "2022-05-01"],
    ["1. okt. 2022", "2022-10-01"],
    ["1-Oct-2022", "2022-10-01"],
    ["Oct 1 2022", "2022-10-01"],
    ["Opdateret den 1. marts 2022", "2022-03-01"],
    ["29/02/2024", "2024-02-29"],
    ["31.12.2199", "2199-12-31"],
    ["01.01.1900", "1900-01-01"],
  ])("%s -> %s", (text, date) => expect(readDate(text)).toBe(date));

  test.each([
    "31-02-2022",
    "29/02/2023",
    "2022-13-01",
    "13/13/2018",
    "31.12.1899",
    "01.01.2200",
    "2018-00-10",
    "marts 2022",
    "2022",
    "44621",
    "21/05-18",
    "i går",
    "1. Marz 2022",
    "0. marts 2022",
    "2022-03-01x",
    "",
  ])("%j is none", (text) => expect(readDate(text)).toBeNull());
});

const shown = (text: string) =>
  readPlaces(text)?.map(({ country, region, city }) => `${country ?? region}${city === null ? "" : ` ${city}`}`);

describe("places", () => {
  test.each([
    ["EEA, UK, India, US", ["EEA", "GB", "IN", "US"]],
    ["Danmark og Frankrig", ["DK", "FR"]],
    ["Danmark/Frankrig", ["DK", "FR"]],
    ["Danmark\nSverige; Norge", ["DK", "SE", "NO"]],
    ["Denmark, Sweden, and Norway", ["DK", "SE", "NO"]],
    ["EU/EØS", ["EU", "EEA"]],
    ["EU- og EØS-lande", ["EU", "EEA"]],
    ["Inden for EU", ["EU"]],
    ["Worldwide", ["Worldwide"]],
    ["Hele verden", ["Worldwide"]],
    ["Global", ["Worldwide"]],
    ["USA, England, Storbritannien, Holland", ["US", "GB", "NL"]],
    ["UK; EL; U.S.; Great Britain; Tjekkiet", ["GB", "GR", "US", "CZ"]],
    ["The United States of America", ["US"]],
    ["United States (US)", ["US"]],
    ["Bosnia and Herzegovina og Danmark", ["BA", "DK"]],
    ["Trinidad og Tobago, Den Dominikanske Republik", ["TT", "DO"]],
    ["Congo - Kinshasa", ["CD"]],
    ["DNK, SWE", ["DK", "SE"]],
    ["dk", ["DK"]],
    ["AALAND, færøerne", ["AX", "FO"]],
    ["Danmark, DK, Denmark", ["DK"]],
    ["EU (Irland, Tyskland)", ["EU", "IE", "DE"]],
    ["Ballerup, Danmark", ["DK Ballerup"]],
    ["2750 Ballerup, Danmark", ["DK Ballerup"]],
    ["1234 Lilleby, Danmark", ["DK Lilleby"]],
    ["Dublin (Irland)", ["IE Dublin"]],
    ["Irland (Dublin), USA", ["IE Dublin", "US"]],
    ["Frankfurt, Germany, Dublin, Ireland", ["DE Frankfurt", "IE Dublin"]],
    ["Dublin (Irland); Cork (Irland); Galway (Irland)", ["IE"]],
    ["", []],
  ])("%j -> %j", (text, places) => expect(shown(text)).toEqual(places));

  test.each([
    "Narnia",
    "Danmark, Narnia",
    "Swedn, Danmark",
    "Ukendt, Danmark",
    "Ukendt (Danmark)",
    "uden for EU",
    "Outside the EEA",
    "Europa",
    "N/A",
    "No",
    "and",
    "Danmark (primær)",
    "Dublin, Danmark",
    "Dublin",
    "Dublin, EU",
    "?",
    "Congo",
  ])("%j is not understood", (text) => expect(readPlaces(text)).toBeNull());

  test("every country by its code and by its names in Danish and English", () => {
    const names = ["da", "en"].map((locale) => new Intl.DisplayNames([locale], { type: "region" }));
    for (const code of countryCodes) {
      expect(shown(code), code).toEqual([code]);
      for (const name of names) expect(shown(name.of(code) ?? ""), name.of(code)).toEqual([code]);
    }
  });

  test("several at once, whatever their names hold", () => {
    const names = new Intl.DisplayNames(["da"], { type: "region" });
    for (const separator of [", ", "; ", "\n", " og "]) {
      expect(shown(["TT", "BA", "DK", "GS", "CG"].map((code) => names.of(code)).join(separator))).toEqual([
        "TT",
        "BA",
        "DK",
        "GS",
        "CG",
      ]);
    }
  });
});

describe("kinds of services", () => {
  test.each([
    ["Housing", "datacentre"],
    ["Colocation", "datacentre"],
    ["Co-location og strøm", "datacentre"],
    ["Datacenterydelser", "datacentre"],
    ["Data centre", "datacentre"],
    ["Hosting i datacenter", "datacentre"],
    ["Cloud", "cloud"],
    ["Hosting services, Support services", "cloud"],
    ["Serverdrift", "cloud"],
    ["Backup", "cloud"],
    ["Hosting og e-mail", "cloud"],
    ["Email services", "cloud"],
    ["Skytjenester", "cloud"],
    ["Telefoni", "network"],
    ["Telephony", "network"],
    ["Fibre", "network"],
    ["Fiberforbindelse", "network"],
    ["Netværk", "network"],
    ["Telefonsupport", "network"],
    ["Udvikling", "consultant"],
    ["Software development", "consultant"],
    ["Support services", "consultant"],
    ["Consulting", "consultant"],
    ["Konsulentbistand", "consultant"],
    ["Software", "software"],
    ["Accounting", "software"],
    ["Regnskab", "software"],
    ["Lønsystem", "software"],
    ["Kontorprogrammer", "software"],
    ["Provision of Penneo", "other"],
    ["Rengøring", "other"],
    ["Warehousing", "other"],
    ["", "other"],
  ])("%j is %s", (purpose, kind) => expect(kindOf(purpose)).toBe(kind));
});

describe("roles", () => {
  test.each([
    "digitalcab.dk-underdatabehandlere.csv",
    "wolterskluwer-nordic-subprocessors.csv",
    "Sub-processors",
    "Sub processor",
    "Under-databehandler",
    "SUBPROCESSOR",
    "Godkendte underdatabehandlere pr. 1. marts",
    "sub‐processor",
  ])("%j says so", (text) => expect(namesSubProcessor(text)).toBe(true));

  test.each([
    "databehandler",
    "processor",
    "leverandører.csv",
    "Ikke underdatabehandler",
    "not a sub-processor",
    "No sub-processor",
  ])("%j does not", (text) => expect(namesSubProcessor(text)).toBe(false));
});

describe("transfer tools", () => {
  test.each([
    ["SCC", "scc"],
    ["EU SCCs", "scc"],
    ["Standardkontrakt", "scc"],
    ["EU-Kommissionens standardkontraktbestemmelser", "scc"],
    ["Standard Contractual Clauses", "scc"],
    ["DPF", "adequacy"],
    ["EU-US Data Privacy Framework", "adequacy"],
    ["Privacy Shield", "privacy-shield"],
    ["Privacy Shield, DPF og SCC", "scc"],
    ["Privacy Shield / DPF", "adequacy"],
    ["Databehandleraftale", null],
    ["", null],
  ])("%j is %s", (text, tool) => expect(transferToolOf(text)).toBe(tool));
});

describe("contacts", () => {
  test.each([
    [
      "Jens Hansen, jens@example.dk, +45 12 34 56 78",
      { name: "Jens Hansen", email: "jens@example.dk", phone: "+45 12 34 56 78", role: null },
    ],
    ["dpo@example.com", { name: null, email: "dpo@example.com", phone: null, role: null }],
    ["Tlf.: 12345678", { name: null, email: null, phone: "12345678", role: null }],
    ["Åse Ørn <aase@example.dk>", { name: "Åse Ørn", email: "aase@example.dk", phone: null, role: null }],
    ["a@example.dk; b@example.dk", { name: "b@example.dk", email: "a@example.dk", phone: null, role: null }],
    [" ", null],
  ])("%j", (text, contact) => expect(readContact(text)).toEqual(contact));
});
