import type { Promise_ } from "~/domain/portfolio";
import type { Language } from "../language";

export const settings = {
  title: "Indstillinger",
  saved: "Gemt",
  save: "Gem",
  organisation: {
    title: "Organisationen",
    name: "Organisationens navn",
    promise: "Løftet til kunderne",
    promiseHint: "Hvor har I lovet, at kundernes data bliver? Alle lokationer måles mod løftet.",
    promises: {
      EU: {
        label: "Data bliver i EU",
        hint: "Lokationer uden for EU's medlemslande bryder løftet, også Norge, Island og Liechtenstein.",
      },
      EEA: { label: "Data bliver i EØS", hint: "EU samt Norge, Island og Liechtenstein." },
      none: { label: "Intet løfte om sted", hint: "Reglerne om overførsel til tredjelande gælder stadig." },
    } satisfies Record<Promise_, { label: string; hint: string }>,
    promiseChange: "Ændres løftet, vurderes alle underleverandører på ny.",
    timeZone: "Tidszone",
    timeZoneHint: "Afgør, hvornår en dag begynder, og dermed hvornår en frist er overskredet.",
    language: "Sprog",
    languageHint: "For dem, der ikke selv har valgt et.",
  },
  languages: { da: "Dansk", en: "English" } satisfies Record<Language, string>,
  conflict: {
    title: "En anden har ændret oplysningerne imens",
    text: "Dine ændringer står i felterne og er ikke gemt. Gem igen for at lade dem gælde, eller ret dem først.",
    field: "Felt",
    yours: "Dit",
    saved: "Gemt nu",
    useSaved: "Behold det gemte",
  },
  you: {
    title: "Dit sprog",
    text: "Gælder kun for dig, {{name}}.",
    submit: "Skift sprog",
  },
  demo: {
    title: "Demodata",
    text: "Registeret indeholder en opdigtet organisation med opdigtede underleverandører.",
    remove: "Fjern demodata",
  },
  welcome: {
    title: "Velkommen til Tilsyn",
    intro: "Fire oplysninger, før vi går i gang. De kan ændres senere under Indstillinger.",
    submit: "Fortsæt",
    demoIntro:
      "Tilsyn er fyldt med en demo, så der er noget at se på: organisationen {{name}} og dens underleverandører er opdigtede. Når I er klar, fjerner I demoen under Indstillinger og indlæser jeres egne.",
    demoSubmit: "Se på demoen",
  },
};
