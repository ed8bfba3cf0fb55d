import type { Dated } from "~/domain/reminder/dated";
import { paths } from "~/paths";

/** Where something that is due is seen to. @param on the day asked about; null for today */
export function datedPath(
  { kind, id, subcontractor }: Pick<Dated, "kind" | "id" | "subcontractor">,
  on: string | null = null,
): string {
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
      return paths.subcontractorTab(key, "agreements", { on });
    case "evidence-ends":
      return paths.subcontractorTab(key, "evidence", { on });
    case "inspection-due":
      return paths.subcontractorTab(key, "inspections", { on });
    case "finding-due":
      return paths.subcontractorTab(key, "findings", { on });
    case "location-confirmation":
    case "transfer-assessment":
    case "adequacy-ends":
      return paths.subcontractorTab(key, "locations", { on });
    default:
      return paths.subcontractor(key, { on });
  }
}
