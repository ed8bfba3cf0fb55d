/** Erasing personal data from the history. */
export const erasure = {
  title: "Slet personoplysninger i historikken",
  lede: "Hændelserne bliver stående, og kæden forbliver hel; kun teksterne slettes. Det, der står i registeret nu, retter eller fjerner du først på dets egen side.",
  words: "Navn, e-mail eller anden tekst",
  wordsHint: "Mindst tre tegn. Alle tekster, der indeholder det, bliver vist.",
  find: "Find",
  found_one: "{{count}} tekst indeholder det",
  found_other: "{{count}} tekster indeholder det",
  warning: "Teksterne kan ikke hentes frem igen. At der er slettet, af hvem og hvornår, bliver selv en hændelse.",
  typed: "Skriv teksten igen for at bekræfte",
  erase_one: "Slet {{count}} tekst for altid",
  erase_other: "Slet {{count}} tekster for altid",
  done_one: "{{count}} tekst er slettet.",
  done_other: "{{count}} tekster er slettet.",
  noneTitle: "Ingen tekst indeholder det",
  noneText: "Prøv en kortere del af navnet eller adressen.",
};
