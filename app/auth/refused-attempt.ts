import type { Refusal } from "../domain/refusal";

/** How a refused attempt is answered: 429 with when to come back, else 401. */
export function refusedAttempt({ params }: Refusal): { status: number; headers?: Record<string, string> } {
  const minutes = params?.["minutes"];
  return typeof minutes === "number" ? { status: 429, headers: { "Retry-After": String(minutes * 60) } } : { status: 401 };
}
