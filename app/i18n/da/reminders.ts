/** Mails about deadlines. */
export const reminderMail = {
  line: "{{date}}: {{what}}, {{name}} ({{when}})",
  lineOwn: "{{date}}: {{what}} ({{when}})",
  in: "om {{days}}",
  today: "i dag",
  passed: "for {{days}} siden",
  more_one: "… og {{count}} frist mere",
  more_other: "… og {{count}} frister mere",
  button: "Åbn fristerne",
  stop: "Vil du ikke have denne type mail, kan du slå den fra her: {{url}}",
  reminders: {
    subject_one: "{{count}} frist nærmer sig",
    subject_other: "{{count}} frister nærmer sig",
    text: "Disse frister hos {{organisation}} er nået til en påmindelse. Hver frist nævnes 90, 60, 30, 14 og 7 dage før og på selve dagen; derefter står den som et åbent forhold, indtil den er løst.",
  },
  digest: {
    subject: "Ugens frister, mandag den {{date}}",
    text: "Det udløber eller forfalder hos {{organisation}} i de næste 30 dage.",
    overdue_one: "I alt står {{count}} forhold åbent i registeret.",
    overdue_other: "I alt står {{count}} forhold åbne i registeret.",
  },
  secondContact: {
    subject: "{{organisation}} mangler svar på en egenkontrol",
    text: "{{organisation}} har bedt {{subcontractor}} besvare en egenkontrol. Fristen var den {{date}}, og vi har ikke modtaget svar.",
    ask: "Du får denne mail, fordi du står som kontaktperson. Linket til skemaet er sendt til {{invited}}, som kan besvare det eller give det videre til en kollega.",
  },
};
