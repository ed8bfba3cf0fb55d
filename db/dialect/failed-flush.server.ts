/**
 * Ends the process: after a failed flush the system may have dropped what was written and still say that all is well, so
 * that only a fresh start, which reads what is there, tells what is true.
 */
export function endAfterFailedFlush(error: unknown): never {
  console.error("The disk could not confirm a write. The program ends; start it again when the disk is well.", error);
  process.exit(70);
}

/** Whether SQLite could not flush the register or its folder. */
export const isFailedFlush = (error: unknown) =>
  error instanceof Error && "code" in error && (error.code === "SQLITE_IOERR_FSYNC" || error.code === "SQLITE_IOERR_DIR_FSYNC");
