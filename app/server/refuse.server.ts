import type { Response } from "express";
import { languages, type TextKey, translatorFor } from "~/i18n/translator";

type Gate = "origin" | "tooLarge" | "lengthRequired" | "method" | "address" | "tooMany" | "busy" | "full" | "fault";

/** Ends a request before the pages are reached. Whose it is nobody has asked yet, so it is said in every language. */
export function refuse(response: Response, status: number, gate: Gate): void {
  const key: TextKey = `errorPage.gate.${gate}`;
  response
    .status(status)
    .type("text/plain; charset=utf-8")
    .send(`${languages.map((language) => translatorFor(language)(key)).join("\n\n")}\n`);
}
