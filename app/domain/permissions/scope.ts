/**
 * Of which subcontractors somebody may know: of all, or of some (ids) and of everybody below them in the chain. Queries
 * take it beside the database and leave everything else out; what is outside is not there.
 */
export type Scope = { kind: "all" } | { kind: "some"; ids: readonly string[] };

export const everything: Scope = { kind: "all" };

/** Stands for the key of an engager of whom the reader may not know. */
export const outsideScope = "outside-scope";
