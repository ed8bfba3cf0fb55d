import type { BankSection } from "./bank-question";

/** Backup: CLM-BCK; quarterly restore sample, yearly full. */
export const backup: BankSection = {
  id: "BCK",
  title: { da: "Backup", en: "Backup" },
  kinds: ["cloud", "software"],
  questions: [
    {
      id: "BCK-1",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Hvad tages der backup af, hvor ofte og hvor længe, og svarer det til kundeaftalen (3–21 dage)?",
        en: "What is backed up, how often and how long, and does it match the customer agreement (3–21 days)?",
      },
      theirs: {
        da: "Hvad tager I backup af for os, hvor ofte og hvor længe, og svarer det til vores aftale?",
        en: "What do you back up for us, how often and for how long, and does it match our agreement?",
      },
      evidence: { da: "Udtræk af backupplan sammenholdt med kontrakt", en: "Schedule export vs. contract" },
      maps: { iso27001: ["A.8.13"], gdpr32: "1c", nis2: "c", cir: "4.2" },
    },
    {
      id: "BCK-2",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "I hvilket land og hvilken bygning ligger kopierne, og adskilt fra kilden?",
        en: "In which country and building are the copies, and separate from the source?",
      },
      evidence: { da: "Lokationserklæring", en: "Location statement" },
      maps: { iso27001: ["A.8.13", "A.8.14"], gdpr32: "1b, 1c", nis2: "c", cir: "4.2" },
    },
    {
      id: "BCK-3",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Er mindst én kopi beskyttet mod sletning og ransomware (offline/uforanderlig, egne adgange)?",
        en: "Is at least one copy protected from deletion and ransomware (offline/immutable, separate credentials)?",
      },
      evidence: { da: "Opsætning; adskillelse af konti", en: "Configuration; account separation" },
      maps: { iso27001: ["A.8.13", "A.8.2", "A.8.7"], gdpr32: "1b, 1c", nis2: "c", cir: "4.2" },
    },
    {
      id: "BCK-4",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Hvornår var sidste gendannelsestest, hvad blev gendannet, og blev tids- og tabsmål nået?",
        en: "When was the last restore test, what was restored, and were time and data-loss targets met?",
      },
      evidence: { da: "Testrapport med RTO og RPO", en: "Test report with RTO/RPO" },
      maps: { iso27001: ["A.8.13", "A.5.30"], gdpr32: "1c, 1d", nis2: "c, f", cir: "4.2, 4.1" },
    },
    {
      id: "BCK-5",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Er kopierne krypteret, og hvem opbevarer nøglerne hvor?",
        en: "Are copies encrypted, and who holds the keys where?",
      },
      evidence: { da: "Indstillinger; nøgleoversigt", en: "Settings; key register" },
      maps: { iso27001: ["A.8.24", "A.8.13"], gdpr32: "1a", nis2: "h, c", cir: "9, 4.2" },
    },
    {
      id: "BCK-6",
      targets: ["subcontractor", "ourselves"],
      ours: { da: "Opdages og rettes fejlede job inden for et døgn?", en: "Are failed jobs noticed and corrected within a day?" },
      evidence: { da: "Joblog og sager", en: "Job log and tickets" },
      maps: { iso27001: ["A.8.13", "A.8.16"], gdpr32: "1c", nis2: "c", cir: "4.2" },
    },
    {
      id: "BCK-7",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Fjernes data også fra backup efter aftalens ophør inden for kendt tid?",
        en: "Are data also removed from backups after the contract ends, within a known time?",
      },
      evidence: { da: "Slettelog; dokumentation for opbevaringsperiode", en: "Deletion log; retention proof" },
      maps: { iso27001: ["A.8.10"], gdpr32: "1b (and 28(3)(g))", nis2: "d", cir: "5.1.4(h)" },
    },
  ],
};
