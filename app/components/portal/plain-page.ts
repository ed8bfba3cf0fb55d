/** Marks a route whose page has no scripts but its own: it is read on any phone, and is small. */
export const plainPage = { isPlain: true } as const;
