import type { BankSection } from "./bank-question";

/** Network: CLM-NET; yearly, firewall rules half-yearly. */
export const network: BankSection = {
  id: "NET",
  title: { da: "Netværk", en: "Network" },
  kinds: ["datacentre", "cloud", "network"],
  questions: [
    {
      id: "NET-1",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Er kunde-, management-, backup- og kontornet segmenteret, og er adskillelsen testet?",
        en: "Are customers, management, backup and office networks segmented, and is the separation tested?",
      },
      evidence: { da: "Aktuelt netværksdiagram; test af segmenteringen", en: "Current diagram; segmentation test" },
      maps: { iso27001: ["A.8.22", "A.8.20"], gdpr32: "1b", nis2: "e", cir: "6.8" },
    },
    {
      id: "NET-2",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Er firewallregler dokumenteret med ejer og gennemgået, og fjernes ubrugte regler?",
        en: "Are firewall rules documented with owner and reviewed; are unused rules removed?",
      },
      evidence: { da: "Referat af regelgennemgang fra de seneste 6 måneder", en: "Rule review record < 6 months" },
      maps: { iso27001: ["A.8.20", "A.8.21", "A.8.9"], gdpr32: "1b, 1d", nis2: "e", cir: "6.7, 6.3" },
    },
    {
      id: "NET-3",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Hvilken DDoS-beskyttelse dækker os, hvor sker rensningen, og hvornår blev den sidst testet eller brugt?",
        en: "What DDoS protection covers us, where does scrubbing take place, and when was it last tested or used?",
      },
      theirs: {
        da: "Hvilken DDoS-beskyttelse dækker den ydelse, I leverer til os, hvor sker rensningen, og hvornår blev den sidst testet eller brugt?",
        en: "What DDoS protection covers the service you deliver to us, where does scrubbing take place, and when was it last tested or used?",
      },
      evidence: {
        da: "Aftale med leverandøren, land for rensning, hændelses- eller testrapport",
        en: "Supplier contract, country of scrubbing, incident/test report",
      },
      maps: { iso27001: ["A.8.14", "A.8.21", "A.8.6"], gdpr32: "1b", nis2: "c, e", cir: "6.7, 4.2" },
    },
    {
      id: "NET-4",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Opdager netværksinspektion kendte ondsindede adresser og mønstre, og håndteres alarmer døgnet rundt?",
        en: "Does network inspection detect known-bad addresses and patterns, and are alarms handled round the clock?",
      },
      evidence: { da: "Udvalgte alarmer med behandlingstid", en: "Alarm samples with handling time" },
      maps: { iso27001: ["A.8.16", "A.5.7"], gdpr32: "1b", nis2: "b, e", cir: "3.2, 3.4" },
    },
    {
      id: "NET-5",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Er management-grænseflader utilgængelige fra internettet og kun brugt via kontrolleret vej?",
        en: "Are management interfaces unreachable from the internet and used only through a controlled path?",
      },
      evidence: { da: "Ekstern scanning; indstillinger for VPN eller bastion", en: "External scan; VPN/bastion settings" },
      maps: { iso27001: ["A.8.20", "A.8.22", "A.8.5"], gdpr32: "1b", nis2: "e, j", cir: "6.7, 11.4" },
    },
    {
      id: "NET-6",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Er netværksændringer godkendt, testet og mulige at rulle tilbage?",
        en: "Are network changes approved, tested and reversible?",
      },
      evidence: { da: "Stikprøve af ændringssager", en: "Change tickets sample" },
      maps: { iso27001: ["A.8.32", "A.8.9"], gdpr32: "1b", nis2: "e", cir: "6.4" },
    },
  ],
};
