/** What stands around every page. */
export const frame = {
  skip: "Gå til indholdet",
  menu: "Menu",
  mainMenu: "Hovedmenu",
  entries: {
    overview: "Overblik",
    subcontractors: "Underleverandører",
    findings: "Fund",
    locations: "Lokationer",
    inspections: "Egenkontrol",
    documents: "Aftaler og dokumentation",
    calendar: "Kalender",
    packs: "Pakker",
    history: "Revisionsspor",
    accounts: "Brugere",
    settings: "Indstillinger",
    account: "Din konto",
  },
  demo: {
    text: "Organisationen og dens underleverandører er opdigtede: det er en demo, så der er noget at se på.",
    remove: "Fjern demo",
  },
  day: {
    label: "Status pr.",
    show: "Vis",
    today: "Til i dag",
  },
  otherDay: "Du ser status pr. {{date}}, regnet ud fra det, der er registreret nu.",
  badDay: {
    title: "Den dag kan ikke vises",
    text: "»{{value}}« kan ikke bruges som dato for status. Vælg en dato fra 1. jan. 1900 til 31. dec. 2199.",
    today: "Vis status i dag",
  },
  progress: {
    title: "Status gøres op pr. {{date}}",
    titleToday: "Dagens status gøres op",
    text: "Det sker én gang for hver dag, der spørges om, og tager højst et par minutter. Siden kommer af sig selv.",
    done: "{{done}} af {{total}} underleverandører er gjort op",
    reload: "Se efter nu",
  },
  paging: {
    label: "Sider",
    previous: "Forrige",
    next: "Næste",
    place: "{{from}}–{{to}} af {{count}}",
    page: "Side {{page}} af {{pages}}",
  },
};
