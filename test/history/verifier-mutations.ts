/** A small mistake planted in the verifier, which the tampering suite has to notice. */
export interface VerifierMutation {
  /** What the verifier then does wrong. */
  name: string;
  /** From the root of the project. */
  file: string;
  /** Occurs exactly once in the file. */
  find: string;
  replace: string;
  /** The tampering that is then not found, or not named; null where a register nobody tampered with is accused. */
  noticedBy: string | null;
}

const chain = "app/services/history/verify-chain.server.ts";
const events = "app/services/history/verify-events.server.ts";
const register = "app/services/history/verify-register.server.ts";
const rows = "db/queries/compare-rows.server.ts";
const replay = "app/domain/history/replay.ts";
const accounts = "app/domain/history/replay-account.ts";

export const verifierMutations: readonly VerifierMutation[] = [
  {
    name: "does not compare the links of the chain",
    file: chain,
    find: `if (next.toString("hex") !== chain) {`,
    replace: "if (chain === null) {",
    noticedBy: "a field of an event",
  },
  {
    name: "does not ask for every number",
    file: chain,
    find: "if (seq !== tree.size + 1) {",
    replace: "if (seq < 0) {",
    noticedBy: "an event taken out",
  },
  {
    name: "believes a checkpoint's root",
    file: chain,
    find: `const agrees = read.root === tree.root().toString("base64") && read.chain === link.toString("hex");`,
    replace: "const agrees = true;",
    noticedBy: "the chain computed anew from an event on",
  },
  {
    name: "does not ask who signed a checkpoint",
    file: chain,
    find: "seq <= size && isSignedBy(publicKey, read)",
    replace: "seq <= size",
    noticedBy: "a checkpoint",
  },
  {
    name: "forgets the checkpoints after the last event",
    file: chain,
    find: "if (size > have) this",
    replace: "if (size < have) this",
    noticedBy: "the tail cut off",
  },
  {
    name: "does not look at the head",
    file: chain,
    find: `head.seq !== tree.size || head.chain !== link.toString("hex") || head.peaks !== tree.peaksText()`,
    replace: "head.seq < 0",
    noticedBy: "the head",
  },
  {
    name: "looks at some columns beside an event only",
    file: events,
    find: `[...repeated, "actorKind", "actorId"]`,
    replace: `[...repeated, "actorKind"]`,
    noticedBy: "a column beside an event",
  },
  {
    name: "does not hash personal values",
    file: events,
    find: `else if (commitmentOf(Buffer.from(salt, "hex"), value) !== commitment)`,
    replace: "else if (value === null)",
    noticedBy: "a personal value",
  },
  {
    name: "accepts a value that no event commits to",
    file: events,
    find: "if (!committed.has(commitment)) problems",
    replace: "if (committed.size < 0) problems",
    noticedBy: "a personal value slipped in",
  },
  {
    name: "takes every missing value for erased",
    file: events,
    find: "!held.has(commitment) && !erased.has(commitment)",
    replace: "!held.has(commitment) && erased.has(commitment)",
    noticedBy: "a personal value taken away in silence",
  },
  {
    name: "ignores a column of the register",
    file: rows,
    find: `new Set(["id", "subcontractorId"])`,
    replace: `new Set(["id", "subcontractorId", "name"])`,
    noticedBy: "a row of the register, the chain left whole",
  },
  {
    name: "does not miss a row",
    file: rows,
    find: `problems.push({ code: "row-missing", params: { table, key } });`,
    replace: ";",
    noticedBy: "a row of the register taken away",
  },
  {
    name: "accepts a row more",
    file: rows,
    find: "if (!expected.has(name)) problems",
    replace: "if (expected.size < 0) problems",
    noticedBy: "a row slipped into the register",
  },
  {
    name: "does not look at the organisation",
    file: register,
    find: "await compareOrganisation(db, await replayOrganisationAt(db, seq))",
    replace: "[]",
    noticedBy: "what was promised",
  },
  {
    name: "ignores the roles of accounts",
    file: rows,
    find: `const ofAccount = ["name", "email", "roles", `,
    replace: `const ofAccount = ["name", "email", `,
    noticedBy: "what an account is trusted with, or who it is",
  },
  {
    name: "does not look at accounts",
    file: register,
    find: "problems.push(...(await compareAccounts(db, replayedAccounts)));",
    replace: "",
    noticedBy: "an account slipped in",
  },
  {
    name: "does not replay that a thing was removed",
    file: replay,
    find: "return things.filter((thing, at) => !isIt(thing, at));",
    replace: "return [...things];",
    noticedBy: null,
  },
  {
    name: "does not replay that a subcontractor was removed",
    file: replay,
    find: `if (action === "removed") return null;`,
    replace: `if (action === "removed") return facts;`,
    noticedBy: null,
  },
  {
    name: "does not replay what accounts were trusted with later",
    file: accounts,
    find: `if (action !== "changed" || account === null) return account;`,
    replace: "return account;",
    noticedBy: null,
  },
];
