import type { Subcontractor } from "../../app/domain/portfolio";
import { type DemoFacts, owners } from "./demo-facts";
import { nowhere } from "./demo-places";

/** Clouds, backup and the chain below it: a helper that a helper engages. */
export const demoClouds = (demo: DemoFacts): Subcontractor[] => [
  demo.company(
    23,
    {
      key: "nuage-sous-la-pluie",
      name: "Nuage Sous la Pluie SAS",
      place: "Paris",
      contacts: [
        ["Clémence Aubry", "déléguée à la protection des données"],
        ["Thibault Ménard", "support"],
      ],
    },
    {
      criticality: "high",
      affectsSecurity: true,
      owner: owners.sofie,
      services: [demo.service("cloud", "sub-processor", "Objektlager", 29)],
      locations: [demo.location("storage", "Paris", 7), demo.location("logs", "Paris", 7)],
      agreements: [demo.contract(29), demo.dpa(29, 6), demo.nda(29)],
      evidence: [
        demo.report("soc2-2", 6),
        demo.certificate("iso27001", 8),
        ...demo.kept("cloud", 7, true, ["continuity-test"]),
        demo.dated("continuity-test", demo.yearBefore(60)),
      ],
      ...demo.supervised(5, "Krypteret objektlager til kunders filer. SOC 2-rapporten gennemgås hvert år.", 5),
    },
  ),
  demo.company(
    24,
    {
      key: "sauvegarde-du-beffroi",
      name: "Sauvegarde du Beffroi SAS",
      place: "Lille",
      contacts: [["Hélène Caron", "responsable sécurité"]],
    },
    {
      criticality: "high",
      affectsSecurity: true,
      owner: owners.sofie,
      services: [demo.service("cloud", "sub-processor", "Backup af webhoteller og e-mail", 34)],
      locations: [demo.location("backup", "Lille", 4), demo.location("backup", "Roubaix", 4)],
      agreements: [demo.contract(34, { includesConfidentiality: true }), demo.dpa(34, 4)],
      evidence: [demo.certificate("iso27001", 17), ...demo.kept("cloud", 5, true)],
      ...demo.supervised(5, "Al daglig backup, 3 til 21 dage. Vi prøver selv en gendannelse hvert kvartal.", 4),
    },
  ),
  demo.company(
    25,
    {
      key: "entrepot-du-canal",
      name: "Entrepôt du Canal SAS",
      place: "Tourcoing",
      contacts: [["Firmin Delattre", "exploitation"]],
    },
    {
      criticality: "medium",
      engagedBy: "sauvegarde-du-beffroi",
      owner: owners.sofie,
      services: [demo.service("datacentre", "sub-processor", "Båndrobot", 34)],
      locations: [demo.location("backup", "Tourcoing", 4)],
    },
  ),
  demo.company(
    26,
    { key: "bandes-de-lorraine", name: "Bandes de Lorraine SARL", place: "Metz", contacts: [] },
    {
      // All that the newest list of sub-processors says of it is a name.
      criticality: "medium",
      engagedBy: "entrepot-du-canal",
      owner: owners.sofie,
      address: null,
      website: null,
      services: [demo.service("other", "sub-processor", "Opbevaring af bånd", 3)],
    },
  ),
  demo.company(
    27,
    {
      key: "praeriehund-cloud",
      name: "Præriehund Cloud Europe Ltd.",
      place: "Dublin",
      contacts: [
        ["Niamh Corrigan", "data protection officer"],
        ["Declan Moy", "account manager"],
      ],
    },
    {
      criticality: "high",
      affectsSecurity: true,
      owner: owners.sofie,
      parentName: "Prairie Dog Compute, Inc.",
      parentCountry: "US",
      parentAssessedOn: demo.ago(26),
      services: [demo.service("cloud", "sub-processor", "Spidslast og test", 27)],
      locations: [demo.location("processing", "Dublin", 6), demo.location("storage", "Frankfurt", 6)],
      agreements: [
        demo.contract(27, { includesConfidentiality: true }, "Onlinevilkår"),
        demo.dpa(27, 14, {}, { "DPA-18": "partial", "DPA-23": "partial", "DPA-B6": "missing" }),
      ],
      evidence: [
        demo.report("soc2-2", 7, { opinion: "qualified" }),
        demo.certificate("iso27001", 12),
        ...demo.kept("cloud", 6, true),
      ],
      ...demo.supervised(
        5,
        "Kun regioner i EU er slået til. SOC 2-rapporten og listen over underdatabehandlere gennemgås hvert år.",
        7,
      ),
    },
  ),
  demo.company(
    5,
    {
      key: "hvalros-arkiv",
      name: "Hvalros Arkiv ApS",
      place: "Aalborg",
      contacts: [
        ["Inuk Brandt", "arkivchef"],
        ["Karen Uhd", "kontrakter"],
      ],
    },
    {
      criticality: "medium",
      owner: owners.sofie,
      services: [demo.service("cloud", "sub-processor", "Langtidsarkiv", 15)],
      locations: [
        demo.location("storage", "Aalborg", 5),
        demo.location("backup", "Nuuk", 5),
        demo.location("recovery", "Longyearbyen", 5),
      ],
      agreements: [demo.contract(15, { includesConfidentiality: true }), demo.dpa(15, 9, {}, { "DPA-29": "missing" })],
      evidence: [demo.certificate("iso27001", 21), ...demo.kept("cloud", 5, true)],
      ...demo.supervised(4, "Få kunder bruger arkivet. Certifikat og lokationer efterses hvert år.", 5),
    },
  ),
  demo.company(
    28,
    {
      key: "svaleflok-dns",
      name: "Svaleflok DNS B.V.",
      place: "Amsterdam",
      contacts: [["Joris Hoekstra", "network operations"]],
    },
    {
      criticality: "high",
      affectsSecurity: true,
      owner: owners.jonas,
      services: [demo.service("cloud", "non-processor", "Sekundær navneserver (anycast)", 22)],
      locations: [
        demo.location("processing", "Amsterdam", 4),
        demo.location("logs", "Amsterdam", 4, { ...nowhere, key: "logs" }),
      ],
      agreements: [demo.contract(22, { signedOn: null, effectiveOn: null }, "Ordrebekræftelse"), demo.nda(22)],
      evidence: [demo.certificate("iso27001", 10), ...demo.kept("cloud", 4, false)],
      ...demo.supervised(3, "Offentlige zonedata. En skriftlig status om året er nok.", 6),
    },
  ),
  demo.company(
    6,
    { key: "graaspurv-servere", name: "Gråspurv Servere ApS", place: "Kolding", contacts: [["Villy Haar", "direktør"]] },
    {
      status: "ended",
      criticality: "low",
      owner: owners.sofie,
      services: [demo.service("cloud", "sub-processor", "Virtuelle servere", 55, { endsOn: demo.inDays(-50) })],
      locations: [demo.location("storage", "Kolding", 14, { endsOn: demo.inDays(-50) })],
      agreements: [
        demo.contract(55, { endsOn: demo.inDays(-50), includesConfidentiality: true }),
        demo.dpa(55, 20, { endsOn: demo.inDays(-50) }),
      ],
      ...demo.supervised(3, "Ophørt. Mangler alene bekræftelse på sletning.", 15),
    },
  ),
  demo.company(
    7,
    { key: "isfugl-objektlager", name: "Isfugl Objektlager A/S", place: "Odense", contacts: [["Ditte Rosenlund", "salg"]] },
    { status: "prospect", criticality: "medium", owner: owners.mette, locations: [demo.location("storage", "Odense", 1)] },
  ),
];
