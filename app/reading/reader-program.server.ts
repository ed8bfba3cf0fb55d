import { join } from "node:path";

/** Path of the compiled `scripts/read-document.ts`. The product runs from its own folder. */
export const documentReaderProgram = (): string => join(process.cwd(), "build", "programs", "read-document.js");
