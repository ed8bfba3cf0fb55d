import type { Subcontractor } from "../../app/domain/portfolio";
import { approvedBy, type DemoFacts, owners } from "./demo-facts";
import { nowhere } from "./demo-places";

/** Software, most of it with somebody who can look in from outside to help. */
export const demoSoftware = (demo: DemoFacts): Subcontractor[] => {
  const untilMoved = "Kunderne er orienteret. Supporten flyttes til EU inden udløbet; adgangen åbnes sag for sag og logges.";
  const mailFilterInspection = demo.inspection(demo.ago(13), "findings");
  const panelInspection = demo.inspection(demo.ago(5), "findings");
  return [
    demo.company(
      8,
      {
        key: "tusindben-software",
        name: "Tusindben Software ApS",
        place: "Aarhus",
        contacts: [
          ["Pernille Damsgaard", "support"],
          ["Rasmus Knold", "udviklingschef"],
        ],
      },
      {
        criticality: "high",
        affectsSecurity: true,
        owner: owners.jonas,
        services: [demo.service("software", "sub-processor", "Kontrolpanel med fjernsupport", 45)],
        locations: [demo.location("remote-access", "Aarhus", 5)],
        agreements: [
          demo.contract(45, { endsOn: demo.ahead(9), renewalMonths: 12, noticeMonths: 3 }, "Licens- og supportaftale"),
          demo.dpa(45, 5),
          demo.nda(45),
        ],
        evidence: demo.kept("software", 5, true),
        inspectionPlan: {
          firstDueOn: demo.ago(17),
          everyMonths: 12,
          concept: 6,
          rationale: "Fjernsupport med adgang til kundemiljøer. Vi gennemgår adgangslisten og et udsnit af loggen selv.",
        },
        inspections: [demo.inspection(demo.ago(17)), panelInspection],
        findings: [
          demo.finding("adgangsliste", "Adgangslisten var ikke dateret", "low", demo.ahead(1), {
            inspection: panelInspection.key,
          }),
          demo.finding("logning", "Supportsager uden reference i loggen", "medium", demo.ago(2), {
            closedOn: demo.ago(3),
            inspection: panelInspection.key,
          }),
        ],
      },
    ),
    demo.company(
      29,
      { key: "nordlysvakten", name: "Nordlysvakten AS", place: "Tromsø", contacts: [["Sunniva Haugland", "vaktleder"]] },
      {
        criticality: "medium",
        engagedBy: "tusindben-software",
        owner: owners.jonas,
        services: [demo.service("consultant", "sub-processor", "Vagt om natten", 18)],
        locations: [demo.location("remote-access", "Tromsø", 5)],
        waivers: [
          demo.waiver(
            "residency-broken",
            "tromsoe-remote-access",
            4,
            6,
            "Norge er i EØS, men ikke i EU. Kunderne er orienteret, og adgangen gives kun ved driftsstop om natten.",
          ),
        ],
      },
    ),
    demo.company(
      9,
      { key: "bogorm-regnskab", name: "Bogorm Regnskab A/S", place: "Odense", contacts: [["Hanne Overby", "kundeservice"]] },
      {
        criticality: "medium",
        owner: owners.mette,
        services: [demo.service("software", "processor", "Bogholderi og fakturering", 70)],
        locations: [demo.location("storage", "Odense", 6), demo.location("backup", "Kolding", 6)],
        agreements: [demo.contract(70, {}, "Abonnementsaftale"), demo.dpa(48, 10), demo.nda(48)],
        evidence: [demo.report("isae3402-2", 7), ...demo.kept("software", 6, true)],
        ...demo.supervised(3, "Vores egne kunders stamdata og fakturaer. En årlig skriftlig status er nok.", 6),
      },
    ),
    demo.company(
      10,
      {
        key: "sneglepost-mailfilter",
        name: "Sneglepost Mailfilter ApS",
        place: "København",
        contacts: [["Allan Skovmose", "drift"]],
      },
      {
        criticality: "high",
        affectsSecurity: true,
        owner: owners.sofie,
        services: [demo.service("software", "sub-processor", "Spam- og virusfilter", 36)],
        locations: [demo.location("processing", "København", 7), demo.location("logs", "Ballerup", 7)],
        agreements: [demo.contract(36, { includesConfidentiality: true }), demo.dpa(36, 7)],
        evidence: demo.kept("software", 6, true),
        inspectionPlan: {
          firstDueOn: demo.ago(25),
          everyMonths: 12,
          concept: 6,
          rationale: "Al e-mail passerer her. Eget tilsyn hvert år.",
        },
        inspections: [demo.inspection(demo.ago(25)), mailFilterInspection],
        findings: [
          demo.finding("karantaene", "Karantænen slettes efter 90 dage; aftalt er 30", "medium", demo.inDays(-25), {
            evidence: "pentest",
          }),
        ],
      },
    ),
    demo.company(
      11,
      {
        key: "edderkop-webbygger",
        name: "Edderkop Webbygger ApS",
        place: "Vejle",
        contacts: [["Signe Bundgaard", "produktchef"]],
      },
      {
        criticality: "medium",
        owner: owners.sofie,
        services: [demo.service("software", "sub-processor", "Hjemmesidebygger", 20)],
        locations: [demo.location("storage", "Vejle", 6), demo.location("remote-access", "Vejle", 6)],
        agreements: [demo.contract(20, { includesConfidentiality: true }), demo.dpa(20, 8)],
        evidence: [demo.dated("pentest", demo.ago(12, 10)), ...demo.kept("software", 6, true, ["pentest", "breach-drill"])],
        ...demo.supervised(3, "Kundernes egne sider. En årlig skriftlig status er nok.", 5),
        waivers: [
          {
            rule: "evidence-missing",
            subject: "breach-drill",
            from: demo.ago(11),
            until: demo.inDays(-18),
            reason: "Nyt supportsystem på vej; øvelsen holdes, når det er i drift.",
            approvedBy,
          },
        ],
      },
    ),
    demo.company(
      12,
      {
        key: "myretue-overvaagning",
        name: "Myretue Overvågning ApS",
        place: "Aarhus",
        contacts: [["Jeppe Sand", "kundeansvarlig"]],
      },
      {
        // Being taken on, and already running.
        status: "prospect",
        criticality: "medium",
        affectsSecurity: true,
        owner: owners.jonas,
        services: [demo.service("software", "sub-processor", "Overvågning af servere", 1, { startsOn: demo.inDays(-20) })],
        locations: [demo.location("processing", "Aarhus", 1, { ...nowhere, key: "eu-cloud", region: "EU", confirmedOn: null })],
        agreements: [
          demo.contract(1),
          demo.dpa(1, 1, { signedOn: null, effectiveOn: null, reviewedOn: null }),
          demo.nda(1, { signedOn: null, effectiveOn: null }),
        ],
        evidence: demo.kept("software", 4, true),
        inspectionPlan: {
          firstDueOn: demo.ahead(3),
          everyMonths: 12,
          concept: 4,
          rationale: "Ser kun målinger. Første tilsyn tre måneder efter start.",
        },
        waivers: [
          {
            rule: "dpa-unsigned",
            subject: "databehandleraftale",
            from: demo.inDays(-20),
            until: demo.inDays(25),
            reason: "Aftalen ligger til underskrift hos bestyrelsen. Indtil da måles der ikke på kunders servere.",
            approvedBy,
          },
        ],
      },
    ),
    demo.company(
      30,
      {
        key: "papegoeje-sagsstyring",
        name: "Papegøje Sagsstyring GmbH",
        place: "Hamburg",
        contacts: [
          ["Wiebke Jansen", "Datenschutz"],
          ["Holger Timm", "support"],
        ],
      },
      {
        criticality: "high",
        owner: owners.mette,
        services: [demo.service("software", "sub-processor", "Sagssystem til kundesupport", 33)],
        locations: [
          demo.location("storage", "Hamburg", 5),
          demo.location("remote-access", "London", 5),
          demo.location("remote-access", "Austin", 5, { transferTool: "adequacy", transferAssessedOn: demo.ago(14) }),
          demo.location("logs", "Ashburn", 5),
        ],
        agreements: [demo.contract(33, { includesConfidentiality: true }), demo.dpa(33, 6, {}, { "DPA-29": "present" })],
        evidence: demo.kept("software", 5, true),
        ...demo.supervised(5, "Henvendelser fra kunder. Rapport fra uafhængig revisor hvert år.", 6),
        waivers: ["london-remote-access", "austin-remote-access", "ashburn-logs"].map((location) =>
          demo.waiver("residency-broken", location, 5, 6, untilMoved),
        ),
      },
    ),
    demo.company(
      13,
      {
        key: "brevdue-udsendelse",
        name: "Brevdue Udsendelse ApS",
        place: "København",
        contacts: [["Bo Malling", "kundeservice"]],
      },
      {
        criticality: "medium",
        owner: owners.mette,
        services: [demo.service("software", "processor", "Nyhedsbreve", 59)],
        locations: [demo.location("storage", "København", 8)],
        // One package of papers, forgotten on the day it ran out.
        agreements: [
          demo.contract(59, { endsOn: demo.inDays(-24) }),
          demo.dpa(59, 15, { endsOn: demo.inDays(-24) }),
          demo.nda(59, { endsOn: demo.inDays(-24) }),
        ],
        evidence: demo.kept("software", 5, true),
        ...demo.supervised(2, "Navn og e-mail på modtagere, der selv har tilmeldt sig. Skriftlig bekræftelse.", 9, 24),
      },
    ),
  ];
};
