import { type DocumentList, signatureKinds } from "~/domain/document/document";
import type { DocumentReview } from "~/services/document/document-review";

const own = [
  "verdict",
  "number",
  "note",
  "signing",
  "signer",
  "signerRole",
  "authority",
  "unsignedReason",
  "finding.exceptions",
  "finding.title",
  "finding.severity",
  "finding.dueOn",
] as const;

const charactersMax = 20_000;

/** What was typed into the fields that are the review's own. */
export function typedIn(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const name of own) {
    const value = form.get(name);
    if (typeof value === "string") typed[name] = value.replace(/\r\n?/g, "\n").slice(0, charactersMax);
  }
  return typed;
}

const filled = (text: string | undefined) => (text === undefined || text.trim() === "" ? null : text.trim());

/** The review as its use case takes it, but for the agreement's fields; null where nobody said how it is judged. */
export function reviewIn(
  typed: Readonly<Record<string, string>>,
  list: DocumentList,
): Omit<DocumentReview, "fact" | "digest" | "dutyReason"> | null {
  const verdict = (["accepted", "accepted-with-remarks", "rejected"] as const).find((one) => one === typed["verdict"]);
  if (verdict === undefined) return null;
  const kind = signatureKinds.find((one) => one === typed["signing"]);
  const signing =
    kind === undefined || list !== "agreements"
      ? null
      : {
          kind,
          signer: filled(typed["signer"]),
          signerRole: filled(typed["signerRole"]),
          authority: filled(typed["authority"]),
          unsignedReason: filled(typed["unsignedReason"]),
        };
  const exceptions =
    list !== "evidence" ? [] : (typed["finding.exceptions"] ?? "").split("\n").flatMap((line) => filled(line) ?? []);
  const finding =
    verdict === "accepted-with-remarks" || exceptions.length > 0
      ? {
          title: filled(typed["finding.title"]),
          severity: filled(typed["finding.severity"]),
          dueOn: filled(typed["finding.dueOn"]),
        }
      : null;
  return { number: Number(typed["number"]), verdict, note: filled(typed["note"]), signing, finding, exceptions };
}
