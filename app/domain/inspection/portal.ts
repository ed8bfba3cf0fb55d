import { plusDays } from "../calendar";
import type { CaseState } from "./inspection-case";

/** What the portal says of an invitation and of its case. */
export interface PortalStanding {
  /** Instants; null where it never came to it. */
  revokedAt: string | null;
  declinedAt: string | null;
  expiresAt: string;
  state: CaseState;
}

/** How long after the due date a link still opens the portal. */
export const linkDaysAfterDue = 30;

/** How many colleagues one request may be forwarded to. */
export const forwardsMax = 5;

/** How many files a case holds at most. */
export const caseFilesMax = 200;

/** From which instant on a link is dead: the midnight (UTC) after the 30th day past the due date. */
export const linkEndOf = (dueOn: string) => `${plusDays(dueOn, linkDaysAfterDue + 1)}T00:00:00.000Z`;

/** `open`: it opens the portal. `ended`: a fresh one can be asked for. `dead`: taken back, declined, or its inspection is given up. */
export function linkState({ revokedAt, declinedAt, expiresAt, state }: PortalStanding, now: string): "open" | "ended" | "dead" {
  if (revokedAt !== null || declinedAt !== null || state === "cancelled" || state === "open") return "dead";
  return expiresAt <= now ? "ended" : "open";
}

/** Minutes that so many questions take, in fives: two and a half each. */
export const minutesFor = (questions: number) => Math.max(5, Math.ceil((questions * 2.5) / 5) * 5);

/**
 * Whether a question can be answered at this moment: while the case is sent, and after a first submission only what was sent back.
 */
export const isAnswerable = (
  { state, submittedAt }: { state: CaseState; submittedAt: string | null },
  returnedAt: string | null,
): boolean => state === "sent" && (submittedAt === null || returnedAt !== null);
