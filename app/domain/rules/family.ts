import type { Day } from "../day";
import type { Verdict } from "../flag";
import type { Promise_, Subcontractor } from "../portfolio";

/**
 * One family of rules: what is wrong with a subcontractor on a day under a promise, by today's facts. Pure; may ask
 * about the day only through {@link Day}, and gives at most one verdict per (rule, subject).
 */
export type Family = (subcontractor: Subcontractor, day: Day, promise: Promise_) => Verdict[];
