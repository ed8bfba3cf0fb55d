import type { ReactNode } from "react";
import type { Severity } from "~/domain/portfolio";
import { SeverityMark } from "./severity-mark";

interface StateBadgeProps {
  /** Null where all is well. */
  severity: Severity | null;
  waived?: boolean;
  children: ReactNode;
}

/** How something stands in a word or two, by shape and colour together. */
export function StateBadge({ severity, waived = false, children }: StateBadgeProps) {
  const tone = waived ? "badge-grey" : severity === null ? "badge-ok" : `badge-${severity}`;
  return (
    <span className={`badge ${tone}`}>
      {severity === null ? null : <SeverityMark severity={severity} label={false} />}
      {children}
    </span>
  );
}
