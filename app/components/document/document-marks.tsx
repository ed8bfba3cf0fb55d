import { useTranslator } from "~/components/language";
import { StateBadge } from "~/components/state-badge";
import type { Severity } from "~/domain/portfolio";
import type { DocumentContent, VersionContent } from "./document-content";

const verdictSeverity: Record<VersionContent["verdict"], Severity | null> = {
  unreviewed: "medium",
  accepted: null,
  "accepted-with-remarks": "low",
  rejected: "high",
};

/** How far a document has come, and what its file shows, in a word each. */
export function DocumentMarks({ document: { versions, reading, signature, isHeld } }: { document: DocumentContent }) {
  const t = useTranslator();
  const verdict = versions[0]?.verdict ?? "unreviewed";
  return (
    <span className="document-marks">
      <StateBadge severity={verdictSeverity[verdict]}>{t(`documents.verdict.${verdict}`)}</StateBadge>
      {signature === null ? null : (
        <StateBadge severity={signature === "valid" ? null : signature === "none" ? "low" : "high"}>
          {t(`documents.signature.${signature}`)}
        </StateBadge>
      )}
      {reading === "read" ? null : <span className="muted">{t(`documents.reading.${reading}`)}</span>}
      {isHeld ? <span className="muted">{t("documents.held")}</span> : null}
    </span>
  );
}
