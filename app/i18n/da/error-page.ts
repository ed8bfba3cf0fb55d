/** What stands in place of a page that cannot be shown: what happened, and what to do now. */
export const errorPage = {
  inTitle: "Fejl: {{title}}",
  missing: {
    title: "Siden findes ikke",
    text: "Adressen kan være skrevet forkert, eller det, den viste, kan være fjernet.",
  },
  forbidden: {
    title: "Det har du ikke adgang til",
    text: "Gå tilbage, og prøv igen fra siden selv. Bliver det ved, så spørg jeres administrator.",
  },
  rolesNeeded: "Det kræver rollen {{roles}}: {{what}}. En administrator kan give dig den.",
  signedOut: {
    title: "Du er ikke logget ind",
    text: "Det sidste, du sendte, er ikke gemt. Log ind, og send det igen.",
  },
  unavailable: {
    title: "Det lykkedes ikke denne gang",
    text: "Intet er ændret. Vent et øjeblik, og prøv igen.",
  },
  full: {
    title: "Serverens disk er fuld",
    text: "Det, du sendte, er ikke gemt; alt andet er der stadig og kan læses. Bed jeres administrator om at skaffe plads, og prøv igen.",
  },
  fault: {
    title: "Der gik noget galt hos os",
    text: "Fejlen er noteret i serverens log. Det, der allerede er gemt, er der stadig. Prøv igen, eller gå til overblikket.",
  },
  /** Answers of the server itself, before it looks who asks. */
  gate: {
    origin: "Afvist: Anmodningen kom ikke fra Tilsyns egne sider. Åbn siden i Tilsyn, og prøv igen derfra.",
    tooLarge: "Afvist: Det sendte fylder for meget. Filer må højst fylde 50 MB, andet højst 1 MB.",
    lengthRequired: "Afvist: Anmodningen siger ikke, hvor meget den fylder (Content-Length).",
    method: "Afvist: Den metode bruges ikke her.",
    address: "Adressen findes ikke. Begynd forfra på forsiden.",
    tooMany: "Der kommer for mange anmodninger herfra. Vent et minut, og prøv igen.",
    busy: "Registret er optaget af en anden ændring, der tager lang tid. Intet er ændret. Vent et øjeblik, og prøv igen.",
    full: "Serverens disk er fuld. Intet er ændret. Bed jeres administrator om at skaffe plads.",
    fault: "Der gik noget galt hos os. Fejlen er noteret i serverens log. Prøv igen om lidt.",
  },
  toOverview: "Til overblikket",
  toSignIn: "Log ind",
};
