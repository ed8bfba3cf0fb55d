/** Taking the demo away. */
export const demo = {
  removeTitle: "Fjern demodata",
  removeLede: "Registeret bliver tomt og klar til jeres egne underleverandører. Det kan ikke fortrydes.",
  goes: "Det fjernes",
  goesAll_one: "{{count}} underleverandør med aftaler, lokationer, dokumentation, egenkontroller, fund og undtagelser",
  goesAll_other: "{{count}} underleverandører med aftaler, lokationer, dokumentation, egenkontroller, fund og undtagelser",
  goesAdded_one: "Heraf {{count}} underleverandør, som I selv har tilføjet",
  goesAdded_other: "Heraf {{count}} underleverandører, som I selv har tilføjet",
  goesChanges: "Alt, hvad I selv har tilføjet eller ændret i demoen",
  goesOrganisation: "Organisationen »{{name}}«: bagefter angiver I jeres eget navn og jeres eget løfte",
  stays: "Det bliver",
  staysAccounts: "Brugere, valg af sprog og historikken over ændringer",
  remove: "Fjern demodata",
  keep: "Behold demoen",
};
