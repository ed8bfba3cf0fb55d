import type { BankSection } from "./bank-question";

/** Physical security: claim CLM-PHY, CLM-GEO; yearly per site. */
export const physicalSecurity: BankSection = {
  id: "FYS",
  title: { da: "Fysisk sikkerhed", en: "Physical security" },
  kinds: ["datacentre"],
  questions: [
    {
      id: "FYS-1",
      targets: ["site", "subcontractor", "ourselves"],
      ours: {
        da: "På hvilke præcise adresser og i hvilke lande står vores udstyr og data, og er noget ændret siden sidste kontrol?",
        en: "At which exact addresses and countries are our equipment and data held, and has any location changed since the last check?",
      },
      theirs: {
        da: "På hvilke præcise adresser og i hvilke lande står det udstyr og de data, I behandler for os, og er noget ændret siden sidste kontrol?",
        en: "At which exact addresses and in which countries are the equipment and data that you handle for us, and has any location changed since the last check?",
      },
      evidence: {
        da: "Underskrevet lokationserklæring; aftale om lokationen",
        en: "Signed location statement; contract for the site",
      },
      maps: { iso27001: ["A.5.9", "A.7.1", "A.5.23"], gdpr32: "1b", nis2: "d, i", cir: "5.2, 12.4, 13.3" },
    },
    {
      id: "FYS-2",
      targets: ["site", "subcontractor", "ourselves"],
      ours: {
        da: "Er fysisk adgang begrænset til personer med arbejdsbetinget behov, og hvornår blev adgangslisten sidst gennemgået?",
        en: "Is physical access limited to people with a work-related need, and when was the access list last reviewed?",
      },
      evidence: {
        da: "Adgangsliste med dato for gennemgang og underskrift; stikprøve af til- og fratrådte",
        en: "Access list with review date and signature; joiner/leaver sample",
      },
      maps: { iso27001: ["A.7.2", "A.5.18", "A.5.15"], gdpr32: "1b, 4", nis2: "i", cir: "13.3, 11.2" },
    },
    {
      id: "FYS-3",
      targets: ["site", "subcontractor", "ourselves"],
      ours: {
        da: "Kontrolleres og registreres adgang (kort + kode/biometri, ledsagelse af gæster, videoovervågning)?",
        en: "Are entries controlled and recorded (card + code/biometrics, visitor escort, CCTV)?",
      },
      evidence: {
        da: "Dørlog og gæstelog for en udvalgt uge; regler for videoovervågning",
        en: "Door log and visitor log for a sampled week; CCTV rules",
      },
      maps: { iso27001: ["A.7.2", "A.7.4", "A.7.6"], gdpr32: "1b", nis2: "i", cir: "13.3" },
    },
    {
      id: "FYS-4",
      targets: ["site", "subcontractor", "ourselves"],
      ours: {
        da: "Er strøm, UPS, generator og køl redundant, vedligeholdt og testet under last?",
        en: "Are power, UPS, generator and cooling redundant, maintained and tested under load?",
      },
      evidence: {
        da: "Test- og servicerapporter fra de seneste 12 måneder; enstregsskema eller certifikat for tier/klasse",
        en: "Test/service reports < 12 months; single-line diagram or tier/class certificate",
      },
      maps: { iso27001: ["A.7.11", "A.7.13", "A.8.14"], gdpr32: "1b, 1c", nis2: "c", cir: "13.1, 4.2" },
    },
    {
      id: "FYS-5",
      targets: ["site", "subcontractor", "ourselves"],
      ours: {
        da: "Er brandalarm/-slukning, lækage-, oversvømmelses- og klimasikring på plads og serviceret?",
        en: "Are fire detection/suppression, water leak, flood and climate protections in place and serviced?",
      },
      evidence: { da: "Serviceattester; risikovurdering af lokationen", en: "Service certificates; risk assessment of the site" },
      maps: { iso27001: ["A.7.5", "A.7.8"], gdpr32: "1b", nis2: "c", cir: "13.2" },
    },
    {
      id: "FYS-6",
      targets: ["site", "subcontractor", "ourselves"],
      ours: {
        da: "Hvordan fjernes, genbruges eller destrueres diske og udstyr, og dokumenteres det pr. serienummer?",
        en: "How are disks and equipment removed, reused or destroyed, and is this proven per serial number?",
      },
      evidence: {
        da: "Destruktionserklæringer; sporbarhed fra afmontering til destruktion",
        en: "Destruction certificates; chain-of-custody",
      },
      maps: { iso27001: ["A.7.14", "A.7.10", "A.8.10"], gdpr32: "1a, 1b", nis2: "i", cir: "12.2, 12.3" },
    },
    {
      id: "FYS-7",
      targets: ["site", "subcontractor", "ourselves"],
      ours: {
        da: "Hvilken uafhængig certificering eller erklæring dækker netop dette sted, og nævner omfanget adressen?",
        en: "Which independent certificate or report covers this very site, and does its scope name the address?",
      },
      theirs: {
        da: "Hvilken uafhængig certificering eller erklæring dækker netop det sted, I bruger til os, og nævner omfanget adressen?",
        en: "Which independent certificate or report covers the very site that you use for us, and does its scope name the address?",
      },
      evidence: { da: "Certifikat med side om omfang; liste over undtagelser", en: "Certificate + scope page; exceptions list" },
      maps: { iso27001: ["A.5.22", "A.5.35"], gdpr32: "1d", nis2: "d, f", cir: "5.1.6, 2.3" },
    },
  ],
};
