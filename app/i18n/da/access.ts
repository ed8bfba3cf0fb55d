import type { Permission } from "~/domain/permissions/matrix";
import type { Role } from "~/domain/permissions/role";

/** Who may do what. */
export const access = {
  title: "Hvem må hvad",
  lede: "Det, som Tilsyn selv retter sig efter ved hver eneste anmodning. Den, der har flere roller, må det, som en af dem må.",
  what: "Hvad",
  yes: "ja",
  no: "nej",
  pages: "Sider",
  pagesTitle: "Adgang side for side",
  pagesLede: "Hver adresse i Tilsyn, hvem der må se den, og hvem der må sende noget til den.",
  address: "Adresse",
  maySee: "Må se",
  maySend: "Må sende",
  everybody: "Alle, også uden at logge ind",
  contact: "Underleverandørens kontakt, om det tilsyn, de er inviteret til at besvare",
  signedIn: "Alle, der er logget ind",
  own: "Enhver for sit eget vedkommende",
  nobody: "Ingen",
  dependsOnList: "{{list}}: {{roles}}",
  auditorTitle: "Revisorens grænser",
  auditorText:
    "En revisor læser gennem en forbindelse til databasen, der ikke kan skrive. En administrator kan give adgangen en slutdato og begrænse den til bestemte underleverandører med kæden under dem; andre findes da ikke for revisoren.",
  dutiesTitle: "Adskilte opgaver",
  duties: {
    evidence: "Den, der registrerer dokumentation for en underleverandør af kritikalitet »kritisk«, godkender den ikke selv.",
    finding: "Et kritisk eller højt fund lukkes hverken af den ansvarlige for det eller af den, der førte tilsynet.",
    waiver: "En undtagelse gælder først, når en anden end den, der har foreslået den, har godkendt den.",
    override:
      "Er der ingen anden, der kan, må en administrator fravige det med en begrundelse. Så står der »opgaverne er ikke adskilt«.",
  },
  role: {
    administrator: "Administrator",
    compliance: "Compliance",
    legal: "Jura",
    auditor: "Revisor",
  } satisfies Record<Role, string>,
  roleText: {
    administrator: "Brugere, indstillinger og sletning af personoplysninger. Læser registeret.",
    compliance: "Fører registeret: alle oplysninger, tilsyn, dokumentation, fund og undtagelser.",
    legal: "Aftaler og deres punkter. Læser resten.",
    auditor: "Læser og ændrer intet. Kan få en slutdato og afgrænses til bestemte underleverandører.",
  } satisfies Record<Role, string>,
  permission: {
    "register.read": "Se overblik, lister, kort og underleverandører",
    "register.export": "Eksportere registeret",
    "facts.write":
      "Registrere og rette underleverandører, ydelser, lokationer, kontakter, dokumentation og fund, også ved import",
    "agreements.write": "Registrere og rette kontrakter, databehandleraftaler og fortrolighedsaftaler",
    "documents.write": "Lægge filer på aftaler og dokumentation, fjerne dem og tage dem tilbage",
    "documents.hold": "Sætte filer under bevaringspligt og ophæve den",
    "packs.share": "Dele pakker med udenforstående og få dem dannet hvert kvartal",
    "inspections.write": "Planlægge tilsyn, bygge skabeloner til dem og registrere udførte",
    "supervision.weigh": "Ændre og bekræfte pointskalaen for tilsyn",
    "evidence.review": "Godkende og afvise dokumentation",
    "findings.close": "Lukke fund",
    "waivers.propose": "Foreslå undtagelser",
    "waivers.approve": "Godkende, afvise og ophæve undtagelser",
    "history.read": "Se historikken",
    "accounts.manage": "Oprette, ændre og fjerne brugere",
    "settings.change": "Ændre organisationens navn, løfte, tidszone og sprog",
    "demo.remove": "Fjerne demodata",
    "personal-data.erase": "Slette personoplysninger i historikken",
    "duties.override": "Fravige adskillelsen af opgaver med en begrundelse, når ingen anden kan",
  } satisfies Record<Permission, string>,
};
