import { type FactList, factLists } from "~/domain/portfolio";
import { paths, type SubcontractorTab } from "~/paths";
import { nounOfList } from "~/i18n/noun-of-list";
import { agreementFields } from "./agreement-fields";
import { contactFields } from "./contact-fields";
import type { Description } from "./description";
import { evidenceFields } from "./evidence-fields";
import { findingFields } from "./finding-fields";
import { inspectionFields } from "./inspection-fields";
import { locationFields } from "./location-fields";
import { planFields } from "./plan-fields";
import { serviceFields } from "./service-fields";
import { subcontractorFields } from "./subcontractor-fields";
import { waiverFields } from "./waiver-fields";

/** The nouns that have a form, as `fields` and `nouns` of the catalogues call them. */
export const factNouns = ["subcontractor", "inspectionPlan", ...Object.values(nounOfList)] as const;
export type FactNoun = (typeof factNouns)[number];

export const descriptionOf: Record<FactNoun, Description> = {
  subcontractor: subcontractorFields,
  inspectionPlan: planFields,
  contact: contactFields,
  service: serviceFields,
  location: locationFields,
  agreement: agreementFields,
  evidence: evidenceFields,
  inspection: inspectionFields,
  finding: findingFields,
  waiver: waiverFields,
};

/** The tab that shows things of a noun; null = the overview. */
export const tabOfNoun: Record<FactNoun, SubcontractorTab | null> = {
  subcontractor: null,
  service: null,
  contact: "contacts",
  location: "locations",
  agreement: "agreements",
  evidence: "evidence",
  inspectionPlan: "inspections",
  inspection: "inspections",
  finding: "findings",
  waiver: "findings",
};

/** The list that a part of the URL names; null where it names none. */
export const listNamed = (text: string | undefined): FactList | null => factLists.find((list) => list === text) ?? null;

/** A thing of a list as the URL names it: its key; of a contact or waiver its place, null where that is no number. */
export function factNamed(list: FactList, text: string | undefined): string | number | null {
  if (text === undefined) return null;
  if (list !== "contacts" && list !== "waivers") return text;
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}

export type Edited = "created" | "changed" | "removed" | "proposed" | "undone";
const edits: readonly Edited[] = ["created", "changed", "removed", "proposed", "undone"];

/** Where things of a noun are shown. `on` is the day asked about, null = today. */
export function shownAt(noun: FactNoun, key: string, on: string | null, edited?: Edited): string {
  const query = { on, saved: edited === undefined ? null : `${noun}-${edited}` };
  const tab = tabOfNoun[noun];
  return tab === null ? paths.subcontractor(key, query) : paths.subcontractorTab(key, tab, query);
}

/** What `?saved=` says was done; null where it says nothing we know. */
export function savedIn(query: URLSearchParams): { noun: FactNoun; edited: Edited } | null {
  const [, noun, edited] = /^(\w+)-(\w+)$/.exec(query.get("saved") ?? "") ?? [];
  const found = { noun: factNouns.find((name) => name === noun), edited: edits.find((name) => name === edited) };
  return found.noun === undefined || found.edited === undefined ? null : { noun: found.noun, edited: found.edited };
}
