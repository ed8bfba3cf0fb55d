import type { BankSection } from "./bank-question";

/** Logical access: CLM-ACC; half-yearly, privileged quarterly. */
export const logicalAccess: BankSection = {
  id: "ADG",
  title: { da: "Logiske adgange", en: "Logical access" },
  kinds: ["datacentre", "cloud", "software", "network", "consultant"],
  questions: [
    {
      id: "ADG-1",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Tildeles rettigheder kun efter dokumenteret arbejdsbetinget behov og godkendelse?",
        en: "Are rights granted only on a documented work need with approval?",
      },
      evidence: { da: "5 udvalgte adgangsanmodninger med godkendelse", en: "5 sampled requests with approval" },
      maps: { iso27001: ["A.5.15", "A.5.18", "A.5.16"], gdpr32: "1b, 4", nis2: "i", cir: "11.1, 11.2" },
    },
    {
      id: "ADG-2",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Hvem har privilegeret adgang, er konti personlige og adskilte, og er antallet begrundet?",
        en: "Who has privileged access, are accounts personal and separate, and is the number justified?",
      },
      evidence: { da: "Udtræk af privilegerede konti med begrundelse", en: "Export of privileged accounts with reason" },
      maps: { iso27001: ["A.8.2", "A.8.18", "A.5.3"], gdpr32: "1b", nis2: "i", cir: "11.3, 11.4" },
    },
    {
      id: "ADG-3",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Er flerfaktorautentifikation tvunget for al fjern- og privilegeret adgang?",
        en: "Is multi-factor authentication enforced for all remote and privileged access?",
      },
      evidence: {
        da: "Skærmbillede eller udtræk af politikindstilling; liste over undtagelser",
        en: "Policy setting screenshot/export; exception list",
      },
      maps: { iso27001: ["A.8.5", "A.5.17"], gdpr32: "1b", nis2: "j", cir: "11.6, 11.7" },
    },
    {
      id: "ADG-4",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Hvornår var sidste periodiske adgangsgennemgang, hvad blev fundet, og hvad blev fjernet?",
        en: "When was the last periodic access review, what was found and what was removed?",
      },
      evidence: { da: "Dateret og underskrevet gennemgang; lister før og efter", en: "Dated, signed review; before/after lists" },
      maps: { iso27001: ["A.5.18"], gdpr32: "1d", nis2: "i, f", cir: "11.2" },
    },
    {
      id: "ADG-5",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Fjernes fratrådtes og omplaceredes rettigheder inden for den aftalte tid?",
        en: "Are leavers' and movers' rights removed within the agreed time?",
      },
      evidence: {
        da: "Stikprøve: fratrædelsesdato sammenholdt med tidspunkt for lukning",
        en: "Sample: HR exit date vs. disable timestamp",
      },
      maps: { iso27001: ["A.6.5", "A.5.18", "A.5.11"], gdpr32: "1b", nis2: "i", cir: "10.3, 11.2" },
    },
    {
      id: "ADG-6",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Hvilke leverandører kan logge på udefra, fra hvilke lande, og åbnes adgang kun ved behov og med logning?",
        en: "Which suppliers can log in remotely, from which countries, and is access opened only when needed and logged?",
      },
      theirs: {
        da: "Hvilke af jeres leverandører kan logge på udefra, fra hvilke lande, og åbnes adgang kun ved behov og med logning?",
        en: "Which of your suppliers can log in remotely, from which countries, and is access opened only when needed and logged?",
      },
      evidence: {
        da: "Oversigt over fjernadgange med land; sessionslog",
        en: "Remote access register incl. country; session logs",
      },
      maps: { iso27001: ["A.5.19", "A.6.7", "A.8.15", "A.8.20"], gdpr32: "1b", nis2: "d, i, j", cir: "5.1.4, 11.2, 6.7" },
    },
    {
      id: "ADG-7",
      targets: ["subcontractor", "ourselves"],
      ours: {
        da: "Har alle med adgang underskrevet fortrolighedserklæring, før adgang blev givet?",
        en: "Has everyone with access signed a confidentiality undertaking before access was given?",
      },
      theirs: {
        da: "Har alle hos jer med adgang til vores data underskrevet fortrolighedserklæring, før adgang blev givet?",
        en: "Has everyone on your side with access to our data signed a confidentiality undertaking before access was given?",
      },
      evidence: {
        da: "Liste over fortrolighedserklæringer sammenholdt med kontoliste",
        en: "NDA list matched with account list",
      },
      maps: { iso27001: ["A.6.6", "A.6.2"], gdpr32: "4 (and 28(3)(b))", nis2: "i", cir: "10.1" },
    },
  ],
};
