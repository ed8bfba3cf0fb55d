import type { Flag, Rule } from "~/domain/flag";
import { type FactSegment, paths } from "~/paths";

type Query = Record<string, string | null>;
type LinkOf<R extends Rule> = (flag: Extract<Flag, { rule: R }>, on: string | null) => string;

const edit = ({ subcontractor }: Flag, on: string | null) => paths.editSubcontractor(subcontractor, { on });
const editThing =
  (list: FactSegment) =>
  ({ subcontractor, subject }: Flag, on: string | null) =>
    subject === null ? paths.subcontractor(subcontractor, { on }) : paths.editFact(subcontractor, list, subject, { on });
const add =
  (list: FactSegment, query: Query = {}) =>
  ({ subcontractor }: Flag, on: string | null) =>
    paths.newFact(subcontractor, list, { ...query, on });
const evidence = ({ subcontractor }: Flag, kind: string | null, on: string | null) =>
  paths.newFact(subcontractor, "evidence", { kind, on });

const editAgreement = editThing("agreements");
const editLocation = editThing("locations");

/** Where each rule's flag is put right. */
const links: { [R in Rule]: LinkOf<R> } = {
  "status-contradicted": edit,
  "role-undetermined": editThing("services"),
  "contract-missing": add("agreements", { kind: "contract" }),
  "contract-ended": add("agreements", { kind: "contract" }),
  "contract-ending": add("agreements", { kind: "contract" }),
  "dpa-missing": add("agreements", { kind: "dpa" }),
  "dpa-unsigned": editAgreement,
  "dpa-ended": add("agreements", { kind: "dpa" }),
  "dpa-ending": add("agreements", { kind: "dpa" }),
  "nda-missing": add("agreements", { kind: "nda" }),
  "nda-unsigned": editAgreement,
  "nda-ended": add("agreements", { kind: "nda" }),
  "nda-ending": add("agreements", { kind: "nda" }),
  "contract-notice-closing": editAgreement,
  "contract-auto-renewed": editAgreement,
  "dpa-incomplete": editAgreement,
  "dpa-unchecked": editAgreement,
  "dpa-review-overdue": editAgreement,
  "location-none": add("locations"),
  "location-unknown": editLocation,
  "location-imprecise": editLocation,
  "residency-broken": editLocation,
  "territory-undecided": editLocation,
  "transfer-no-basis": editLocation,
  "transfer-unconfirmed": editLocation,
  "transfer-assessment-overdue": editLocation,
  "adequacy-ending": editLocation,
  "location-stale": editLocation,
  "parent-outside-eea": edit,
  "chain-identity-incomplete": (flag, on) =>
    flag.facts.missing.includes("address") ? edit(flag, on) : add("contacts")(flag, on),
  "evidence-expiring": (flag, on) => evidence(flag, flag.facts.kind, on),
  "evidence-gap": (flag, on) => evidence(flag, flag.facts.kind, on),
  "evidence-expired": (flag, on) => evidence(flag, flag.facts.kind, on),
  // A report on security may be of several kinds, the others are of the kind that their requirement is called by.
  "evidence-missing": (flag, on) => evidence(flag, flag.facts.requirement === "assurance" ? null : flag.facts.requirement, on),
  "evidence-unreviewed": editThing("evidence"),
  "evidence-scope-gap": ({ subcontractor }, on) => paths.subcontractorTab(subcontractor, "evidence", { on }),
  "evidence-adverse": ({ subcontractor, subject }, on) => paths.newFact(subcontractor, "findings", { evidence: subject, on }),
  "inspection-unplanned": ({ subcontractor }, on) => paths.editPlan(subcontractor, { on }),
  "inspection-due": add("inspections"),
  "inspection-overdue": add("inspections"),
  "inspection-unfollowed": ({ subcontractor, subject }, on) =>
    paths.newFact(subcontractor, "findings", { inspection: subject, on }),
  "finding-overdue": editThing("findings"),
  "exit-unproven": (flag, on) => evidence(flag, "deletion-proof", on),
  "waiver-expired": ({ subcontractor, facts }, on) =>
    paths.newFact(subcontractor, "waivers", { rule: facts.rule, subject: facts.subject, on }),
};

/** The URL at which a flag is put right. `on` is the day asked about, null for today. */
export function flagLink(flag: Flag, on: string | null): string {
  // A flag and its rule belong together by its type, which the look-up in a table cannot follow.
  return (links[flag.rule] as (flag: Flag, on: string | null) => string)(flag, on);
}
