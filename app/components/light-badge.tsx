import type { Light } from "~/domain/flag";
import { useTranslator } from "./language";

/** Colour and a sign of its own for each light, so that neither is needed alone. */
const looks: Record<Light, { tone: string; sign: JSX.Element }> = {
  red: { tone: "critical", sign: <path d="M5 0 10 5 5 10 0 5Z" fill="currentColor" /> },
  amber: { tone: "medium", sign: <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.75" /> },
  green: { tone: "ok", sign: <path d="M1 5.5 4 8.5 9 2" fill="none" stroke="currentColor" strokeWidth="1.75" /> },
  grey: { tone: "grey", sign: <path d="M1.5 5H8.5" fill="none" stroke="currentColor" strokeWidth="1.75" /> },
};

export function LightBadge({ light }: { light: Light }) {
  const t = useTranslator();
  const { tone, sign } = looks[light];
  return (
    <span className={`badge badge-${tone}`}>
      <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" focusable="false">
        {sign}
      </svg>
      {t(`terms.light.${light}`)}
    </span>
  );
}
