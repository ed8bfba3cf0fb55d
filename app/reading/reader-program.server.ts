import { join } from "node:path";

let overridden: string | null = null;

/** Path of the compiled `scripts/read-document.ts`. The product runs from its own folder. */
export const documentReaderProgram = (): string => overridden ?? join(process.cwd(), "build", "programs", "read-document.js");

/** For what compiles the program elsewhere, such as tests. */
export function useDocumentReaderProgram(path: string | null): void {
  overridden = path;
}
