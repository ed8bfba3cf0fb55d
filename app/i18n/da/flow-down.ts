import type { Term } from "~/domain/portfolio";
import type { LineState } from "~/domain/flow-down";

/** Whether what customers were promised is passed on to the subcontractors (GDPR Art. 28(4)). */
export const flowDown = {
  title: "Viderefører aftalen det, vi har lovet?",
  within: "senest {{time}}",
  atLeast: "mindst {{time}}",
  thirdCountries: { allowed: "Tilladt", forbidden: "Ikke tilladt" },
  law: "Samme forpligtelser skal pålægges underdatabehandleren (databeskyttelsesforordningen art. 28, stk. 4).",
  term: "Vilkår",
  promised: "Lovet til kunderne",
  held: "Aftalen",
  state: "Viderefører",
  states: { fulfilled: "Ja", weaker: "Nej, svagere", unknown: "Ukendt" } satisfies Record<LineState, string>,
  notKnown: "Ikke angivet",
  finding: "Åbent fund, frist {{date}}",
  noBuffer:
    "Fristerne sammenlignes direkte. Har I brug for tid til selv at give besked videre, skal aftalens frist være kortere.",
  nothingPromised: "I har ikke angivet, hvad I har lovet kunderne",
  nothingPromisedText: "Angiv vilkårene under Indstillinger, så kan hver databehandleraftale holdes op imod dem.",
  setPromises: "Angiv, hvad I har lovet",
  editTerms: "Ret aftalens vilkår",
  summary: {
    fulfilled: "Fører alle {{count}} vilkår videre",
    open: "{{fulfilled}} af {{all}} vilkår ført videre",
    weaker_one: "{{count}} svagere",
    weaker_other: "{{count}} svagere",
    unknown_one: "{{count}} ukendt",
    unknown_other: "{{count}} ukendte",
  },
  customer: {
    title: "Det, vi har lovet kunderne",
    intro:
      "Angiv det strengeste, der står i jeres databehandleraftaler med kunderne. Et tomt felt betyder, at I ikke har lovet noget om det.",
    effect:
      "Når løftet ændres, holdes alle databehandleraftaler, der ikke er udløbet, op imod det. Er et vilkår svagere end løftet, oprettes et fund med alvor »høj« og frist om 30 dage. Et fund lukkes kun af jer.",
    none: "Der er ikke angivet noget endnu.",
    edit: "Ret det, vi har lovet",
    saved: "Det, I har lovet kunderne, er gemt.",
    savedWith_one: "Det, I har lovet kunderne, er gemt. Der er oprettet {{count}} fund.",
    savedWith_other: "Det, I har lovet kunderne, er gemt. Der er oprettet {{count}} fund.",
    conflict:
      "En anden har ændret det, I har lovet, siden du åbnede siden. Kontrollér felterne, og gem igen, hvis de skal gælde.",
  },
  fields: {
    breachHours: "Frist for underretning om brud (timer)",
    noticeDays: "Varsel om nye eller andre underdatabehandlere (dage)",
    auditRight: "Mest vidtgående ret til tilsyn",
    deletionDays: "Sletning efter ophør, inkl. backup (dage)",
    countries: "Lande, hvor data må være",
    thirdCountries: "Overførsel til tredjelande",
    annexSections: "Afsnit, som sikkerhedsbilaget dækker",
  } satisfies Record<Term, string>,
  hints: {
    breachHours: "Regnet fra, at bruddet er konstateret. Står der kun »uden unødig forsinkelse«, er timerne ikke angivet.",
    countries: "Navne eller landekoder, adskilt af komma. EU og EØS kan skrives som ét.",
    annexSections: "Sæt ingen kryds, når det ikke vides.",
  },
  unset: "Ikke angivet",
  findingTitle: "{{term}}: aftalen lover mindre, end vi har lovet kunderne ({{held}} mod {{promised}})",
};
