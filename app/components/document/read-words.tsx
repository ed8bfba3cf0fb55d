import type { ReactNode } from "react";
import { paths } from "~/paths";

/** The frame that shows the file beside its review. */
export const fileFrame = "document-file";

interface ReadWordsProps {
  document: string;
  version: number;
  page: number;
  words: string;
  children: ReactNode;
}

/** Words that were read from a file; opens the file beside them at the page, with the words marked. */
export function ReadWords({ document, version, page, words, children }: ReadWordsProps) {
  return (
    <a href={paths.documentView(document, version, { page, mark: words })} target={fileFrame}>
      {children}
    </a>
  );
}
