import type { Refusal } from "../domain/refusal";

/** Ends the parsing of a file with a code for its user. It is caught where parsing begins, and nowhere else. */
export class RefusedFile extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

export function refuseFile(code: string, params?: Refusal["params"]): never {
  throw new RefusedFile(params === undefined ? { code } : { code, params });
}
