export const reminderMail: typeof import("../da/reminders").reminderMail = {
  line: "{{date}}: {{what}}, {{name}} ({{when}})",
  lineOwn: "{{date}}: {{what}} ({{when}})",
  in: "in {{days}}",
  today: "today",
  passed: "{{days}} ago",
  more_one: "… and {{count}} more deadline",
  more_other: "… and {{count}} more deadlines",
  button: "Open the deadlines",
  stop: "If you do not want this kind of mail, you can turn it off here: {{url}}",
  reminders: {
    subject_one: "{{count}} deadline is coming up",
    subject_other: "{{count}} deadlines are coming up",
    text: "These deadlines at {{organisation}} have come to a reminder. Each is mentioned 90, 60, 30, 14 and 7 days ahead and on the day itself; after that it stands as an open flag until it is settled.",
  },
  digest: {
    subject: "This week's deadlines, Monday {{date}}",
    text: "This expires or falls due at {{organisation}} in the next 30 days.",
    overdue_one: "{{count}} flag is open in the register.",
    overdue_other: "{{count}} flags are open in the register.",
  },
  secondContact: {
    subject: "{{organisation}} has not received answers to an inspection",
    text: "{{organisation}} asked {{subcontractor}} to answer an inspection. The answers were due on {{date}} and have not come.",
    ask: "You get this mail because you are listed as a contact. The link to the questionnaire was sent to {{invited}}, who can answer it or pass it on to a colleague.",
  },
};
