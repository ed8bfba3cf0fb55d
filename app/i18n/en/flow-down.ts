import type { flowDown as reference } from "../da/flow-down";

export const flowDown: typeof reference = {
  title: "Does the agreement pass on what we promised?",
  within: "within {{time}}",
  atLeast: "at least {{time}}",
  thirdCountries: { allowed: "Permitted", forbidden: "Not permitted" },
  law: "The same obligations shall be imposed on the sub-processor (GDPR Art. 28(4)).",
  term: "Term",
  promised: "Promised to customers",
  held: "The agreement",
  state: "Passed on",
  states: { fulfilled: "Yes", weaker: "No, weaker", unknown: "Not known" },
  notKnown: "Not stated",
  finding: "Open finding, due {{date}}",
  noBuffer:
    "Time limits are compared as they stand. If you need time of your own to pass a notice on, the agreement has to be stricter.",
  nothingPromised: "You have not stated what you promised customers",
  nothingPromisedText: "State the terms in the settings; every data processing agreement can then be held against them.",
  setPromises: "State what you promised",
  editTerms: "Edit the agreement's terms",
  summary: {
    fulfilled: "Passes on all {{count}} terms",
    open: "{{fulfilled}} of {{all}} terms passed on",
    weaker_one: "{{count}} weaker",
    weaker_other: "{{count}} weaker",
    unknown_one: "{{count}} not known",
    unknown_other: "{{count}} not known",
  },
  customer: {
    title: "What we promised customers",
    intro:
      "State the strictest that stands in your data processing agreements with customers. An empty field means that you promised nothing about it.",
    effect:
      "When the promise changes, every data processing agreement that has not ended is held against it. Where a term is weaker than the promise, a finding of severity high is opened, due in 30 days. Only you close a finding.",
    none: "Nothing is stated yet.",
    edit: "Edit what we promised",
    saved: "What you promised customers is saved.",
    savedWith_one: "What you promised customers is saved. {{count}} finding was opened.",
    savedWith_other: "What you promised customers is saved. {{count}} findings were opened.",
    conflict:
      "Somebody else changed what you promised since you opened the page. Check the fields, and save again if they are to count.",
  },
  fields: {
    breachHours: "Time limit for notice of a breach (hours)",
    noticeDays: "Notice of new or other sub-processors (days)",
    auditRight: "Most far-reaching right to audit",
    deletionDays: "Deletion after the end, backups included (days)",
    countries: "Countries where data may be",
    thirdCountries: "Transfers to third countries",
    annexSections: "Sections that the security annex covers",
  },
  hints: {
    breachHours: "Counted from becoming aware of the breach. Where it only says “without undue delay”, the hours are not stated.",
    countries: "Names or country codes, separated by commas. EU and EEA can be written as one.",
    annexSections: "Tick nothing where it is not known.",
  },
  unset: "Not stated",
  findingTitle: "{{term}}: the agreement promises less than we promised customers ({{held}} against {{promised}})",
};
