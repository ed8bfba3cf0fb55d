import type { CaseState } from "../../domain/inspection/inspection-case";
import type { Concept, InspectionTarget, Words } from "../../domain/inspection/questionnaire";
import type { YearEntry } from "../../domain/inspection/year";

export interface YearRow {
  key: string;
  name: string;
  entries: YearEntry[];
}

export interface CaseLine {
  id: string;
  state: CaseState;
  dueOn: string;
  concept: Concept;
  target: InspectionTarget;
  name: Words;
  /** Null for an own inspection. */
  subcontractor: { key: string; name: string } | null;
}

/** What the page of the year's wheel is drawn from. */
export interface YearPage {
  year: number;
  today: string;
  rows: YearRow[];
  /** Subcontractors with anything in the year; more than the rows where not all are shown. */
  all: number;
  /** Active ones without a plan. */
  unplanned: number;
  /** By month, January first. */
  sums: Record<YearEntry["state"], number>[];
  /** Under way, those due first coming first. */
  cases: CaseLine[];
}
