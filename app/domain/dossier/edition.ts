/** For whom a pack is made: an auditor, who sees everything, or a customer. */
export const editions = ["auditor", "customer"] as const;
export type Edition = (typeof editions)[number];

/**
 * What only the auditor's edition holds. In the customer's nothing stands in its place, so that whoever draws it has nothing
 * to leave out.
 */
export type Confidential<E extends Edition, T> = E extends "auditor" ? T : null;
