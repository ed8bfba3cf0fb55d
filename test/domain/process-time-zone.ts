import { vi } from "vitest";

/** Four zones on both sides of UTC, with and without summer time, one beyond +12. */
export const processTimeZones = ["UTC", "Europe/Copenhagen", "America/Los_Angeles", "Pacific/Kiritimati"] as const;

/** Runs with the process in a time zone. Node reads the variable anew when it is set, which the offset proves. */
export function inProcessTimeZone<T>(zone: string, run: () => T): T {
  vi.stubEnv("TZ", zone);
  try {
    return run();
  } finally {
    vi.unstubAllEnvs();
  }
}
