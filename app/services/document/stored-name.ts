const charactersMax = 255;

/** A file's name as it is kept: without the folders that some browsers send, and without what neither engine stores alike. */
export const storedName = (fileName: string): string =>
  (
    fileName
      .replace(/[\0\p{Cs}]/gu, "�")
      .split(/[/\\]/)
      .at(-1) ?? ""
  )
    .trim()
    .slice(0, charactersMax) || "?";
