/** The longest that a writer waits for others. */
export const waitMsMax = 10_000;

/** Somebody else writes to the register, and did for all of the time that one waits. Nothing was written; trying again may help. */
export class RegisterBusy extends Error {
  override name = "RegisterBusy";
  constructor(options?: ErrorOptions) {
    super("The register is busy: another change to it takes long. Try again in a little while.", options);
  }
}

/** PostgreSQL's `lock_not_available`: `lock_timeout` ran out. */
const lockNotAvailable = "55P03";

/** By its name: the pages are a program of their own, with a class of the same name of their own. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === "RegisterBusy") return true;
  const code = "code" in error ? String(error.code) : "";
  return code === lockNotAvailable || code.startsWith("SQLITE_BUSY");
}
