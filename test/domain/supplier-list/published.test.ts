import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Subcontractor } from "~/domain/portfolio";
import { planMerge } from "~/domain/supplier-list/merge";
import { readSupplierList } from "~/domain/supplier-list/rows";
import { readTextTable } from "~/storage/read-text-table";
import { importedOn } from "./tables";

/** The lists as their publishers had them on the web, byte for byte. */
function readPublished(fileName: string) {
  const list = readSupplierList(readTextTable(readFileSync(join(import.meta.dirname, "published", fileName))), {
    fileName,
    importedOn,
  });
  return { list, plan: planMerge(list.rows, [], { takenKey: () => false }) };
}

const shown = ({ key, name, services, locations }: Subcontractor) => [
  key,
  name,
  services.map((service) => `${service.key}: ${service.name}, ${service.kind}, ${service.role}, ${service.startsOn}`).join("; "),
  locations.map((place) => `${place.key}: ${place.country ?? place.region}, ${place.confirmedOn}`).join("; "),
];

describe("digitalcab.dk", () => {
  const { list, plan } = readPublished("digitalcab.dk-underdatabehandlere.csv");

  test("columns", () => {
    expect(list.headerRow).toBe(1);
    expect(list.columns.map((column) => [column.header, column.meaning, column.guessedFrom])).toEqual([
      ["Underdatabehandler", "name", "header"],
      ["Datalokation", "place", "header"],
      ["Beskrivelse af behandling", "purpose", "header"],
      ["Lovligt grundlag for databehandling uden for EU", "legalBasis", "header"],
      ["Opdateret den", "updated", "header"],
    ]);
  });

  test("rows", () => {
    expect(list.rows.map((row) => row.refused)).toEqual(Array(10).fill(null));
    expect(plan.subcontractors.map((planned) => [planned.rows.join(), ...shown(planned.after)])).toEqual([
      [
        "2",
        "citycallcenter",
        "CityCallCenter",
        "telefon-og-sekretaerservice: Telefon- og sekretærservice, network, sub-processor, 2018-04-13",
        "dk: DK, 2018-04-13",
      ],
      ["3", "e-conomic", "E-conomic", "regnskab: Regnskab, software, sub-processor, 2018-04-13", "dk: DK, 2018-04-13"],
      ["4", "host-europe", "Host Europe", "hosting: Hosting, cloud, sub-processor, 2018-04-13", "eu: EU, 2018-04-13"],
      ["5", "interdesign", "Interdesign", "udvikling: Udvikling, consultant, sub-processor, 2018-04-13", "dk: DK, 2018-04-13"],
      ["6", "kmd", "KMD", "e-dokumentnetvaerk: E-dokumentnetværk, network, sub-processor, 2018-04-13", "dk: DK, 2018-04-13"],
      ["7", "likvido", "Likvido", "regnskab: Regnskab, software, sub-processor, 2021-04-29", "dk: DK, 2021-04-29"],
      [
        "8",
        "microsoft-office-365-inkl-onedrive-for-business",
        "Microsoft Office 365 inkl. OneDrive for Business",
        "kontorprogrammer-fildeling-og-backup: Kontorprogrammer, fildeling og backup, cloud, sub-processor, 2022-03-01",
        "eu: EU, 2022-03-01",
      ],
      [
        "9",
        "nemhandel",
        "NemHandel",
        "e-dokumentnetvaerk: E-dokumentnetværk, network, sub-processor, 2018-04-13",
        "dk: DK, 2018-04-13",
      ],
      ["10", "nordic-backup", "Nordic Backup", "backup: Backup, cloud, sub-processor, 2018-04-13", "eu: EU, 2018-04-13"],
      [
        "11",
        "one-com",
        "One.com",
        "hosting-og-e-mail: Hosting og e-mail, cloud, sub-processor, 2018-04-13",
        "eu: EU, 2018-04-13",
      ],
    ]);
  });

  test("a whole subcontractor, with nothing in it that the list does not say", () => {
    expect(plan.subcontractors[0]?.after).toEqual({
      key: "citycallcenter",
      name: "CityCallCenter",
      registrationNumber: null,
      country: null,
      address: null,
      website: null,
      parentName: null,
      parentCountry: null,
      parentAssessedOn: null,
      status: "active",
      criticality: "medium",
      affectsSecurity: false,
      engagedBy: null,
      owner: null,
      contacts: [],
      services: [
        {
          key: "telefon-og-sekretaerservice",
          name: "Telefon- og sekretærservice",
          kind: "network",
          role: "sub-processor",
          startsOn: "2018-04-13",
          endsOn: null,
        },
      ],
      locations: [
        {
          key: "dk",
          path: "processing",
          country: "DK",
          region: null,
          city: null,
          address: null,
          latitude: null,
          longitude: null,
          startsOn: null,
          endsOn: null,
          confirmedOn: "2018-04-13",
          transferTool: null,
          transferAssessedOn: null,
        },
      ],
      agreements: [],
      evidence: [],
      inspectionPlan: null,
      inspections: [],
      findings: [],
      waivers: [],
    });
  });

  test("the same list again changes nothing", () => {
    const again = planMerge(
      list.rows,
      plan.subcontractors.map((planned) => planned.after),
      { takenKey: () => false },
    );
    expect(again.subcontractors.map((planned) => [planned.outcome, planned.differences])).toEqual(
      Array(10).fill(["unchanged", []]),
    );
    expect(again.notNamed).toEqual([]);
  });
});

describe("Wolters Kluwer", () => {
  const { list, plan } = readPublished("wolterskluwer-nordic-subprocessors.csv");

  test("columns", () => {
    expect(list.columns.map((column) => [column.header, column.meaning, column.guessedFrom])).toEqual([
      ["Name", "name", "header"],
      ["Location of processing", "place", "header"],
      ["Description of the processing", "purpose", "header"],
    ]);
  });

  test("rows", () => {
    const begins = `sub-processor, ${importedOn}`;
    const support = `support-services: Support services, consultant, ${begins}`;
    const eea = "eea: EEA, null";
    const us = "us: US, null";
    expect(list.rows.map((row) => row.refused)).toEqual(Array(14).fill(null));
    expect(plan.subcontractors.map((planned) => [planned.rows.join(), ...shown(planned.after)])).toEqual([
      ["2", "it-forum-a-s", "IT Forum A/S", `hosting-services: Hosting services, cloud, ${begins}`, eea],
      ["3", "penneo-aps", "Penneo ApS", `provision-of-penneo: Provision of Penneo, other, ${begins}`, eea],
      ["4", "bluewhale-aps", "Bluewhale ApS", `provision-of-bluewhale: Provision of Bluewhale, other, ${begins}`, eea],
      ["5", "multisoft-ab", "Multisoft AB", `software-development: Software development, consultant, ${begins}`, eea],
      [
        "6",
        "wolters-kluwer-group",
        "Wolters Kluwer (group)",
        "software-development-support-services-business-supporting-services: " +
          `Software development, Support services, Business supporting services, consultant, ${begins}`,
        `${eea}; gb: GB, null; in: IN, null; ${us}`,
      ],
      ["7", "salesforce", "Salesforce", support, `${eea}; ${us}`],
      [
        "8",
        "microsoft",
        "Microsoft",
        `hosting-services-support-services: Hosting services, Support services, cloud, ${begins}`,
        eea,
      ],
      ["9", "amazon-web-services", "Amazon Web services", `backup-services: Backup services, cloud, ${begins}`, eea],
      ["10", "telenor", "Telenor", support, eea],
      ["11", "teamviewer", "TeamViewer", support, eea],
      ["12", "sendgrid", "Sendgrid", `email-services: Email services, cloud, ${begins}`, `${eea}; ${us}`],
      [
        "13",
        "ecit",
        "ECIT",
        "provision-of-capego-smartflow-and-capego-smartsign: " +
          `Provision of Capego Smartflow and Capego Smartsign, other, ${begins}`,
        eea,
      ],
      ["14", "mild-media", "Mild Media", support, eea],
      ["15", "puzzel", "Puzzel", support, eea],
    ]);
  });

  test("imported a week later it changes nothing", () => {
    const later = readSupplierList(
      readTextTable(readFileSync(join(import.meta.dirname, "published", "wolterskluwer-nordic-subprocessors.csv"))),
      { fileName: "wolterskluwer-nordic-subprocessors.csv", importedOn: "2026-11-30" },
    );
    const again = planMerge(
      later.rows,
      plan.subcontractors.map((planned) => planned.after),
      { takenKey: () => false },
    );
    expect(again.subcontractors.map((planned) => [planned.outcome, planned.differences])).toEqual(
      Array(14).fill(["unchanged", []]),
    );
  });
});
