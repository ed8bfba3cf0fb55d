import { join } from "node:path";

let overridden: string | null = null;

/** Path of the compiled program that parses foreign files in a process of its own. The product runs from its own folder. */
export const readerProgram = (): string => overridden ?? join(process.cwd(), "build", "programs", "read-table.js");

/** For what compiles the program elsewhere, such as tests. */
export function useReaderProgram(path: string | null): void {
  overridden = path;
}
