import { Cron } from "croner";
import { dateIn } from "../../domain/calendar";

/** When a job has its turns. */
export interface Schedule {
  name: string;
  /** Cron: minute, hour, day of month, month, day of week; by the clocks of the organisation's time zone. */
  pattern: string;
  /** What names a turn: its day, which stays the same when the organisation moves to another time zone, or its very instant. */
  namedBy: "day" | "instant";
  /** A turn that nobody took for so long is not made up for. */
  lateHoursMax: number;
}

export interface DueTurn {
  name: string;
  slot: string;
  dueAt: string;
}

const second = 1000;
const hour = 3_600_000;

/** The latest turn that has come by an instant; null where it came too long ago. Croner knows when clocks are put forward and back. */
export function latestTurn({ name, pattern, namedBy, lateHoursMax }: Schedule, timeZone: string, now: Date): DueTurn | null {
  const cron = new Cron(pattern, { timezone: timeZone, paused: true });
  // It looks for what lies before a whole second.
  const next = new Date(Math.floor(now.getTime() / second) * second + second);
  const due = cron.previousRuns(1, next)[0];
  if (due === undefined || now.getTime() - due.getTime() > lateHoursMax * hour) return null;
  const dueAt = due.toISOString();
  return { name, slot: namedBy === "day" ? dateIn(timeZone, due) : dueAt, dueAt };
}
