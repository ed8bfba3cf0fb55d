import { paths } from "~/paths";

/** The addresses beneath a draft; each takes one kind of change, or shows what came of it. */
export const importPaths = {
  /** `query` begins with a question mark, or is empty. */
  preview: (id: string, query = "") => `${paths.importDraft(id)}${query}`,
  choices: (id: string) => `${paths.importDraft(id)}/choices`,
  discard: (id: string) => `${paths.importDraft(id)}/discard`,
  done: (id: string, leftOut = 0) => `${paths.importDraft(id)}/done${leftOut > 0 ? `?leftOut=${leftOut}` : ""}`,
};
