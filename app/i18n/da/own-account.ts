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
