import type { DutyState } from "~/domain/permissions/duty";
import { useTranslator } from "./language";

/** Says where two accounts should have done it and one did, or where it is not known who did. */
export function DutyNote({ state }: { state: DutyState | undefined }) {
  const t = useTranslator();
  if (state === undefined || state === "kept") return null;
  return <span className="facts-line row-facts">{t(`duties.${state}`)}</span>;
}
