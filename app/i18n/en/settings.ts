import type { settings as reference } from "../da/settings";

export const settings: typeof reference = {
  title: "Settings",
  saved: "Saved",
  save: "Save",
  organisation: {
    title: "The organisation",
    name: "Name of the organisation",
    promise: "The promise to customers",
    promiseHint: "Where have you promised that customers' data stays? Every location is measured against the promise.",
    promises: {
      EU: {
        label: "Data stays in the EU",
        hint: "Locations outside the EU's member states break the promise, Norway, Iceland and Liechtenstein included.",
      },
      EEA: { label: "Data stays in the EEA", hint: "The EU and Norway, Iceland and Liechtenstein." },
      none: { label: "No promise of place", hint: "The rules on transfers to third countries apply all the same." },
    },
    promiseChange: "When the promise changes, every subcontractor is judged anew.",
    timeZone: "Time zone",
    timeZoneHint: "Decides when a day begins, and so when a deadline has passed.",
    language: "Language",
    languageHint: "For those who have not chosen one themselves.",
  },
  languages: { da: "Dansk", en: "English" },
  conflict: {
    title: "Somebody else changed this meanwhile",
    text: "Your changes are in the fields and are not saved. Save again to let them stand, or edit them first.",
    field: "Field",
    yours: "Yours",
    saved: "Saved now",
    useSaved: "Keep what is saved",
  },
  you: {
    title: "Your language",
    text: "For you alone, {{name}}.",
    submit: "Change language",
  },
  demo: {
    title: "Demo data",
    text: "The register holds a made-up organisation with made-up subcontractors.",
    remove: "Remove the demo data",
  },
  welcome: {
    title: "Welcome to Tilsyn",
    intro: "Four details before we begin. They can be changed later under Settings.",
    submit: "Continue",
    demoIntro:
      "Tilsyn is filled with a demo, so that there is something to look at: the organisation {{name}} and its subcontractors are made up. When you are ready, remove the demo under Settings and import your own.",
    demoSubmit: "Look at the demo",
  },
};
