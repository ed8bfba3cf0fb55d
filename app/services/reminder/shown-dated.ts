import type { Dated } from "../../domain/reminder/dated";

export interface MonthPage {
  today: string;
  month: string;
  /** Null where the calendar goes no further. */
  before: string | null;
  after: string | null;
  dated: Dated[];
}

export interface AheadPage {
  today: string;
  dated: Dated[];
  /** Whether there are more than are listed. */
  more: boolean;
}

/** How an account has itself reminded. */
export interface OwnReminders {
  wanted: { reminders: boolean; digest: boolean };
  /** Address of its calendar feed; null where it has none. */
  feedUrl: string | null;
  feedSince: string | null;
  timeZone: string;
  canSend: boolean;
}
