import type {
  Agreement, Contact, Evidence, Finding, Inspection, InspectionPlan, Location, Organisation, Service, Subcontractor, Waiver,
} from "~/domain/portfolio";

/** A label for every field of the register, by noun. */
export const fields = {
  organisation: {
    name: "Navn",
    promise: "Løfte til kunderne",
    timeZone: "Tidszone",
  } satisfies Record<keyof Organisation, string>,
  subcontractor: {
    key: "Nøgle",
    name: "Navn",
    registrationNumber: "CVR-nr. eller andet registreringsnummer",
    country: "Land",
    address: "Adresse",
    website: "Hjemmeside",
    parentName: "Moderselskab",
    parentCountry: "Moderselskabets land",
    parentAssessedOn: "Moderselskab vurderet den",
    status: "Status",
    criticality: "Kritikalitet",
    affectsSecurity: "Har betydning for informationssikkerheden",
    engagedBy: "Engageret af",
    owner: "Ansvarlig hos os",
    contacts: "Kontakter",
    services: "Ydelser",
    locations: "Lokationer",
    agreements: "Aftaler",
    evidence: "Dokumentation",
    inspectionPlan: "Plan for egenkontrol",
    inspections: "Egenkontroller",
    findings: "Fund",
    waivers: "Undtagelser",
  } satisfies Record<keyof Subcontractor, string>,
  contact: {
    name: "Navn",
    email: "E-mail",
    phone: "Telefon",
    role: "Funktion",
  } satisfies Record<keyof Contact, string>,
  service: {
    key: "Nøgle",
    name: "Navn",
    kind: "Type",
    role: "Rolle efter databeskyttelsesforordningen",
    startsOn: "Startdato",
    endsOn: "Slutdato",
  } satisfies Record<keyof Service, string>,
  location: {
    key: "Nøgle",
    path: "Hvad der sker her",
    country: "Land",
    region: "Region",
    city: "By",
    address: "Adresse",
    latitude: "Breddegrad",
    longitude: "Længdegrad",
    startsOn: "I brug fra",
    endsOn: "I brug til",
    confirmedOn: "Senest bekræftet",
    transferTool: "Overførselsgrundlag",
    transferAssessedOn: "Overførsel vurderet den",
  } satisfies Record<keyof Location, string>,
  agreement: {
    key: "Nøgle",
    kind: "Type",
    title: "Titel",
    signedOn: "Underskrevet den",
    effectiveOn: "Ikrafttræden",
    endsOn: "Udløb",
    renewalMonths: "Fornyes automatisk med (måneder)",
    noticeMonths: "Opsigelsesvarsel (måneder)",
    noticeDays: "Opsigelsesvarsel (dage)",
    reviewedOn: "Senest gennemgået",
    includesConfidentiality: "Indeholder tavshedspligt",
    clauses: "Punkter i databehandleraftalen",
  } satisfies Record<keyof Agreement, string>,
  evidence: {
    key: "Nøgle",
    kind: "Type",
    title: "Titel",
    issuedOn: "Udstedt den",
    validFrom: "Gyldig fra",
    validTo: "Gyldig til",
    periodStart: "Periodens start",
    periodEnd: "Periodens slutning",
    receivedOn: "Modtaget den",
    review: "Gennemgang",
    reviewedOn: "Gennemgået den",
    opinion: "Konklusion",
    sites: "Dækker lokationerne",
  } satisfies Record<keyof Evidence, string>,
  inspectionPlan: {
    firstDueOn: "Første frist",
    everyMonths: "Interval (måneder)",
    concept: "Tilsynskoncept",
    rationale: "Begrundelse",
  } satisfies Record<keyof InspectionPlan, string>,
  inspection: {
    key: "Nøgle",
    completedOn: "Udført den",
    result: "Resultat",
  } satisfies Record<keyof Inspection, string>,
  finding: {
    key: "Nøgle",
    title: "Titel",
    severity: "Alvor",
    dueOn: "Frist",
    closedOn: "Lukket den",
    evidence: "Fundet i dokumentation",
    inspection: "Fundet ved egenkontrol",
  } satisfies Record<keyof Finding, string>,
  waiver: {
    rule: "Regel",
    subject: "Vedrører",
    from: "Gælder fra",
    until: "Gælder til og med",
    reason: "Begrundelse",
    approvedBy: "Godkendt af",
  } satisfies Record<keyof Waiver, string>,
};

/** Help beneath a field, where the label alone does not say enough. */
export const hints = {
  organisation: {
    promise: "Det område, I har lovet kunderne, at data bliver i. Et nyt løfte ændrer straks, hvilke forhold der vises.",
    timeZone: "Afgør, hvilken dato det er i dag, f.eks. Europe/Copenhagen.",
  },
  subcontractor: {
    key: "Bruges i adresser og eksport. Kan ikke ændres senere.",
    country: "Det land, selskabet er registreret i. Hvor data er, angives under lokationer.",
    parentCountry: "Det ultimative moderselskabs land. Uden for EØS kræver det en vurdering hver 24. måned.",
    parentAssessedOn: "Den dag, I senest vurderede, om moderselskabet kan få adgang til data.",
    status: "Status alene fjerner ingen forhold. Det er ydelsernes datoer, der afgør, hvad der gælder.",
    criticality: "Hvor hårdt det rammer jer, hvis underleverandøren svigter.",
    affectsSecurity: "Kræver fortrolighedsaftale og egenkontrol, også når der ikke behandles personoplysninger.",
    engagedBy: "Tom, når underleverandøren er vores egen. Ellers den underleverandør, der benytter den.",
    owner: "E-mail på den person hos os, der har ansvaret.",
  },
  contact: {
    role: "F.eks. sikkerhed, databeskyttelsesrådgiver eller salg.",
  },
  service: {
    role: "Uden en rolle regnes underleverandøren for databehandler.",
    endsOn: "Sidste dag, ydelsen leveres. Tom, når der ikke er aftalt en slutdato.",
  },
  location: {
    path: "Fjernadgang er også en lokation: At kunne se data fra et land er en overførsel dertil.",
    region: "Kun når landet ikke kendes, f.eks. EU eller EEA (EØS).",
    confirmedOn: "Den dag, underleverandøren senest bekræftede lokationen. Skal bekræftes hvert år.",
    transferTool: "Kræves uden for EØS. Privacy Shield og SCC fra 2010 gælder ikke længere.",
    transferAssessedOn: "Datoen for den seneste overførselskonsekvensanalyse (TIA). Skal fornyes hvert år.",
  },
  agreement: {
    signedOn: "Tom, så længe aftalen ikke er underskrevet af begge parter.",
    effectiveOn: "Tom, når aftalen gælder fra underskriften.",
    endsOn:
      "Sidste dag, aftalen gælder. Fornyes den automatisk: første periodes sidste dag. Tom, når den løber, til den opsiges.",
    renewalMonths: "Tom, når aftalen ikke fornyes af sig selv.",
    noticeMonths: "Lægges sammen med dagene, hvis begge er udfyldt.",
    reviewedOn: "Den dag, I senest gennemgik aftalen eller tog stilling til at fortsætte.",
    includesConfidentiality: "Så kræves der ikke en særskilt fortrolighedsaftale.",
    clauses: "De punkter, databeskyttelsesforordningens artikel 28 kræver.",
  },
  evidence: {
    validTo: "Sidste gyldige dag. Tom giver 12 måneder fra periodens slutning eller udstedelsen.",
    periodEnd: "For erklæringer, der dækker en periode.",
    receivedOn: "Skal gennemgås inden 14 dage.",
    review: "Kun godkendt dokumentation tæller med.",
    opinion: "Revisors konklusion. Forbehold kræver et fund eller en nyere erklæring uden forbehold.",
    sites: "Tom, når dokumentationen ikke er begrænset til bestemte lokationer.",
  },
  inspectionPlan: {
    everyMonths: "Antal måneder mellem to egenkontroller.",
    concept: "Datatilsynets seks tilsynskoncepter, fra 1 (intet aktivt tilsyn) til 6 (eget tilsyn).",
    rationale: "Hvorfor dette koncept og dette interval passer til risikoen.",
  },
  inspection: {
    result: "En egenkontrol, der ikke er bestået, tæller ikke som udført efter planen.",
  },
  finding: {
    dueOn: "Den dag, fundet senest skal være lukket.",
    closedOn: "Tom, så længe fundet er åbent.",
  },
  waiver: {
    rule: "Det forhold, der accepteres i en periode.",
    subject: "Nøglen på det, undtagelsen gælder, eller kravets betegnelse. Tom, når forholdet vedrører hele underleverandøren.",
    until: "Højst 12 måneder efter startdatoen.",
    approvedBy: "Den person, der har godkendt undtagelsen.",
  },
} satisfies { [Noun in keyof typeof fields]?: { [Field in keyof (typeof fields)[Noun]]?: string } };

/** `new` is the label of what adds one; `counted` stands with a number. */
export const nouns = {
  organisation: {
    singular: "organisation", plural: "organisationer", definite: "organisationen", definitePlural: "organisationerne",
    new: "Ny organisation", counted_one: "{{count}} organisation", counted_other: "{{count}} organisationer",
  },
  subcontractor: {
    singular:
      "underleverandør", plural: "underleverandører", definite: "underleverandøren", definitePlural: "underleverandørerne",
    new: "Ny underleverandør", counted_one: "{{count}} underleverandør", counted_other: "{{count}} underleverandører",
  },
  contact: {
    singular: "kontakt", plural: "kontakter", definite: "kontakten", definitePlural: "kontakterne",
    new: "Ny kontakt", counted_one: "{{count}} kontakt", counted_other: "{{count}} kontakter",
  },
  service: {
    singular: "ydelse", plural: "ydelser", definite: "ydelsen", definitePlural: "ydelserne",
    new: "Ny ydelse", counted_one: "{{count}} ydelse", counted_other: "{{count}} ydelser",
  },
  location: {
    singular: "lokation", plural: "lokationer", definite: "lokationen", definitePlural: "lokationerne",
    new: "Ny lokation", counted_one: "{{count}} lokation", counted_other: "{{count}} lokationer",
  },
  agreement: {
    singular: "aftale", plural: "aftaler", definite: "aftalen", definitePlural: "aftalerne",
    new: "Ny aftale", counted_one: "{{count}} aftale", counted_other: "{{count}} aftaler",
  },
  evidence: {
    singular: "dokumentation", plural: "dokumentation", definite: "dokumentationen", definitePlural: "dokumentationen",
    new: "Ny dokumentation", counted_one: "{{count}} stykke dokumentation", counted_other: "{{count}} stykker dokumentation",
  },
  inspectionPlan: {
    singular: "plan for egenkontrol", plural: "planer for egenkontrol", definite: "planen for egenkontrol",
    definitePlural: "planerne for egenkontrol", new: "Ny plan for egenkontrol", counted_one: "{{count}} plan for egenkontrol",
    counted_other: "{{count}} planer for egenkontrol",
  },
  inspection: {
    singular: "egenkontrol", plural: "egenkontroller", definite: "egenkontrollen", definitePlural: "egenkontrollerne",
    new: "Ny egenkontrol", counted_one: "{{count}} egenkontrol", counted_other: "{{count}} egenkontroller",
  },
  finding: {
    singular: "fund", plural: "fund", definite: "fundet", definitePlural: "fundene",
    new: "Nyt fund", counted_one: "{{count}} fund", counted_other: "{{count}} fund",
  },
  waiver: {
    singular: "undtagelse", plural: "undtagelser", definite: "undtagelsen", definitePlural: "undtagelserne",
    new: "Ny undtagelse", counted_one: "{{count}} undtagelse", counted_other: "{{count}} undtagelser",
  },
} satisfies Record<keyof typeof fields, Record<string, string>>;
