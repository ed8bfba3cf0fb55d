import { useLanguage, useTranslator } from "~/components/language";
import { StateBadge } from "~/components/state-badge";
import {
  type CertificateFacts,
  hasWeakDigest,
  isChangedLater,
  type PdfSignature,
  type PdfSignatures,
} from "~/domain/document/signature";
import { formatInstant } from "~/i18n/format";

/** Who the certificate names, and nothing that the file says of itself. */
function Signer({ signer }: { signer: CertificateFacts }) {
  const t = useTranslator();
  const parts = [signer.commonName, signer.organisation, signer.organizationIdentifier ?? signer.serialNumber].filter(Boolean);
  return (
    <>
      <strong>{parts[0] ?? t("documents.signatures.nameless")}</strong>
      {parts.length > 1 ? <span>, {parts.slice(1).join(", ")}</span> : null}
      <br />
      <span className="muted">
        {signer.isSelfSigned
          ? t("documents.signatures.selfSigned")
          : t("documents.signatures.issuer", { issuer: signer.issuerCommonName ?? "?" })}
        {signer.claims?.isQualified === true ? ` ${t("documents.signatures.qualified")}` : ""}
      </span>
    </>
  );
}

function Facts({ signature, timeZone }: { signature: PdfSignature; timeZone: string }) {
  const t = useTranslator();
  const language = useLanguage();
  const { signedAt, validAtSigning, later, coversWholeFile } = signature;
  const lines = [
    signedAt === null || signedAt.source === "file"
      ? t("documents.signatures.noTime")
      : t(`documents.signatures.time.${signedAt.source}`, { at: formatInstant(language, signedAt.at, timeZone) }),
    ...(validAtSigning === false ? [t("documents.signatures.notValidThen")] : []),
    coversWholeFile ? t("documents.signatures.whole") : t(`documents.signatures.later.${later.kind}`),
    ...(hasWeakDigest(signature) ? [t("documents.signatures.weak")] : []),
    ...signature.reasons.map((reason) => t("documents.signatures.reason", { reason })),
  ];
  return (
    <ul className="facts-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** What the signatures in a file show: who, when and by which clock, whether the bytes are intact, what was added since. */
export function SignatureList({ found, timeZone }: { found: PdfSignatures | null; timeZone: string }) {
  const t = useTranslator();
  if (found === null) return null;
  const made = found.signatures.filter(({ kind }) => kind !== "unsigned-field");
  return (
    <section aria-labelledby="signatures">
      <h2 id="signatures">{t("documents.signatures.title")}</h2>
      {made.length === 0 && found.attachedSigners.length === 0 ? (
        <p>{t(found.problem === null ? "documents.signatures.none" : "documents.signatures.problem")}</p>
      ) : null}
      <ul className="signature-list">
        {made.map((signature, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a file's signatures have an order of their own and no names
          <li key={index}>
            <StateBadge severity={signature.verdict !== "valid" || isChangedLater(signature) ? "high" : null}>
              {t(
                signature.verdict === "valid" && isChangedLater(signature)
                  ? "documents.signatures.changed"
                  : `documents.signatures.verdict.${signature.verdict ?? "unreadable"}`,
              )}
            </StateBadge>{" "}
            {signature.kind === "document-timestamp" ? t("documents.signatures.stamp") : null}
            <br />
            {signature.signer === null ? null : <Signer signer={signature.signer} />}
            <Facts signature={signature} timeZone={timeZone} />
          </li>
        ))}
        {found.attachedSigners.map(({ attachmentName, signer }) => (
          <li key={attachmentName}>
            <StateBadge severity="low">{t("documents.signatures.notVerified")}</StateBadge>
            <br />
            <Signer signer={signer} />
            <br />
            <span className="muted break-all">{t("documents.signatures.attached", { name: attachmentName })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
