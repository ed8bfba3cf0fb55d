import type { BankSection } from "./bank-question";

/** Logging: CLM-LOG; half-yearly. */
export const logging: BankSection = {
  id: "LOG",
  title: { da: "Logning", en: "Logging" },
  kinds: ["cloud", "software", "network"],
  questions: [
    {
      id: "LOG-1",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Logges al adgang til management- og kundemiljøer med hvem, hvornår, hvad og hvorfra?",
        en: "Is every access to management and customer environments logged with who, when, what and from where?",
      },
      evidence: { da: "Logudtræk for et kendt login", en: "Log extract for a known login" },
      maps: { iso27001: ["A.8.15"], gdpr32: "1b", nis2: "b, i", cir: "3.2" },
    },
    {
      id: "LOG-2",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Er logge beskyttet mod ændring og sletning, også fra administratorer?",
        en: "Are logs protected against change and deletion, also by administrators?",
      },
      evidence: {
        da: "Beskrivelse af central log eller skrivebeskyttelse; liste over rettigheder",
        en: "Write-once/central log design; rights list",
      },
      maps: { iso27001: ["A.8.15", "A.5.28", "A.5.33"], gdpr32: "1b", nis2: "b", cir: "3.2" },
    },
    {
      id: "LOG-3",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Er opbevaringsperioder fastsat, overholdt og ikke længere end nødvendigt?",
        en: "Are retention periods set, followed and no longer than needed?",
      },
      evidence: { da: "Politik sammenholdt med ældste logpost", en: "Policy vs. oldest log entry" },
      maps: { iso27001: ["A.8.15", "A.5.33", "A.8.10"], gdpr32: "1b", nis2: "b", cir: "3.2" },
    },
    {
      id: "LOG-4",
      targets: ["subcontractor", "ourselves"],
      ours: { da: "Er alle ure synkroniseret til samme kilde?", en: "Are all clocks synchronised to the same source?" },
      evidence: { da: "Stikprøve af NTP-status", en: "NTP status sample" },
      maps: { iso27001: ["A.8.17"], gdpr32: "1b", nis2: "b", cir: "3.2" },
    },
    {
      id: "LOG-5",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Gennemgås logge, og udløser definerede hændelser alarm?",
        en: "Are logs reviewed and do defined events raise alarms?",
      },
      evidence: { da: "Liste over alarmregler; to behandlede alarmer", en: "Rule list; two handled alarms" },
      maps: { iso27001: ["A.8.16", "A.5.25"], gdpr32: "1b, 1d", nis2: "b, f", cir: "3.2, 3.4" },
    },
    {
      id: "LOG-6",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Kan vi udlevere loggen for én kunde eller hændelse, og i hvilket land ligger loggene?",
        en: "Can we deliver the log for one customer or one incident, and where (country) are logs stored?",
      },
      theirs: {
        da: "Kan I udlevere loggen for os alene eller for én hændelse, og i hvilket land ligger loggene?",
        en: "Can you deliver the log for us alone or for one incident, and in which country are logs stored?",
      },
      evidence: { da: "Prøveudtræk; oplysning om lokation", en: "Trial extract; location" },
      maps: { iso27001: ["A.5.28", "A.5.34"], gdpr32: "1b (and 28(3)(f))", nis2: "b, d", cir: "3.5, 5.1.4" },
    },
  ],
};
