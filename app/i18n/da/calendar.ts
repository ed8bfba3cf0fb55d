import type { MailPurpose } from "~/domain/mail";

/** What is due and when: as a month, as a list, and in a calendar of one's own. */
export const calendar = {
  title: "Kalender",
  lede: "Aftaler, der udløber eller skal opsiges, dokumentation, egenkontrol, fund og varslede ændringer: fra i dag og et år frem.",
  previous: "Forrige måned",
  next: "Næste måned",
  thisMonth: "Denne måned",
  month: "Frister i {{month}}",
  nothing: "Ingen frister i {{month}}",
  nothingText: "Frister, der er overskredet, står ikke her, men som åbne forhold.",
  more_one: "og {{count}} frist mere",
  more_other: "og {{count}} frister mere",
  today: "I dag",
  openFlags: "Se åbne forhold",
  feed: "Abonnér i din egen kalender",
  ahead: {
    title: "Næste 90 dage",
    lede: "Alt, der udløber eller forfalder, i den rækkefølge det sker.",
    nothing: "Intet udløber eller forfalder de næste 90 dage",
    more: "Der er flere frister i perioden. Se resten måned for måned i kalenderen.",
    toMonth: "Vis som måned",
    toList: "Vis næste 90 dage som liste",
    in: "om {{days}}",
    today: "i dag",
  },
};

export const ownReminders = {
  title: "Påmindelser og kalender",
  text: "Vælg, hvilke mails om frister du vil have, og abonnér på fristerne i din egen kalender.",
  open: "Påmindelser og kalender",
  saved: "Dine valg er gemt.",
  mails: "Mails om frister",
  mailsText:
    "Du får dem om det, du er ansvarlig for, og om det, som ingen står som ansvarlig for, men som du har rettigheder til at tage dig af.",
  noServer: "Installationen har ingen mailserver, så der bliver ikke sendt mails.",
  kinds: {
    reminders: "Påmindelser: 90, 60, 30, 14 og 7 dage før en frist og på selve dagen, samlet i én mail om dagen",
    digest: "Ugens overblik: mandag kl. 7 med fristerne for de næste 30 dage",
  },
  save: "Gem",
  feedTitle: "Din egen kalender",
  feedText:
    "Med en personlig adresse kan Outlook, Google Kalender og andre kalendere vise fristerne. Den, der kender adressen, kan læse dem uden at logge ind, så behandl den som en adgangskode.",
  feedAddress: "Adresse til kalenderen",
  feedSince: "Oprettet {{time}}",
  make: "Opret adresse",
  makeNew: "Opret ny adresse, og luk den gamle",
  end: "Luk adressen",
};

export const unsubscribing = {
  title: "Slå mails fra",
  text: {
    reminders: "Vil du ikke længere have påmindelser om frister fra {{organisation}}?",
    digest: "Vil du ikke længere have ugens overblik over frister fra {{organisation}}?",
  },
  submit: "Slå fra",
  done: "De er slået fra. Du kan slå dem til igen under Din konto.",
  dead: "Linket gælder ikke længere, eller det er ikke kopieret helt.",
};

export const mailList = {
  title: "Mails",
  open: "Sendte og afviste mails",
  lede: "Hvad mailserveren har taget imod, hvad den har afvist, og hvad der venter.",
  bounces:
    "At en mail er sendt, betyder, at mailserveren har taget imod den. Kommer den senere retur, lander beskeden i afsenderens postkasse, som Tilsyn ikke læser. Hold øje med den.",
  noServer: "Installationen har ingen mailserver. Mails venter, til der er sat en op, eller til de ikke længere er aktuelle.",
  waiting: "Venter",
  refused: "Afvist",
  sent: "Sendt de seneste 90 dage",
  none: { waiting: "Ingen mails venter.", refused: "Ingen mails er afvist.", sent: "Ingen mails er sendt." },
  columns: { purpose: "Mail", to: "Modtager", at: "Tidspunkt", answer: "Mailserverens svar", act: "Handling" },
  unknown: "Vises ikke",
  next: "Prøves igen {{time}}",
  retry: "Send igen",
  purposes: {
    "account-link": "Invitation eller ny adgangskode",
    "portal-invitation": "Invitation til at besvare egenkontrol",
    "portal-code": "Kode til at besvare egenkontrol",
    "portal-reminder": "Påmindelse om at besvare egenkontrol",
    "portal-news": "Nyt om et sendt tilsyn",
    "second-contact": "Manglende svar på egenkontrol",
    reminders: "Påmindelser om frister",
    digest: "Ugens overblik",
    "pack-share": "Delt pakke",
    "pack-code": "Kode til delt pakke",
    "pack-ready": "Pakke er klar",
  } satisfies Record<MailPurpose, string>,
};
