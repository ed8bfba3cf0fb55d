import type { ChangeNotice, ChangeState } from "../../domain/change-notice";

/** An announced change with what follows from it on a day. */
export interface ShownChange extends ChangeNotice {
  id: string;
  subcontractor: { key: string; name: string };
  state: ChangeState;
  tellCustomersBy: string | null;
  shownOn: string;
}

export interface ChangePage {
  change: ShownChange;
  /** The change is to apply sooner than the agreement allows. */
  short: boolean;
  /** Of the agreement in force, and as promised to customers; null where it names none. */
  noticeDays: number | null;
  promisedDays: number | null;
}
