/** Source of an expression for one of several, so that long lists of words can be read. */
export const oneOf = (...sources: readonly string[]) => `(?:${sources.join("|")})`;

/** An expression for one of several, whatever the case. */
export const anyOf = (...sources: readonly string[]) => new RegExp(sources.join("|"), "iu");
