export const frame: typeof import("../da/frame").frame = {
  skip: "Skip to content",
  menu: "Menu",
  mainMenu: "Main menu",
  entries: {
    overview: "Overview",
    subcontractors: "Subcontractors",
    flags: "Flags",
    locations: "Locations",
    history: "Audit trail",
    import: "Import",
    accounts: "Accounts",
    settings: "Settings",
    account: "Your account",
  },
  demo: {
    text: "The organisation and its subcontractors are made up: this is a demo, so that there is something to look at.",
    remove: "Remove demo",
  },
  day: {
    label: "Status as of",
    show: "Show",
    today: "Back to today",
  },
  otherDay: "You are looking at {{date}}, worked out from what is registered now.",
  badDay: {
    title: "That day cannot be shown",
    today: "Show the status today",
  },
  progress: {
    title: "Working out the status on {{date}}",
    titleToday: "Working out today's status",
    text: "This happens once for every day asked about and takes a few minutes at most. The page will appear by itself.",
    done: "{{done}} of {{total}} subcontractors done",
    reload: "Look again now",
  },
  paging: {
    label: "Pages",
    previous: "Previous",
    next: "Next",
    place: "{{from}}–{{to}} of {{count}}",
    page: "Page {{page}} of {{pages}}",
  },
};
