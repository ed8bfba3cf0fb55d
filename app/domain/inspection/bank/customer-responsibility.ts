import type { BankSection } from "./bank-question";

/** Customer responsibility: CLM-CUS; yearly. */
export const customerResponsibility: BankSection = {
  id: "KUN",
  title: { da: "Kundens ansvar", en: "Customer responsibility" },
  kinds: ["cloud", "software", "consultant"],
  questions: [
    {
      id: "KUN-1",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Findes en aktuel tabel over, hvem der gør hvad mellem kunde, os og leverandør?",
        en: "Is there a current table of who does what between customer, us and supplier?",
      },
      theirs: {
        da: "Findes en aktuel tabel over, hvem der gør hvad mellem os og jer?",
        en: "Is there a current table of who does what between us and you?",
      },
      evidence: { da: "Ansvarsmatrix med version og dato", en: "Responsibility matrix, version/date" },
      maps: { iso27001: ["A.5.2", "A.5.23"], gdpr32: "1b", nis2: "a, d", cir: "1.2, 5.1.1" },
    },
    {
      id: "KUN-2",
      targets: ["ourselves"],
      ours: {
        da: "Får kunder klart besked om, at HTTPS, egen kode, opdateringer, kryptering i hvile og adgangskoder er deres ansvar?",
        en: "Are customers clearly told that HTTPS, own code, patches, encryption at rest and passwords are theirs?",
      },
      evidence: { da: "Arkiv af vilkårsside; velkomstmail", en: "Terms page archive; onboarding mail" },
      maps: { iso27001: ["A.5.20", "A.6.3"], gdpr32: "1a, 1b", nis2: "g", cir: "8.1" },
    },
    {
      id: "KUN-3",
      targets: ["ourselves"],
      ours: {
        da: "Udføres og dokumenteres de brugerkontroller (CUEC), som leverandørernes erklæringer forudsætter hos os?",
        en: "Are the user-side controls named in suppliers' audit reports (CUECs) carried out by us and proven?",
      },
      evidence: { da: "Liste over brugerkontroller (CUEC) med tilhørende egne kontroller", en: "CUEC list → our control" },
      maps: { iso27001: ["A.5.22", "A.5.36"], gdpr32: "1d", nis2: "d, f", cir: "5.1.6" },
    },
    {
      id: "KUN-4",
      targets: ["ourselves"],
      ours: {
        da: "Opfylder vi selv vores pligter som kunde hos leverandøren (brugere, opsætning, opdatering)?",
        en: "Do we ourselves fulfil our duties as customer of the supplier (users, settings, updates)?",
      },
      evidence: { da: "Tjekliste for egne pligter", en: "Self-check list" },
      maps: { iso27001: ["A.5.23", "A.8.9"], gdpr32: "1b", nis2: "d, i", cir: "5.1.1" },
    },
    {
      id: "KUN-5",
      targets: ["ourselves"],
      ours: {
        da: "Tilbyder vi sikre standardindstillinger (gratis certifikater, MFA i kontrolpanel, kodeordsregler)?",
        en: "Do we offer safe defaults (free certificates, MFA in control panel, password rules)?",
      },
      evidence: { da: "Produktindstillinger", en: "Product settings" },
      maps: { iso27001: ["A.8.5", "A.5.17", "A.8.24"], gdpr32: "1a, 1b", nis2: "j, h, g", cir: "11.6, 11.7, 9" },
    },
    {
      id: "KUN-6",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Varsles ændringer i ansvarsfordelingen, før de træder i kraft?",
        en: "Are changes in the split of responsibility announced before they take effect?",
      },
      theirs: {
        da: "Varsler I os om ændringer i ansvarsfordelingen, før de træder i kraft?",
        en: "Do you give us notice of changes in the split of responsibility before they take effect?",
      },
      evidence: { da: "Varsler", en: "Notices" },
      maps: { iso27001: ["A.5.20", "A.8.32"], gdpr32: "1b", nis2: "d", cir: "5.1.7(d)" },
    },
  ],
};
