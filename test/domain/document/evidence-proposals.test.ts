import { expect, test } from "vitest";
import { proposeFields } from "~/domain/document/proposals/propose-fields";

const read = (...pages: string[]) =>
  Object.fromEntries(proposeFields(pages).map(({ field, value, page }) => [field, [value, page]]));

test("a report's kind and period, and the last day of a certificate, are proposed with their page", () => {
  expect(
    read(
      "Uafhængig revisors erklæring\nISAE 3402-erklæring, type 2, om kontroller hos Fjord Data A/S",
      "Erklæringen dækker perioden fra 1. januar 2025 til 31. december 2025 og er rettet til kunderne.",
    ),
  ).toEqual({ evidenceKind: ["isae3402-2", 1], periodStart: ["2025-01-01", 2], periodEnd: ["2025-12-31", 2] });
  expect(
    read(
      "Independent service auditor's report\nSOC 2 Type II Report on security and availability",
      "We tested the controls throughout the period 1 October 2024 to 30 September 2025.",
    ),
  ).toEqual({ evidenceKind: ["soc2-2", 1], periodStart: ["2024-10-01", 2], periodEnd: ["2025-09-30", 2] });
  expect(read("Certificate of registration\nISO/IEC 27001:2022\nValid until: 14 March 2028")).toEqual({
    evidenceKind: ["iso27001", 1],
    validTo: ["2028-03-14", 1],
  });
  expect(read("Certifikat\nISO/IEC 27701:2019\nGyldig til\t2027-05-01")).toEqual({
    evidenceKind: ["iso27701", 1],
    validTo: ["2027-05-01", 1],
  });
});

test("what a paper only speaks of, or says in two ways, is not proposed", () => {
  expect(read("Databehandleraftale\nDatabehandleren er certificeret efter ISO/IEC 27001.")).toEqual({});
  expect(read("Rapport om ISO 27001 og andet\nRapport om SOC 2 type 2")).toEqual({});
  expect(read("SOC 2 report")).toEqual({});
  const twice = "I perioden 1. januar 2024 til 31. december 2024. I perioden 1. januar 2025 til 31. december 2025.";
  expect(read(twice)).toEqual({});
  expect(read("I perioden 31. december 2025 til 1. januar 2025 skete intet.")).toEqual({});
  expect(read("Gyldig til: 2027-05-01\nGyldig til: 2028-05-01\nAftalen er gyldig til 2029-05-01 og kan fornyes.")).toEqual({});
});
