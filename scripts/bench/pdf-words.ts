import type { Language } from "../../app/i18n/language";
import type { State } from "../../app/pdf/content";

type Held = "valid" | "soon" | "expired" | "missing";

/** What the sample says, in one language: made-up companies, the tone of a real pack. */
export interface Words {
  language: Language;
  names: string[];
  title: (name: string) => string;
  subject: string;
  runningHeader: string;
  coverFacts: [string, string, State?][];
  coverNotice: string;
  coverNoticeText: string;
  coverText: string;
  partTitles: string[];
  summary: string;
  answersFirst: [string, string, State][];
  missingTitle: string;
  missingText: string;
  requirementsHeading: string;
  requirementsText: string;
  requirementsCaption: string;
  requirements: { name: string; held: string; state: Held }[];
  states: Record<Held, string>;
  columns: Record<
    | "requirement"
    | "held"
    | "state"
    | "until"
    | "clause"
    | "place"
    | "question"
    | "answer"
    | "assessment"
    | "at"
    | "who"
    | "event"
    | "leaf"
    | "site"
    | "use"
    | "verdict",
    string
  >;
  timelineCaption: string;
  timelineAlternative: string;
  today: string;
  notice: string;
  masterData: [string, string][];
  servicesHeading: string;
  services: string[];
  roleTitle: string;
  roleText: string;
  dpaText: string;
  dpaLink: string;
  dpaTitle: string;
  dpaDetail: string;
  clausesCaption: string;
  clauses: string[];
  met: string;
  notMet: string;
  partly: string;
  mapCaption: string;
  mapAlternative: string;
  legend: Record<"eu" | "eea" | "adequate" | "third" | "site" | "outside", string>;
  locationsCaption: string;
  uses: string[];
  inspectionText: string;
  answersCaption: string;
  questions: string[];
  answers: string[];
  answerNote: string;
  findingsHeading: string;
  findings: [string, string, "missing" | "warning" | "fulfilled"][];
  waiversHeading: string;
  waiversText: string;
  trailCaption: string;
  people: string[];
  events: string[];
  checkHeading: string;
  checkText: string;
}

const da: Words = {
  language: "da",
  names: ["Vesterhav Data ApS", "Østbæk Sikkerhed A/S", "Åløkke Drift", "Nordlys Cloud"],
  title: (name) => `Tilsyn med ${name}`,
  subject: "Dokumentation for tilsynet med en underdatabehandler, opgjort pr. 23. nov. 2026",
  runningHeader: "Revisors udgave · status pr. 23. nov. 2026",
  coverFacts: [
    ["Underleverandør", "Vesterhav Data ApS, CVR 00 00 00 00"],
    ["Samlet status", "Kræver handling: 2 kritiske fund, 1 mangel", "critical"],
    ["Opgjort pr.", "23. nov. 2026, med det, der var registreret 23. nov. 2026 kl. 10:42"],
    ["Udarbejdet af", "Karen Møller, Nordvang Hosting A/S"],
    ["Registret stemmer med sin historik", "Ja, 8.214 hændelser efterregnet", "fulfilled"],
    ["Vedhæftede filer", "14 originaler og manifest.json"],
  ],
  coverNotice: "Pakken er forseglet uden tidsstempel",
  coverNoticeText:
    "Der er ikke sat en tidsstempeltjeneste op. Seglet viser, at intet er ændret siden forseglingen, men ikke af uafhængig vej hvornår den skete.",
  coverText: "Bygget til PDF/A-3a og PDF/UA-1. Originalerne ligger i filen og kan hentes ud med ethvert program, der læser PDF.",
  partTitles: [
    "Tre svar først",
    "Stamdata og ydelser",
    "Databehandleraftale",
    "Lokationer og adgange",
    "Egenkontrol 2026",
    "Fund og undtagelser",
    "Revisionsspor og kontrol af pakken",
  ],
  summary: "alt, hvad registret holder om delen på opgørelsesdagen",
  answersFirst: [
    ["Plan", "Koncept 5, hver 12. måned. Pointtal 6: 1.000–10.000 personer, fortrolige oplysninger.", "fulfilled"],
    ["Udført", "20. jan. 2026: spørgeskema med 72 spørgsmål, 68 opfyldt. Næste senest 20. jan. 2027.", "fulfilled"],
    ["Fulgt op", "3 af 4 fund er lukket. Ét er over fristen med 12 dage.", "high"],
  ],
  missingTitle: "Her skulle have ligget en øvelse i underretning om brud",
  missingText: "Aftalens § 9.3 kræver en øvelse om året. Der er ikke registreret nogen. Mangler siden 1. feb. 2026.",
  requirementsHeading: "Krav og dokumentation",
  requirementsText:
    "Hvert krav følger af, hvad der er lovet kunderne, og af underleverandørens ydelser. Et krav uden dokumentation står på sin plads med, hvad der mangler.",
  requirementsCaption: "Krav på opgørelsesdagen",
  requirements: [
    { name: "Kontrakt", held: "Rammeaftale 2023, løbende fornyelse", state: "valid" },
    { name: "Databehandleraftale", held: "Underskrevet 12. jan. 2023, 39 punkter gennemgået", state: "valid" },
    { name: "Fortrolighedsaftale", held: "Dækket af kontraktens § 9", state: "valid" },
    { name: "Revisionserklæring", held: "ISAE 3402 type 2, 1. jul. 2024 – 30. jun. 2025", state: "expired" },
    { name: "Forsikring", held: "Erhvervsansvar, 10 mio. kr.", state: "soon" },
    { name: "Beredskabstest", held: "Gendannelse på 3 t 10 min (mål 4 t)", state: "valid" },
    { name: "Øvelse i brudunderretning", held: "Aldrig udført", state: "missing" },
    { name: "Lokationserklæring", held: "Modtaget 3. mar. 2026", state: "valid" },
  ],
  states: { valid: "Gyldig", soon: "Udløber snart", expired: "Udløbet", missing: "Mangler" },
  columns: {
    requirement: "Krav",
    held: "Hvad der haves",
    state: "Status",
    until: "Gælder til",
    clause: "Punkt",
    place: "Sted",
    question: "Spørgsmål",
    answer: "Svar",
    assessment: "Vurdering",
    at: "Tidspunkt",
    who: "Af",
    event: "Hændelse",
    leaf: "Bladhash",
    site: "Sted",
    use: "Brug",
    verdict: "Mod løftet",
  },
  timelineCaption: "Gyldighed over tid",
  timelineAlternative:
    "Tidslinje fra juli 2024 til juli 2028 for otte krav. Revisionserklæringen udløb 30. juni 2026; øvelsen i brudunderretning har ingen bjælke.",
  today: "23. nov. 2026",
  notice: "Opsigelsesfrist",
  masterData: [
    ["Navn", "Vesterhav Data ApS"],
    ["Adresse", "Gammel Havnevej 12, 6700 Esbjerg"],
    ["Ejer", "Vesterhav Holding ApS, Danmark, 100 %"],
    ["Rolle", "Underdatabehandler for Nordvang Hosting A/S"],
    ["Kontakt ved brud", "beredskab@vesterhav.example, døgnet rundt"],
  ],
  servicesHeading: "Ydelser",
  services: [
    "Datacenter i Esbjerg: strøm, køling og fysisk sikring til tre af vores fire haller. Kritisk.",
    "Backup til Roubaix, krypteret med vores egne nøgler. Kritisk.",
    "Fjernadgang til overvågning fra Oslo, uden adgang til kundedata. Vigtig.",
  ],
  roleTitle: "Rollen er afgjort 14. jan. 2023",
  roleText:
    "Underleverandøren behandler kun efter vores instruks og bestemmer hverken formål eller hjælpemidler (databeskyttelsesforordningens artikel 28).",
  dpaText:
    "Aftalen er gennemgået punkt for punkt mod artikel 28, stk. 3, og mod det, vi har lovet kunderne. Afvigelser er ført som fund, se ",
  dpaLink: "fund og undtagelser",
  dpaTitle: "Underskrevet af begge parter 12. jan. 2023",
  dpaDetail:
    "Kvalificeret elektronisk signatur, kontrolleret 12. jan. 2023. Originalen er vedhæftet som databehandleraftale.pdf.",
  clausesCaption: "Gennemgang af de 39 punkter",
  clauses: [
    "Behandling sker kun efter dokumenteret instruks, også ved overførsel til tredjelande",
    "Personer med adgang har forpligtet sig til fortrolighed",
    "Sikkerhedsforanstaltninger efter artikel 32 er beskrevet i bilag C",
    "Ny underdatabehandler varsles mindst 30 dage før og kan afvises",
    "Samme forpligtelser gælder hele vejen ned i kæden",
    "Bistand ved anmodninger fra registrerede inden for fem hverdage",
    "Underretning om brud uden unødig forsinkelse og senest efter 24 timer",
    "Sletning eller tilbagelevering ved ophør, med skriftlig bekræftelse",
    "Adgang til oplysninger og til tilsyn, også på stedet",
  ],
  met: "Opfyldt",
  notMet: "Ikke opfyldt",
  partly: "Delvist opfyldt",
  mapCaption: "Hvor data er",
  mapAlternative:
    "Kort over Europa. Data ligger i Esbjerg, Roubaix og Falkenstein i EU; fjernadgang fra Oslo i Norge ligger uden for det, kunderne er lovet.",
  legend: { eu: "EU", eea: "EØS", adequate: "Sikkert tredjeland", third: "Tredjeland", site: "Sted", outside: "Uden for løftet" },
  locationsCaption: "Steder og adgange",
  uses: ["Lagring og backup", "Backup", "Lagring", "Fjernadgang til overvågning"],
  inspectionText:
    "Spørgeskemaet blev sendt 2. jan. 2026, besvaret 14. jan. 2026 af Jens Øvlisen og vurderet 20. jan. 2026 af Karen Møller. Spørgsmålene er fastfrosset, som de blev sendt.",
  answersCaption: "Spørgsmål, svar og vurdering",
  questions: [
    "Hvordan sikres det, at kun medarbejdere med arbejdsbetinget behov har adgang til vores data?",
    "Hvornår er adgangsrettigheder sidst gennemgået, og hvad førte det til?",
    "Hvordan beskyttes backup mod sletning og mod kryptering udefra?",
    "Er der skiftet underleverandører i perioden, og blev det varslet?",
    "Hvor længe gemmes logge over adgang til produktionsmiljøet?",
    "Hvordan opdages og underrettes om brud på persondatasikkerheden uden for arbejdstid?",
  ],
  answers: [
    "Adgang tildeles efter rolle og godkendes af den systemansvarlige. Rettigheder udløber efter 90 dage og skal søges igen.",
    "Gennemgået i december. Fire konti blev lukket, og én rolle fik færre rettigheder. Referatet er vedhæftet.",
    "Backup skrives til et lager, hvor intet kan ændres i 35 dage, med nøgler, der ikke findes i driftsmiljøet.",
    "Nej.",
    "Logge gemmes i 13 måneder i et adskilt miljø. Driften kan læse dem, men hverken rette eller slette.",
    "Døgnvagten følger en fast køreplan, og underretning sker til jeres beredskabspostkasse inden for fire timer. Seneste afprøvning er fra maj.",
  ],
  answerNote: "Bilag set af Karen Møller 19. jan. 2026.",
  findingsHeading: "Fund fra tilsynet",
  findings: [
    [
      "Revisionserklæringen er udløbet",
      "Perioden sluttede 30. jun. 2025, og der er ingen erklæring eller overgangsbrev for tiden efter. Ansvarlig: Karen Møller. Frist: 11. nov. 2026.",
      "missing",
    ],
    [
      "Fjernadgang fra Oslo ligger uden for EU-løftet",
      "Norge er i EØS, men to kunder er lovet EU. Adgangen flyttes til Esbjerg inden 1. jan. 2027.",
      "warning",
    ],
    ["Manglende bekræftelse på sletning", "Bekræftet 4. mar. 2026 og lukket 5. mar. 2026.", "fulfilled"],
  ],
  waiversHeading: "Undtagelser",
  waiversText: "Ingen er i kraft på opgørelsesdagen.",
  trailCaption: "Hændelser om underleverandøren, 1. jan. – 23. nov. 2026",
  people: ["Karen Møller", "Søren Ærø", "Tilsyn"],
  events: [
    "Svar på egenkontrol modtaget",
    "Fund “Revisionserklæringen er udløbet” oprettet",
    "Fil “databehandleraftale.pdf” hentet",
    "Lokation Oslo, NO: brug ændret fra lagring til fjernadgang",
    "Næste tilsyn fastsat til 20. jan. 2027",
  ],
  checkHeading: "Sådan kontrolleres pakken",
  checkText:
    "Kommandoerne bruger programmer, der ikke er vores. De viser, at filerne er dem, manifestet nævner, og at manifestet er forseglet; at hændelserne indgår i historikken, følger af beviserne efter ",
};

const en: Words = {
  language: "en",
  names: da.names,
  title: (name) => `Supervision of ${name}`,
  subject: "Evidence of the supervision of a sub-processor, as at 23 Nov 2026",
  runningHeader: "Auditor’s edition · as at 23 Nov 2026",
  coverFacts: [
    ["Subcontractor", "Vesterhav Data ApS, CVR 00 00 00 00"],
    ["Overall", "Needs action: 2 critical findings, 1 gap", "critical"],
    ["As at", "23 Nov 2026, with what was on record at 23 Nov 2026 10:42"],
    ["Made by", "Karen Møller, Nordvang Hosting A/S"],
    ["The register agrees with its history", "Yes, 8,214 events recomputed", "fulfilled"],
    ["Attached files", "14 originals and manifest.json"],
  ],
  coverNotice: "This pack is sealed without a time stamp",
  coverNoticeText:
    "No time-stamp authority is set up. The seal shows that nothing was changed since it was made, but nobody independent says when that was.",
  coverText:
    "Built to PDF/A-3a and PDF/UA-1. The originals are inside this file and can be taken out with any program that reads PDF.",
  partTitles: [
    "Three answers first",
    "Master data and services",
    "Data processing agreement",
    "Locations and access",
    "Self-inspection 2026",
    "Findings and waivers",
    "Audit trail and how to check this pack",
  ],
  summary: "all that the register holds of it on the day",
  answersFirst: [
    ["Plan", "Concept 5, every 12 months. 6 points: 1,000–10,000 persons, confidential data.", "fulfilled"],
    ["Carried out", "20 Jan 2026: questionnaire of 72 questions, 68 met. Next by 20 Jan 2027.", "fulfilled"],
    ["Followed up", "3 of 4 findings are closed. One is 12 days overdue.", "high"],
  ],
  missingTitle: "An exercise in breach notification should have been here",
  missingText: "Clause 9.3 asks for one exercise a year. None is on record. Missing since 1 Feb 2026.",
  requirementsHeading: "Requirements and evidence",
  requirementsText:
    "Each requirement follows from what customers were promised and from the subcontractor’s services. One without evidence stands in its place, with what is missing.",
  requirementsCaption: "Requirements on the day",
  requirements: [
    { name: "Contract", held: "Framework agreement 2023, renewed as it runs", state: "valid" },
    { name: "Data processing agreement", held: "Signed 12 Jan 2023, 39 clauses reviewed", state: "valid" },
    { name: "Non-disclosure", held: "Covered by clause 9 of the contract", state: "valid" },
    { name: "Assurance report", held: "ISAE 3402 type 2, 1 Jul 2024 – 30 Jun 2025", state: "expired" },
    { name: "Insurance", held: "Professional liability, DKK 10m", state: "soon" },
    { name: "Contingency test", held: "Restored in 3 h 10 min (target 4 h)", state: "valid" },
    { name: "Breach exercise", held: "Never carried out", state: "missing" },
    { name: "Declaration of locations", held: "Received 3 Mar 2026", state: "valid" },
  ],
  states: { valid: "Valid", soon: "Expires soon", expired: "Expired", missing: "Missing" },
  columns: {
    requirement: "Requirement",
    held: "What is held",
    state: "State",
    until: "Valid until",
    clause: "Clause",
    place: "Place",
    question: "Question",
    answer: "Answer",
    assessment: "Assessment",
    at: "When",
    who: "By",
    event: "Event",
    leaf: "Leaf hash",
    site: "Site",
    use: "Use",
    verdict: "Against the promise",
  },
  timelineCaption: "Validity over time",
  timelineAlternative:
    "Timeline from July 2024 to July 2028 of eight requirements. The assurance report expired on 30 June 2026; the breach exercise has no bar.",
  today: "23 Nov 2026",
  notice: "Notice deadline",
  masterData: [
    ["Name", "Vesterhav Data ApS"],
    ["Address", "Gammel Havnevej 12, 6700 Esbjerg"],
    ["Owner", "Vesterhav Holding ApS, Denmark, 100%"],
    ["Role", "Sub-processor of Nordvang Hosting A/S"],
    ["Contact for breaches", "beredskab@vesterhav.example, at all hours"],
  ],
  servicesHeading: "Services",
  services: [
    "Data centre in Esbjerg: power, cooling and physical security of three of our four halls. Critical.",
    "Backup to Roubaix, encrypted with keys of our own. Critical.",
    "Remote access for monitoring from Oslo, without access to customers’ data. Important.",
  ],
  roleTitle: "Role determined on 14 Jan 2023",
  roleText: "The subcontractor processes on our instructions alone and decides on neither purpose nor means (GDPR Article 28).",
  dpaText:
    "The agreement was reviewed clause by clause against Article 28(3) and against what we promised customers. Deviations are findings, see ",
  dpaLink: "findings and waivers",
  dpaTitle: "Signed by both parties on 12 Jan 2023",
  dpaDetail: "Qualified electronic signature, checked on 12 Jan 2023. The original is attached as databehandleraftale.pdf.",
  clausesCaption: "Review of the 39 clauses",
  clauses: [
    "Processing on documented instructions only, transfers to third countries included",
    "Persons with access are bound to confidentiality",
    "Security measures under Article 32 are described in appendix C",
    "A new sub-processor is announced at least 30 days ahead and can be refused",
    "The same duties apply all the way down the chain",
    "Assistance with data subjects’ requests within five working days",
    "Notification of breaches without undue delay and within 24 hours",
    "Deletion or return at the end, confirmed in writing",
    "Access to information and to audits, on site as well",
  ],
  met: "Met",
  notMet: "Not met",
  partly: "Partly met",
  mapCaption: "Where data is",
  mapAlternative:
    "Map of Europe. Data is in Esbjerg, Roubaix and Falkenstein in the EU; remote access from Oslo in Norway is outside what customers were promised.",
  legend: {
    eu: "EU",
    eea: "EEA",
    adequate: "Adequate country",
    third: "Third country",
    site: "Site",
    outside: "Outside the promise",
  },
  locationsCaption: "Sites and access",
  uses: ["Storage and backup", "Backup", "Storage", "Remote access for monitoring"],
  inspectionText:
    "The questionnaire was sent on 2 Jan 2026, answered on 14 Jan 2026 by Jens Øvlisen and assessed on 20 Jan 2026 by Karen Møller. Questions are frozen as they were sent.",
  answersCaption: "Questions, answers and assessment",
  questions: [
    "How do you make sure that only staff who need it for their work have access to our data?",
    "When were access rights last reviewed, and what came of it?",
    "How are backups protected against deletion and against encryption from outside?",
    "Were subcontractors changed in the period, and was that announced?",
    "How long are logs of access to production kept?",
    "How are breaches of personal data found and notified outside working hours?",
  ],
  answers: [
    "Access follows from the role and is approved by the system’s owner. Rights expire after 90 days and have to be asked for again.",
    "Reviewed in December. Four accounts were closed and one role lost rights. The minutes are attached.",
    "Backups go to a store where nothing can be changed for 35 days, with keys that do not exist in production.",
    "No.",
    "Logs are kept for 13 months in a separate environment. Operations can read but neither change nor delete them.",
    "The duty officer follows a fixed runbook, and your emergency mailbox is notified within four hours. Last tried in May.",
  ],
  answerNote: "Appendix seen by Karen Møller on 19 Jan 2026.",
  findingsHeading: "Findings",
  findings: [
    [
      "The assurance report has expired",
      "Its period ended on 30 Jun 2025, with neither report nor bridge letter since. Owner: Karen Møller. Due: 11 Nov 2026.",
      "missing",
    ],
    [
      "Remote access from Oslo is outside the EU promise",
      "Norway is in the EEA, but two customers were promised the EU. Access moves to Esbjerg by 1 Jan 2027.",
      "warning",
    ],
    ["Deletion was not confirmed", "Confirmed on 4 Mar 2026 and closed on 5 Mar 2026.", "fulfilled"],
  ],
  waiversHeading: "Waivers",
  waiversText: "None is in force on the day.",
  trailCaption: "Events about the subcontractor, 1 Jan – 23 Nov 2026",
  people: da.people,
  events: [
    "Answers to the self-inspection received",
    "Finding “The assurance report has expired” opened",
    "File “databehandleraftale.pdf” downloaded",
    "Location Oslo, NO: use changed from storage to remote access",
    "Next inspection set for 20 Jan 2027",
  ],
  checkHeading: "How to check this pack",
  checkText:
    "The commands use programs that are not ours. They show that the files are those the manifest names and that the manifest is sealed; that events are part of the history follows from the proofs of ",
};

export const wordsOf = (language: Language): Words => ({ da, en })[language];
