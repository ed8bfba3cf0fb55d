export const signingIn = {
  problem: "Der er et problem",
  errorTitle: "Fejl: {{title}}",
  email: "E-mail",
  password: "Adgangskode",
  name: "Navn",
  switchLanguage: "In English",
  signIn: {
    title: "Log ind",
    submit: "Log ind",
    forgotten: "Glemt adgangskode?",
    nobodyYet:
      "Der er ingen brugere endnu. Åbn det link, som står i vinduet, hvor Tilsyn blev startet: Med det opretter du den første administrator.",
  },
  code: {
    title: "Bekræft, at det er dig",
    intro: "Adgangskoden er rigtig. Skriv nu koden fra din godkendelsesapp.",
    label: "Kode",
    hint: "Seks cifre fra appen eller en af dine gendannelseskoder.",
    again: "Begynd forfra",
  },
  signOut: "Log ud",
  first: {
    title: "Opret den første administrator",
    intro: "Du bliver den første, der kan logge ind i Tilsyn hos jer. Linket kan bruges én gang.",
    nameHint: "Sådan vises du for andre og i revisionssporet.",
    passwordHint: "Mindst {{min}} tegn. Gerne flere tilfældige ord; tal og tegn er ikke et krav.",
    submit: "Opret og log ind",
    invalidTitle: "Linket kan ikke bruges",
    invalidText:
      "Det er udløbet, allerede brugt eller ikke kopieret helt. Er der ingen brugere endnu, giver en genstart af Tilsyn et nyt link.",
  },
};
