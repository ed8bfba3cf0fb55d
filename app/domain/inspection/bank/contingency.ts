import type { BankSection } from "./bank-question";

/** Contingency and breach notice: CLM-BRD; yearly test, contacts half-yearly. */
export const contingency: BankSection = {
  id: "BRD",
  title: { da: "Beredskab og databrud", en: "Contingency and breach notice" },
  kinds: [],
  questions: [
    {
      id: "BRD-1",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Findes en godkendt beredskabsplan med roller og revision inden for 12 måneder?",
        en: "Is there an approved contingency plan with roles and a revision date within 12 months?",
      },
      evidence: { da: "Beredskabsplan med godkendelse", en: "Plan with approval" },
      maps: { iso27001: ["A.5.29", "A.5.30", "A.5.2"], gdpr32: "1b, 1c", nis2: "c", cir: "4.1, 4.3" },
    },
    {
      id: "BRD-2",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Hvornår blev den sidst øvet, med hvilket scenarie, og hvilke forbedringer fulgte?",
        en: "When was it last exercised, with which scenario, and which improvements followed?",
      },
      evidence: { da: "Rapport fra øvelse", en: "Exercise report" },
      maps: { iso27001: ["A.5.30", "A.5.27"], gdpr32: "1c, 1d", nis2: "c, f", cir: "4.1, 4.3" },
    },
    {
      id: "BRD-3",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Er mål for genetableringstid og datatab fastsat pr. tjeneste, aftalt og mulige med leverandørernes egne mål?",
        en: "Are recovery time and data-loss targets set per service, agreed and achievable with the suppliers' own targets?",
      },
      theirs: {
        da: "Er jeres mål for genetableringstid og datatab fastsat for den ydelse, I leverer til os, og har I nået dem i test?",
        en: "Are your recovery time and data-loss targets set for the service you deliver to us, and have you reached them in tests?",
      },
      evidence: { da: "Konsekvensanalyse (BIA); sammenligning af mål", en: "BIA; comparison table" },
      maps: { iso27001: ["A.5.30", "A.8.14"], gdpr32: "1c", nis2: "c, d", cir: "4.1, 5.1.4" },
    },
    {
      id: "BRD-4",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Inden for hvor mange timer og til hvilken kontakt melder leverandøren brud, og er kanalen testet?",
        en: "Within how many hours and to which contact does the supplier report a breach, and was the channel tested?",
      },
      theirs: {
        da: "Inden for hvor mange timer og til hvilken kontakt hos os melder I brud, og er kanalen testet?",
        en: "Within how many hours and to which contact of ours do you report a breach, and was the channel tested?",
      },
      evidence: { da: "Bestemmelse i databehandleraftalen; test på tid", en: "DPA clause; timed test" },
      maps: { iso27001: ["A.5.24", "A.6.8", "A.5.20"], gdpr32: "(33(2))", nis2: "b, d", cir: "3.1, 3.3, 5.1.4(d)" },
    },
    {
      id: "BRD-5",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Hvilke sikkerhedsbrud ramte os eller vores kunder i perioden, og blev de meldt rettidigt?",
        en: "Which security breaches affected us or our customers in the period, and were they notified on time?",
      },
      theirs: {
        da: "Hvilke sikkerhedsbrud hos jer ramte os eller vores kunder i perioden, og blev de meldt rettidigt?",
        en: "Which security breaches at your side affected us or our customers in the period, and were they notified on time?",
      },
      evidence: {
        da: "Fortegnelse over brud (art. 33, stk. 5) med tidspunkter",
        en: "Breach register (Art. 33(5)) with timestamps",
      },
      maps: { iso27001: ["A.5.26", "A.5.28"], gdpr32: "(33)", nis2: "b", cir: "3.5, 3.6" },
    },
    {
      id: "BRD-6",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Kan vi overholde NIS2-frister på 24 t / 72 t / 1 måned, hvis omfattet, med leverandørens hjælp?",
        en: "Can we meet 24 h / 72 h / 1 month reporting under NIS2 if in scope, with the supplier's help?",
      },
      theirs: {
        da: "Kan I hjælpe os med at overholde NIS2-fristerne på 24 timer, 72 timer og 1 måned?",
        en: "Can you help us meet the NIS2 deadlines of 24 hours, 72 hours and 1 month?",
      },
      evidence: { da: "Procedure; øvelse", en: "Procedure; exercise" },
      maps: { iso27001: ["A.5.5", "A.5.24"], gdpr32: "–", nis2: "b", cir: "3.5" },
    },
    {
      id: "BRD-7",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Er kontaktlisten til kunder, leverandører og myndigheder korrekt og tilgængelig uden egne systemer?",
        en: "Is the contact list for customers, suppliers and authorities correct and reachable without our own systems?",
      },
      theirs: {
        da: "Er jeres kontaktliste til kunder, leverandører og myndigheder korrekt og tilgængelig uden jeres egne systemer?",
        en: "Is your contact list for customers, suppliers and authorities correct and reachable without your own systems?",
      },
      evidence: { da: "Udskrevet eller offline liste med testdato", en: "Printed/off-line list, test date" },
      maps: { iso27001: ["A.5.5", "A.5.29"], gdpr32: "1c", nis2: "c, j", cir: "4.3" },
    },
  ],
};
