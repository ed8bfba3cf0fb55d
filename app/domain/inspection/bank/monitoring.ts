import type { BankSection } from "./bank-question";

/** Monitoring: CLM-MON; half-yearly. */
export const monitoring: BankSection = {
  id: "OVV",
  title: { da: "Overvågning", en: "Monitoring" },
  kinds: ["datacentre", "cloud", "software", "network"],
  questions: [
    {
      id: "OVV-1",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Hvilken infrastruktur og hvilke tjenester overvåges, og mangler noget relevant?",
        en: "Which infrastructure and services are monitored, and is anything relevant missing?",
      },
      evidence: { da: "Liste over overvågning sammenholdt med systemoversigt", en: "Monitor list vs. inventory" },
      maps: { iso27001: ["A.8.16"], gdpr32: "1b", nis2: "b, c", cir: "3.2" },
    },
    {
      id: "OVV-2",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Registreres alle afvigelser i incident management og følges til lukning?",
        en: "Are all deviations registered in incident management and followed to closure?",
      },
      evidence: { da: "5 alarmer fulgt til sag", en: "5 alarms traced to tickets" },
      maps: { iso27001: ["A.5.25", "A.5.26", "A.6.8"], gdpr32: "1b", nis2: "b", cir: "3.3, 3.4, 3.5" },
    },
    {
      id: "OVV-3",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Er der vagt og eskalering, og er kontaktlisten testet?",
        en: "Is there on-call duty and escalation, and was the contact list tested?",
      },
      evidence: { da: "Vagtplan; testopkald", en: "Roster; test call" },
      maps: { iso27001: ["A.5.24", "A.5.26"], gdpr32: "1b, 1c", nis2: "b, j", cir: "3.1, 3.5" },
    },
    {
      id: "OVV-4",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Blev aftalte serviceniveauer overholdt, og er rapporter modtaget og gennemgået?",
        en: "Were agreed service levels met in the period, and are reports received and reviewed?",
      },
      theirs: {
        da: "Blev de serviceniveauer, I har aftalt med os, overholdt i perioden, og har vi fået rapporterne?",
        en: "Were the service levels you agreed with us met in the period, and did we receive the reports?",
      },
      evidence: { da: "SLA-rapporter med bemærkninger fra gennemgangen", en: "SLA reports with our review note" },
      maps: { iso27001: ["A.5.22"], gdpr32: "1b, 1d", nis2: "d, f", cir: "5.1.7(a)" },
    },
    {
      id: "OVV-5",
      targets: ["subcontractor", "ourselves"],
      ours: { da: "Planlægges kapacitet, og reageres der på tærskler?", en: "Is capacity planned and are thresholds acted on?" },
      evidence: { da: "Kapacitetsrapport", en: "Capacity report" },
      maps: { iso27001: ["A.8.6"], gdpr32: "1b", nis2: "c", cir: "4.2" },
    },
    {
      id: "OVV-6",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Evalueres større hændelser bagefter, og gennemføres læring?",
        en: "Are larger incidents reviewed afterwards and lessons carried out?",
      },
      evidence: { da: "Evalueringer efter hændelser med handlinger", en: "Post-incident reviews with actions" },
      maps: { iso27001: ["A.5.27"], gdpr32: "1d", nis2: "b, f", cir: "3.6" },
    },
  ],
};
