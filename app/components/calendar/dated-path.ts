import type { Dated } from "~/domain/reminder/dated";
import { paths } from "~/paths";

/** Where something that is due is seen to. */
export function datedPath({ kind, id, subcontractor }: Pick<Dated, "kind" | "id" | "subcontractor">): string {
  if (kind === "own-finding-due") return paths.ownFinding(id);
  if (subcontractor === null) return paths.inspection(id);
  const { key } = subcontractor;
  switch (kind) {
    case "case-due":
    case "answers-due":
    case "answers-missing":
      return paths.inspection(id);
    case "change-objection":
    case "change-customers":
      return paths.change(key, id);
    case "agreement-ends":
    case "notice-ends":
    case "decision-due":
    case "dpa-review":
      return paths.subcontractorTab(key, "agreements");
    case "evidence-ends":
      return paths.subcontractorTab(key, "evidence");
    case "inspection-due":
      return paths.subcontractorTab(key, "inspections");
    case "finding-due":
      return paths.subcontractorTab(key, "findings");
    case "location-confirmation":
    case "transfer-assessment":
    case "adequacy-ends":
      return paths.subcontractorTab(key, "locations");
    default:
      return paths.subcontractor(key);
  }
}
