import type { Evidence, FactList, Finding, Subcontractor } from "../portfolio";
import type { Permission } from "./matrix";

type Fact = Subcontractor[FactList][number];

/** What adding, changing or removing a thing of a list asks for, whatever is changed in it. */
const ofList: Readonly<Record<FactList, Permission>> = {
  contacts: "facts.write",
  services: "facts.write",
  locations: "facts.write",
  agreements: "agreements.write",
  evidence: "facts.write",
  inspections: "inspections.write",
  findings: "facts.write",
  waivers: "waivers.propose",
};

export const permissionToWrite = (list: FactList): Permission => ofList[list];

/** An exception is proposed by one and approved by another; ending it is the approver's. */
export const permissionToRemove = (list: FactList): Permission => (list === "waivers" ? "waivers.approve" : ofList[list]);

/** All that an edit of one thing asks for: judging evidence and closing a finding are more than writing them down. */
export function permissionsToEdit(list: FactList, before: Fact | null, after: Fact): Permission[] {
  const needed = [permissionToWrite(list)];
  if (list === "evidence") {
    const was = before as Evidence | null;
    const is = after as Evidence;
    if (is.review !== (was?.review ?? "pending")) needed.push("evidence.review");
  }
  if (list === "findings" && (after as Finding).closedOn !== ((before as Finding | null)?.closedOn ?? null))
    needed.push("findings.close");
  return needed;
}
