import type { Severity } from "~/domain/portfolio";
import { useTranslator } from "./language";

const shapes: Record<Severity, JSX.Element> = {
  critical: <path d="M7 0.5 13.5 7 7 13.5 0.5 7Z" fill="currentColor" />,
  high: <path d="M7 1.2 13.4 12.6H0.6Z" fill="currentColor" />,
  medium: <circle cx="7" cy="7" r="4.75" fill="none" stroke="currentColor" strokeWidth="2" />,
  low: <path d="M2 7H12" fill="none" stroke="currentColor" strokeWidth="2.5" />,
};

/** Severity by shape and colour; `label` false where the words stand beside it. */
export function SeverityMark({ severity, label = true }: { severity: Severity; label?: boolean }) {
  const t = useTranslator();
  const named = label
    ? ({ role: "img", "aria-label": t(`terms.severity.${severity}`) } as const)
    : ({ "aria-hidden": true } as const);
  return (
    <svg className={`mark mark-${severity}`} viewBox="0 0 14 14" width="14" height="14" focusable="false" {...named}>
      {shapes[severity]}
    </svg>
  );
}
