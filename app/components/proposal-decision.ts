import type { Refusal } from "~/domain/refusal";
import { paths } from "~/paths";

export const decisions = ["approved", "refused", "withdrawn"] as const;
export type Decision = (typeof decisions)[number];

/** Why a decision was not taken, as the address says it. */
export const decisionRefusals = ["duty-waiver", "duty-administrator", "duty-alone", "reason-required"] as const;

export const textIn = (form: FormData, name: string) => {
  const text = form.get(name);
  return typeof text === "string" ? text.slice(0, 2000) : "";
};

/** Where one comes back to, told what was done or why it was not. */
export function afterDecision(
  key: string,
  decision: Decision,
  result: { outcome: "saved" | "conflict" } | { outcome: "refused"; refusals: readonly Refusal[] },
): string {
  const refused = result.outcome === "refused" ? (result.refusals[0]?.code ?? null) : null;
  return paths.subcontractorTab(key, "findings", refused === null ? { proposal: decision } : { proposalRefused: refused });
}

/** What the address says was decided, or why not. */
export function decisionIn(query: URLSearchParams) {
  return {
    done: decisions.find((one) => one === query.get("proposal")) ?? null,
    refused: decisionRefusals.find((one) => one === query.get("proposalRefused")) ?? null,
  };
}
