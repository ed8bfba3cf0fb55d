import type { Subcontractor } from "../../app/domain/portfolio";
import { type DemoFacts, owners } from "./demo-facts";

/** Networks, and people who come by: consultants, guards, cleaners. */
export const demoHands = (demo: DemoFacts): Subcontractor[] => [
  demo.company(
    14,
    { key: "strandskade-net", name: "Strandskade Net A/S", place: "København", contacts: [["Mogens Fuglsang", "netdrift"]] },
    {
      criticality: "high",
      affectsSecurity: true,
      owner: owners.jonas,
      services: [demo.service("network", "non-processor", "Transit og sort fiber", 52)],
      locations: [demo.location("processing", "København", 6), demo.location("processing", "Skanderborg", 6)],
      agreements: [demo.contract(52, { endsOn: demo.ahead(10), renewalMonths: 12, noticeMonths: 3 }), demo.nda(52)],
      evidence: demo.kept("network", 5, false, ["continuity-test"]),
      ...demo.supervised(3, "Ren transport, krypteret fra ende til ende. En årlig skriftlig status er nok.", 5),
      waivers: [
        demo.waiver(
          "evidence-missing",
          "continuity-test",
          3,
          5,
          "Den fælles failovertest er udskudt, til den nye fiber er lagt. Vi har selv afprøvet skift til den anden udbyder.",
        ),
      ],
    },
  ),
  demo.company(
    15,
    {
      key: "pindsvin-ddos",
      name: "Pindsvin DDoS-værn ApS",
      place: "Ballerup",
      contacts: [
        ["Ulla Krogh", "vagtchef"],
        ["Emil Bisgaard", "databeskyttelse"],
      ],
    },
    {
      criticality: "high",
      affectsSecurity: true,
      owner: owners.jonas,
      services: [demo.service("network", "sub-processor", "DDoS-beskyttelse", 32)],
      locations: [
        demo.location("processing", "Ballerup", 4),
        demo.location("processing", "Frankfurt", 4),
        demo.location("processing", "Paris", 4),
        demo.location("logs", "Ballerup", 4),
      ],
      agreements: [demo.contract(32, { includesConfidentiality: true }), demo.dpa(32, 5)],
      evidence: [demo.certificate("iso27001", 13), ...demo.kept("network", 5, true)],
      ...demo.supervised(
        4,
        "Vaskeanlæg kun i EU, IP-adresser slettes efter et døgn. Certifikat og lokationer efterses hvert år.",
        4,
      ),
    },
  ),
  demo.company(
    16,
    { key: "natugle-konsulenter", name: "Natugle Konsulenter ApS", place: "Aarhus", contacts: [["Frida Ankjær", "partner"]] },
    {
      criticality: "high",
      affectsSecurity: true,
      owner: owners.jonas,
      services: [demo.service("consultant", "sub-processor", "Vagtordning og systemadministration", 28)],
      locations: [demo.location("remote-access", "Aarhus", 4)],
      agreements: [demo.contract(28, {}, "Konsulentaftale"), demo.dpa(28, 4), demo.nda(28)],
      evidence: demo.kept("consultant", 5, true),
      ...demo.supervised(6, "Privilegeret adgang. Vi gennemgår personer, adgange og log to gange om året.", 3, 6),
    },
  ),
  demo.company(
    17,
    {
      key: "toemmerflaade-raadgivning",
      name: "Tømmerflåde Rådgivning ApS",
      place: "Vejle",
      contacts: [["Steen Houmark", "rådgiver"]],
    },
    {
      criticality: "medium",
      owner: owners.mette,
      services: [demo.service("consultant", "sub-processor", "Migrering af kunder", 23)],
      locations: [demo.location("remote-access", "Vejle", 5)],
      agreements: [
        demo.contract(23, { endsOn: demo.inDays(60), noticeMonths: null }, "Projektaftale"),
        demo.dpa(23, 9, { endsOn: demo.inDays(60) }),
        demo.nda(23, { endsOn: demo.inDays(75) }),
      ],
      evidence: demo.kept("consultant", 6, true),
      ...demo.supervised(3, "Adgang til én kunde ad gangen, lukkes efter hver flytning.", 5),
    },
  ),
  demo.company(
    18,
    { key: "makron-makulering", name: "Makron Makulering ApS", place: "Vejle", contacts: [["Erna Thyssen", "kørselsleder"]] },
    {
      criticality: "medium",
      affectsSecurity: true,
      owner: owners.jonas,
      services: [demo.service("other", "sub-processor", "Destruktion af diske", 40)],
      locations: [demo.location("processing", "Vejle", 6)],
      agreements: [demo.contract(40, { includesConfidentiality: true }), demo.dpa(40, 11)],
      evidence: demo.kept("other", 5, true),
      ...demo.supervised(2, "Diske destrueres på stedet, mens vi ser på. Bekræftelse med serienumre hver gang.", 8, 24),
    },
  ),
  demo.company(
    19,
    { key: "vaagen-staer-vagt", name: "Vågen Stær Vagt ApS", place: "Skanderborg", contacts: [["Kurt Bjelke", "vagtleder"]] },
    {
      criticality: "medium",
      affectsSecurity: true,
      owner: owners.jonas,
      services: [demo.service("other", "non-processor", "Alarm og rundering", 44)],
      agreements: [demo.contract(44, { includesConfidentiality: true })],
      ...demo.supervised(2, "Nøgle til kontoret, ikke til serverrum. Skriftlig bekræftelse hvert andet år.", 7, 24),
    },
  ),
  demo.company(
    20,
    { key: "saebeboble-rengoering", name: "Sæbeboble Rengøring ApS", place: "Aarhus", contacts: [["Dorte Lindum", "teamleder"]] },
    {
      criticality: "low",
      owner: owners.mette,
      services: [demo.service("other", "non-processor", "Rengøring af kontor", 57)],
      agreements: [demo.contract(57, { noticeMonths: 1 }, "Serviceaftale")],
    },
  ),
];
