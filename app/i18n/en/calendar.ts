type Texts = typeof import("../da/calendar");

export const calendar: Texts["calendar"] = {
  title: "Calendar",
  lede: "Agreements that end or must be terminated, evidence, inspections, findings and announced changes: from today and a year ahead.",
  previous: "Previous month",
  next: "Next month",
  thisMonth: "This month",
  month: "Deadlines in {{month}}",
  nothing: "No deadlines in {{month}}",
  nothingText: "Deadlines that have passed are not here; they stand as open flags.",
  more_one: "and {{count}} more deadline",
  more_other: "and {{count}} more deadlines",
  today: "Today",
  openFlags: "See open flags",
  feed: "Subscribe in your own calendar",
  ahead: {
    title: "Next 90 days",
    lede: "Everything that expires or falls due, in the order in which it happens.",
    nothing: "Nothing expires or falls due in the next 90 days",
    more: "There are more deadlines in the period. See the rest month by month in the calendar.",
    toMonth: "Show as a month",
    toList: "Show the next 90 days as a list",
    in: "in {{days}}",
    today: "today",
  },
};

export const ownReminders: Texts["ownReminders"] = {
  title: "Reminders and calendar",
  text: "Choose which mails about deadlines you want, and subscribe to the deadlines in your own calendar.",
  open: "Reminders and calendar",
  saved: "Your choices are saved.",
  mails: "Mails about deadlines",
  mailsText:
    "You get them about what you are responsible for, and about what nobody is named for but you have permission to see to.",
  noServer: "The installation has no mail server, so no mails are sent.",
  kinds: {
    reminders: "Reminders: 90, 60, 30, 14 and 7 days ahead of a deadline and on the day itself, together in one mail a day",
    digest: "The week's overview: Monday at 7 with the deadlines of the next 30 days",
  },
  save: "Save",
  feedTitle: "Your own calendar",
  feedText:
    "With a personal address, Outlook, Google Calendar and other calendars can show the deadlines. Whoever knows the address can read them without signing in, so treat it like a password.",
  feedAddress: "Address of the calendar",
  feedSince: "Made {{time}}",
  make: "Make an address",
  makeNew: "Make a new address and close the old one",
  end: "Close the address",
};

export const unsubscribing: Texts["unsubscribing"] = {
  title: "Turn mails off",
  text: {
    reminders: "Do you no longer want reminders of deadlines from {{organisation}}?",
    digest: "Do you no longer want the week's overview of deadlines from {{organisation}}?",
  },
  submit: "Turn off",
  done: "They are turned off. You can turn them on again under Your account.",
  dead: "The link is no longer valid, or was not copied whole.",
};

export const mailList: Texts["mailList"] = {
  title: "Mails",
  open: "Sent and refused mails",
  lede: "What the mail server has taken, what it has refused, and what waits.",
  bounces:
    "That a mail is sent means that the mail server has taken it. If it comes back later, the notice lands in the sender's mailbox, which Tilsyn does not read. Keep an eye on it.",
  noServer: "The installation has no mail server. Mails wait until there is one, or until they no longer matter.",
  waiting: "Waiting",
  refused: "Refused",
  sent: "Sent in the last 90 days",
  none: { waiting: "No mails are waiting.", refused: "No mails were refused.", sent: "No mails were sent." },
  columns: { purpose: "Mail", to: "Recipient", at: "Time", answer: "The mail server's answer", act: "Action" },
  unknown: "Not shown",
  next: "Tried again {{time}}",
  retry: "Send again",
  purposes: {
    "account-link": "Invitation or new password",
    "portal-invitation": "Invitation to answer an inspection",
    "portal-code": "Code to answer an inspection",
    "portal-reminder": "Reminder to answer an inspection",
    "portal-news": "News of a sent inspection",
    "second-contact": "Missing answers to an inspection",
    reminders: "Reminders of deadlines",
    digest: "The week's overview",
    "pack-share": "Shared pack",
    "pack-code": "Code for a shared pack",
    "pack-ready": "Pack is ready",
  },
};
