import type { TransferTool } from "../portfolio";

/** In the order in which they count where a cell names several. */
const tools: readonly (readonly [RegExp, TransferTool])[] = [
  [/\bSCC(?:s|'s|er|'er|erne)?\b|standard[\s-]*(?:kontrakt|contract|data protection clause|databeskyttelsesbestemmelse)/i, "scc"],
  // The framework is an adequacy decision, (EU) 2023/1795.
  [/\bDPF\b|data privacy framework/i, "adequacy"],
  [/privacy[\s-]*shield/i, "privacy-shield"],
];

/** The transfer tool that a legal-basis cell names; null where it names none that is known. */
export function transferToolOf(text: string): TransferTool | null {
  return tools.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
