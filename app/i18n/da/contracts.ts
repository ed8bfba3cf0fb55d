import type { ExitBasis } from "~/domain/contract-end";
import type { DecisionKind } from "~/domain/portfolio";

/** How a contract can end, how often it has renewed, and what was decided about it. */
export const contracts = {
  title: "Opsigelse og beslutninger",
  contract: "Kontrakt",
  notice: "Varsel",
  noNotice: "Intet varsel aftalt",
  basis: {
    renewal: "{{notice}} før udløb",
    "running-month": "løbende måned + {{notice}}",
    "any-day": "{{notice}} fra enhver dag",
  } satisfies Record<ExitBasis, string>,
  exit: "Tidligste ophør",
  endsAlone: "Udløber {{date}}",
  ended: "Udløb {{date}}",
  notInForce: "Gælder ikke",
  by: "Opsiges senest {{date}}",
  renewals: "Fornyelser",
  never: "Ikke fornyet",
  times_one: "Fornyet {{count}} gang",
  times_other: "Fornyet {{count}} gange",
  renewed: "Fornyet {{date}}",
  earlier: "Vis alle fornyelser",
  decision: "Beslutning",
  undecided: "Ingen beslutning registreret",
  decided: "{{decision}}, besluttet {{date}}",
  remind: "Påmindelse {{date}}",
  reminded: "Påmindelse siden {{date}}",
  decide: "Registrér beslutning",
  decideNamed: "Registrér beslutning om {{name}}",
  limit:
    "Er varslet angivet i måneder, og løber kontrakten, til den opsiges, regnes det som løbende måned plus varslet. Står der andet i kontrakten, gælder den.",
  page: {
    title: "Beslutning om kontrakten",
    lede: "Registrér, hvad I har besluttet. Datoen bliver også kontraktens seneste gennemgang.",
    kind: "Hvad er besluttet?",
    kinds: {
      renew: { label: "Forny", hint: "Kontrakten fortsætter på de aftalte vilkår." },
      cancel: { label: "Opsig", hint: "Kontrakten opsiges. Selve opsigelsen sender I til underleverandøren." },
      renegotiate: { label: "Genforhandl", hint: "Vilkårene skal ændres, før kontrakten fortsætter." },
    } satisfies Record<DecisionKind, { label: string; hint: string }>,
    decidedOn: "Besluttet den",
    remindOn: "Påmind om opfølgning den",
    remindHint: "F.eks. i god tid før opsigelsesfristen eller til næste forhandling. Kan være tom.",
    note: "Begrundelse eller note",
    save: "Gem beslutningen",
    earlier: "Senest registreret: {{decision}}, {{date}}. Tidligere beslutninger står i historikken.",
  },
};
