import type { ListedFinding } from "../../../db/queries/finding.server";
import type { FindingStage } from "../../domain/finding-stage";

export type ShownFinding = ListedFinding;

export type ShownFindings = {
  /** Open ones of all, and how many of these are overdue. */
  open: number;
  overdue: number;
  /** How many match what is asked. */
  count: number;
  shownOn: string;
} & (
  | { view: "board"; columns: { stage: FindingStage; count: number; findings: ShownFinding[] }[] }
  | { view: "list"; page: number; pages: number; findings: ShownFinding[] }
);
