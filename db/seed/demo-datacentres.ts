import type { Subcontractor } from "../../app/domain/portfolio";
import { type DemoFacts, owners } from "./demo-facts";

const housing = "Strøm, køl, brandslukning og adgangskontrol. Ingen logisk adgang og ingen nøgler til diskene.";

/** The halls in which the host's own machines stand. */
export const demoDatacentres = (demo: DemoFacts): Subcontractor[] => [
  demo.company(
    1,
    {
      key: "tyttebaer-datacenter",
      name: "Tyttebær Datacenter ApS",
      place: "Skanderborg",
      contacts: [
        ["Birgit Lyngsø", "sikkerhedsansvarlig"],
        ["Anders Tofte", "kundeansvarlig"],
      ],
    },
    {
      criticality: "critical",
      affectsSecurity: true,
      owner: owners.jonas,
      services: [demo.service("datacentre", "non-processor", "Housing", 62)],
      locations: [demo.location("storage", "Skanderborg", 4), demo.location("keys", "Skanderborg", 4)],
      agreements: [demo.contract(62), demo.nda(62)],
      evidence: [
        demo.report("isae3402-2", 6, { sites: ["skanderborg-storage", "skanderborg-keys"] }),
        demo.report("isae3402-2", 18, { key: "isae3402-2-forrige", opinion: "qualified" }),
        demo.certificate("iso27001", 19, { sites: ["skanderborg-storage", "skanderborg-keys"] }),
        demo.certificate("en50600", 11, { sites: ["skanderborg-storage"] }),
        ...demo.kept("datacentre", 5, false),
      ],
      ...demo.supervised(5, `${housing} Revisionserklæringen dækker hallen, og vi besøger den selv hvert andet år.`, 3),
      findings: [
        demo.finding("adgangskort", "Tre adgangskort til fratrådte medarbejdere var ikke spærret", "medium", demo.ago(10), {
          closedOn: demo.ago(11),
          evidence: "isae3402-2-forrige",
        }),
      ],
    },
  ),
  demo.company(
    2,
    {
      key: "muldvarp-datacenter",
      name: "Muldvarp Datacenter A/S",
      place: "Ballerup",
      contacts: [
        ["Torben Eskelund", "driftschef"],
        ["Lone Friis", "sikkerhedsansvarlig"],
      ],
    },
    {
      criticality: "critical",
      affectsSecurity: true,
      owner: owners.jonas,
      services: [
        demo.service("datacentre", "non-processor", "Housing", 41),
        demo.service("network", "non-processor", "Krydsfelt", 41),
      ],
      locations: [demo.location("storage", "Ballerup", 6), demo.location("recovery", "Ballerup", 6)],
      agreements: [demo.contract(41, { endsOn: demo.ahead(8), renewalMonths: 12, noticeMonths: 3 }), demo.nda(41)],
      evidence: [
        demo.certificate("iso27001", 14, { sites: ["ballerup-storage", "ballerup-recovery"] }),
        demo.report("isae3402-2", 5),
        ...demo.kept("datacentre", 6, false),
      ],
      inspectionPlan: {
        firstDueOn: demo.ago(35),
        everyMonths: 12,
        concept: 6,
        rationale: `${housing} Vi går hallen igennem en gang om året.`,
      },
      inspections: [demo.inspection(demo.yearBefore(20))],
    },
  ),
  demo.company(
    3,
    { key: "klitrose-housing", name: "Klitrose Housing ApS", place: "Esbjerg", contacts: [["Poul Vestergård", "ejer"]] },
    {
      criticality: "medium",
      affectsSecurity: true,
      owner: owners.jonas,
      // Came along when a smaller host was taken over; nobody has yet decided what it is.
      services: [demo.service("datacentre", null, "Rackplads (overtaget)", 7)],
      locations: [demo.location("storage", "Esbjerg", 6)],
      agreements: [demo.contract(31, { title: "Overtaget lejeaftale" })],
      evidence: [demo.certificate("iso27001", 9), ...demo.kept("datacentre", 4, true)],
    },
  ),
  demo.company(
    4,
    {
      key: "limfjordskrebs-datacenter",
      name: "Limfjordskrebs Datacenter A/S",
      place: "Aalborg",
      contacts: [["Gitte Nørmark", "kvalitetschef"]],
    },
    {
      criticality: "high",
      affectsSecurity: true,
      owner: owners.jonas,
      services: [demo.service("datacentre", "non-processor", "Housing, reservesite", 50)],
      locations: [demo.location("recovery", "Aalborg", 5)],
      agreements: [demo.contract(50, { endsOn: demo.ago(2), renewalMonths: 12, noticeMonths: 3 }), demo.nda(50)],
      evidence: [
        demo.report("isae3402-2", 14),
        demo.report("isae3402-2", 2, {
          key: "isae3402-2-ny",
          issuedOn: demo.inDays(-22),
          receivedOn: demo.inDays(-20),
          review: "pending",
          reviewedOn: null,
          opinion: null,
        }),
        ...demo.kept("datacentre", 5, false),
      ],
      ...demo.supervised(5, `${housing} Reservesite: en revisionserklæring om året er nok.`, 8),
    },
  ),
  demo.company(
    21,
    {
      key: "trois-coquelicots",
      name: "Trois Coquelicots Hébergement SAS",
      place: "Roubaix",
      contacts: [
        ["Odile Vasseur", "responsable sécurité"],
        ["Remy Lacombe", "account manager"],
      ],
    },
    {
      criticality: "critical",
      affectsSecurity: true,
      owner: owners.sofie,
      services: [
        demo.service("datacentre", "sub-processor", "Dedikerede servere", 38),
        demo.service("cloud", "sub-processor", "Virtuelle servere", 26),
      ],
      locations: [
        demo.location("storage", "Roubaix", 3),
        demo.location("processing", "Roubaix", 3),
        demo.location("backup", "Lille", 3),
        demo.location("remote-access", "Paris", 3),
      ],
      agreements: [demo.contract(38, { includesConfidentiality: true }), demo.dpa(38, 5)],
      evidence: [demo.certificate("iso27001", 22), demo.report("isae3000-gdpr", 5), ...demo.kept("cloud", 6, true)],
      ...demo.supervised(5, "Kundedata ligger her. Uafhængig revisionserklæring, gennemgået af os, hvert år.", 4),
    },
  ),
  demo.company(
    22,
    {
      key: "phare-de-papier",
      name: "Phare de Papier Datacenters SAS",
      place: "Marseille",
      contacts: [["Gaspard Meunier", "responsable qualité"]],
    },
    {
      criticality: "high",
      affectsSecurity: true,
      owner: owners.sofie,
      services: [demo.service("datacentre", "non-processor", "Housing", 30)],
      locations: [
        demo.location("storage", "Marseille", 5),
        // The second hall is in use before the certificate has been extended to it.
        demo.location("storage", "Lyon", 2, { startsOn: demo.monthStart(2) }),
      ],
      agreements: [
        demo.contract(30, { endsOn: demo.ahead(3, 60), renewalMonths: 12, noticeMonths: 3, includesConfidentiality: true }),
      ],
      evidence: [demo.certificate("iso27001", 16, { sites: ["marseille-storage"] }), ...demo.kept("datacentre", 7, false)],
      ...demo.supervised(4, `${housing} Certificeret; vi efterser certifikat og omfang hvert år.`, 6),
    },
  ),
];
