import type { AttemptStep } from "~/domain/account";

/** Somebody's own account: how they sign in, and from where they are signed in. */
export const ownAccount = {
  title: "Din konto",
  back: "Til din konto",
  cancel: "Fortryd",
  secondFactor: {
    title: "Totrinsbekræftelse",
    none: "Du logger kun ind med adgangskode. Med en kode fra en app på din telefon kan ingen bruge din konto, selv om de kender adgangskoden.",
    setUp: "Slå totrinsbekræftelse til",
    since: "Når du logger ind, skal du bruge en kode fra din app. Slået til {{time}}.",
    codesLeft_one: "Du har {{count}} ubrugt gendannelseskode.",
    codesLeft_other: "Du har {{count}} ubrugte gendannelseskoder.",
    newCodes: "Lav nye gendannelseskoder",
    remove: "Slå totrinsbekræftelse fra",
    removed: "Totrinsbekræftelse er slået fra.",
  },
  youAreHere: "Du er her",
  confirm: {
    title: "Bekræft, at det er dig",
    intro: "Det, du er i gang med, kræver, at du har vist inden for de sidste ti minutter, at det er dig.",
    submit: "Bekræft",
    doneTitle: "Tak, du er bekræftet",
    download: "Filen kan hentes de næste ti minutter.",
    getFile: "Hent filen",
    overview: "Til overblikket",
  },
  password: {
    heading: "Adgangskode",
    text: "Skift den, hvis andre kan have set den. Den skal ikke skiftes med faste mellemrum.",
    title: "Skift adgangskode",
    intro: "Andre steder, hvor du er logget ind, bliver du logget ud.",
    current: "Nuværende adgangskode",
    chosen: "Ny adgangskode",
    submit: "Skift adgangskode",
    saved: "Adgangskoden er skiftet.",
  },
  sessions: {
    title: "Hvor du er logget ind",
    text: "Se, hvor du er logget ind, og log ud andre steder.",
    show: "Vis, hvor du er logget ind",
    intro: "Kender du ikke et af stederne, så log det ud, og skift din adgangskode.",
    device: "Browser og system",
    network: "Netværk",
    since: "Logget ind",
    lastSeen: "Sidst set",
    action: "Log ud",
    thisOne: "Her",
    ended: "Der er logget ud.",
    endAll: "Log ud alle steder",
    otherBrowser: "En anden browser",
    otherSystem: "ukendt system",
  },
  setUp: {
    title: "Slå totrinsbekræftelse til",
    required:
      "Før du kan bruge Tilsyn, skal din konto beskyttes med mere end en adgangskode: Når du logger ind, bekræfter du det med en kode fra en app på din telefon.",
    intro: "Når du logger ind, bekræfter du det med en kode fra en app på din telefon.",
    getApp:
      "Åbn en godkendelsesapp på din telefon. Har du ingen, så hent én, f.eks. Aegis, Google Authenticator eller Microsoft Authenticator.",
    scan: "Scan QR-koden med appen.",
    qr: "QR-kode med den nøgle, som står nedenfor",
    secret: "Kan du ikke scanne, så skriv denne nøgle i appen:",
    codeHint: "De seks cifre, som appen viser nu. En ny kode kommer hvert halve minut.",
    submit: "Bekræft",
    doneTitle: "Totrinsbekræftelse er slået til",
    done: "Fra nu af skal du bruge en kode fra appen, når du logger ind. Andre steder, hvor du var logget ind, er du logget ud.",
    goOn: "Jeg har gemt koderne",
  },
  recoveryCodes: {
    title: "Dine gendannelseskoder",
    once: "Gem koderne et sikkert sted uden for telefonen. De vises kun nu. Mister du telefonen, kan hver kode bruges én gang i stedet for koden fra appen.",
    renew: "Lav nye gendannelseskoder",
    renewText: "Du får ti nye koder. De gamle kan ikke bruges længere.",
  },
  removal: {
    title: "Slå totrinsbekræftelse fra?",
    text: "Derefter er din adgangskode det eneste, der beskytter din konto. Gendannelseskoderne slettes, og andre steder, hvor du er logget ind, bliver du logget ud. Kræver jeres installation totrinsbekræftelse, skal du slå den til igen med det samme, f.eks. på en ny telefon.",
    submit: "Slå fra",
  },
};

/** Single sign-on hos jeres egen udbyder af identiteter. */
export const singleSignOn = {
  title: "Single sign-on",
  signIn: "Log ind med single sign-on",
  accept: "Opret med single sign-on",
  confirm: "Bekræft med single sign-on",
  none: "Din konto er ikke forbundet med jeres single sign-on.",
  since: "Din konto har været forbundet med jeres single sign-on siden {{time}}.",
  bindTitle: "Forbind med single sign-on",
  bindText: "Du logger ind hos jeres udbyder og kommer tilbage hertil. Derefter kan du logge ind uden adgangskode.",
  bind: "Forbind",
  goOnText: "Log ind hos udbyderen for at forbinde din konto.",
  goOn: "Fortsæt til udbyderen",
  bound: "Din konto er forbundet med single sign-on.",
  unbindTitle: "Fjern forbindelsen",
  unbindText: "Derefter kan du kun logge ind med adgangskode.",
  unbind: "Fjern forbindelsen",
  unbound: "Forbindelsen til single sign-on er fjernet.",
  failedTitle: "Single sign-on lykkedes ikke",
  again: "Prøv igen",
};

/** Forsøg på at logge ind, der mislykkedes. */
export const attempts = {
  title: "Mislykkede forsøg",
  lede: "Forsøg på at logge ind, bekræfte sig eller få en ny adgangskode i de sidste 90 dage. Mange forsøg mod én konto eller fra ét netværk kan være et angreb.",
  none: "Ingen mislykkede forsøg",
  noneText: "Her står de forsøg, der ikke lykkes.",
  at: "Tidspunkt",
  account: "Konto",
  nobody: "En e-mail, som ingen har",
  step: "Forsøg",
  steps: {
    password: "Adgangskode",
    code: "Kode",
    reset: "Ny adgangskode",
    "single-sign-on": "Single sign-on",
  } satisfies Record<AttemptStep, string>,
  network: "Netværk",
  older: "Ældre forsøg",
  newest: "Nyeste forsøg",
};

/** Hvad en administrator gør for den, der ikke kan logge ind. */
export const accountEntry = {
  title: "Log ind",
  text: "En ny adgangskode vælger brugeren selv gennem et link. Nulstilles totrinsbekræftelsen, logges brugeren ud og slår den til igen ved næste log ind. Vær sikker på, at den, der beder om det, er den rette.",
  reset: "Link til ny adgangskode",
  factor: "Nulstil totrinsbekræftelse",
  sessions: "Log brugeren ud alle steder",
  back: "Til brugeren",
};
