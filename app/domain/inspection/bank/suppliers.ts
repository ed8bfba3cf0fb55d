import type { BankSection } from "./bank-question";

/** Sub-processors & suppliers: CLM-SUB; yearly per vendor, critical half-yearly. */
export const suppliers: BankSection = {
  id: "UND",
  title: { da: "Underleverandører", en: "Sub-processors & suppliers" },
  kinds: [],
  questions: [
    {
      id: "UND-1",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Er listen over alle leverandører i kæden komplet med navn, adresse, kontakt, opgave og land?",
        en: "Is the list of all suppliers in the chain complete with name, address, contact, task and country?",
      },
      theirs: {
        da: "Er jeres liste over alle underdatabehandlere i kæden komplet med navn, adresse, kontakt, opgave og land?",
        en: "Is your list of all sub-processors in the chain complete with name, address, contact, task and country?",
      },
      evidence: { da: "Dateret liste over underdatabehandlere", en: "Sub-processor list, dated" },
      maps: { iso27001: ["A.5.19", "A.5.21", "A.5.9"], gdpr32: "1b", nis2: "d", cir: "5.2" },
    },
    {
      id: "UND-2",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Findes gældende kontrakt, databehandleraftale og fortrolighedsaftale med hver, underskrevet af rette enhed?",
        en: "Is there a contract, DPA and NDA in force with each, signed by the right entity?",
      },
      theirs: {
        da: "Har I en gældende kontrakt, databehandleraftale og fortrolighedsaftale med hver af dem, underskrevet af rette enhed?",
        en: "Do you have a contract, DPA and NDA in force with each of them, signed by the right entity?",
      },
      evidence: { da: "Dokumenter; gennemgang af bestemmelser", en: "Documents + clause review" },
      maps: { iso27001: ["A.5.20", "A.6.6"], gdpr32: "4 (28(3)-(4))", nis2: "d", cir: "5.1.4" },
    },
    {
      id: "UND-3",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Blev ændringer varslet rettidigt, og varslede vi vores kunder rettidigt?",
        en: "Were changes in sub-suppliers notified in time, and did we tell our customers in time?",
      },
      theirs: {
        da: "Har I varslet alle ændringer af underdatabehandlere rettidigt over for os siden sidste kontrol?",
        en: "Did you give us notice of every change of sub-processors in time since the last check?",
      },
      evidence: { da: "Varsler med datoer; udsendelse til kunder", en: "Notices with dates; customer mailing" },
      maps: { iso27001: ["A.5.22"], gdpr32: "(28(2))", nis2: "d", cir: "5.1.4(g), 5.1.7(d)" },
    },
    {
      id: "UND-4",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Lagres, ses eller administreres data fra steder uden for EU/EØS, også ved support, og på hvilket grundlag?",
        en: "Is any data stored, seen or administered from outside the EU/EEA, also for support, and on what legal tool?",
      },
      evidence: {
        da: "Underskrevet erklæring; standardkontrakt (SCC), TIA eller DPF-kontrol",
        en: "Signed statement; SCC/TIA/DPF check",
      },
      maps: { iso27001: ["A.5.23", "A.5.31", "A.5.34"], gdpr32: "(44–46)", nis2: "d", cir: "5.1.4" },
    },
    {
      id: "UND-5",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Fører leverandøren tilsyn med sine egne leverandører, og kan seneste resultat vises?",
        en: "Does the supplier check its own suppliers, and can it show the last result?",
      },
      theirs: {
        da: "Fører I tilsyn med jeres egne underdatabehandlere, og kan I vise det seneste resultat?",
        en: "Do you check your own sub-processors, and can you show the last result?",
      },
      evidence: { da: "Tilsynsplan og rapport (databehandleraftalens bilag C.8)", en: "Their plan + report (DPA appendix C.8)" },
      maps: { iso27001: ["A.5.21", "A.5.22"], gdpr32: "1d", nis2: "d, f", cir: "5.1.6, 5.1.4(g)" },
    },
    {
      id: "UND-6",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Er leverandørens ejerskab, økonomi, certifikater eller nøglepersoner ændret?",
        en: "Has the supplier's ownership, finances, certificates or key people changed?",
      },
      theirs: {
        da: "Er jeres ejerskab, økonomi, certifikater eller nøglepersoner ændret siden sidste kontrol?",
        en: "Has your ownership, finances, certificates or key people changed since the last check?",
      },
      evidence: { da: "Udskrift fra selskabsregister; kontrol af certifikat", en: "Register extract; certificate check" },
      maps: { iso27001: ["A.5.22"], gdpr32: "1b", nis2: "d", cir: "5.1.6, 5.1.7" },
    },
    {
      id: "UND-7",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Er tidligere fund hos leverandøren lukket, og er risikoscoren opdateret?",
        en: "Are earlier findings with this supplier closed, and was the supplier's risk score updated?",
      },
      theirs: {
        da: "Er de fund, vi tidligere har gjort hos jer, lukket?",
        en: "Are the findings that we made with you earlier closed?",
      },
      evidence: { da: "Liste over fund; ny pointberegning", en: "Finding list; new point calculation" },
      maps: { iso27001: ["A.5.22", "A.5.19"], gdpr32: "1d", nis2: "d, f, a", cir: "5.1.6, 2.1" },
    },
  ],
};
