/** Invitations to an account, forgotten passwords, and the mail about both. */
export const invitation = {
  title: "Opret din konto",
  intro: "Du er inviteret til Tilsyn med adressen {{email}}. Skriv dit navn, og vælg en adgangskode.",
  invalid: "Invitationen er udløbet, allerede brugt eller ikke kopieret helt. Bed jeres administrator om en ny.",
  inviteTitle: "Invitér en bruger",
  byMail: "Vedkommende får en mail med et link, der gælder i syv dage.",
  withoutMail: "Der er ikke opsat nogen mailserver. Du får linket vist én gang og giver det selv videre. Det gælder i syv dage.",
  language: "Mailens sprog",
  send: "Invitér",
  invited: "{{email}} er inviteret",
  mailed: "Mailen er på vej.",
  moreHint: "Navn eller nøgle. Flere kan tilføjes på brugerens side, når invitationen er taget imod.",
  open: "Åbne invitationer",
  validUntil: "Kan bruges til og med",
  revoke: "Træk invitationen tilbage",
  revoked: "Invitationen er trukket tilbage. Linket virker ikke længere.",
  linkOnce: "Giv linket videre ad en sikker vej. Det vises kun nu og kan bruges én gang:",
};

export const passwordReset = {
  forgottenTitle: "Glemt adgangskode",
  intro: "Skriv din e-mail, så sender vi et link, hvor du kan vælge en ny adgangskode.",
  noMail: "Der er ikke opsat nogen mailserver. Bed jeres administrator om et link til en ny adgangskode.",
  send: "Send link",
  sent: "Hvis adressen hører til en bruger, er der en mail på vej med et link. Det gælder i en time. Se også i uønsket post.",
  back: "Til log ind",
  title: "Vælg en ny adgangskode",
  choose: "Alle steder, hvor du er logget ind, bliver du logget ud. Derefter logger du ind med den nye adgangskode.",
  submit: "Gem adgangskoden",
  invalid: "Linket er udløbet, allerede brugt eller ikke kopieret helt. Bed om et nyt på siden »Glemt adgangskode«.",
  done: "Adgangskoden er skiftet. Log ind med den nye.",
};

export const mail = {
  hello: "Hej",
  invitation: {
    subject: "Du er inviteret til Tilsyn hos {{organisation}}",
    text: "{{organisation}} bruger Tilsyn til at føre tilsyn med sine underleverandører og har inviteret dig. Opret din konto her:",
    button: "Opret din konto",
    valid: "Linket gælder i syv dage og kan bruges én gang.",
    unasked: "Venter du ikke en invitation, så se bort fra mailen.",
  },
  reset: {
    subject: "Ny adgangskode til Tilsyn hos {{organisation}}",
    text: "Der er bedt om en ny adgangskode til din konto i Tilsyn hos {{organisation}}. Vælg den her:",
    button: "Vælg en ny adgangskode",
    valid: "Linket gælder i en time og kan bruges én gang.",
    unasked: "Har du ikke bedt om det, så se bort fra mailen. Din adgangskode er ikke ændret.",
  },
};
