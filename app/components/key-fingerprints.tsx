import { fingerprintText } from "~/domain/dossier/fingerprint";
import { formatDate } from "~/i18n/format";
import { refusalText } from "~/i18n/refusal";
import { paths } from "~/paths";
import type { ShownKeys } from "~/services/pack/shown-keys";
import { useLanguage, useTranslator } from "./language";

function SealKey({ seal }: { seal: ShownKeys["seal"] }) {
  const t = useTranslator();
  const language = useLanguage();
  if (seal === null) return <p>{t("sealKeys.sealNone")}</p>;
  if ("unusable" in seal) {
    const reason = refusalText(seal.unusable as Parameters<typeof refusalText>[0], language);
    return <p className="field-error">{t("sealKeys.sealUnusable", { reason })}</p>;
  }
  const { fingerprint, name, untilOn, isOwn } = seal;
  const words = { name, until: formatDate(language, untilOn) };
  return (
    <>
      <code className="break-words">{fingerprintText(fingerprint)}</code>
      <p className="hint">{isOwn ? t("sealKeys.sealOwn", words) : t("sealKeys.sealIssued", words)}</p>
    </>
  );
}

/** The fingerprints that an auditor is to be told, and what they are for. */
export function KeyFingerprints({ keys }: { keys: ShownKeys }) {
  const t = useTranslator();
  const { seal, checkpoint, timestampUrl } = keys;
  return (
    <section className="card" aria-labelledby="keys">
      <h2 id="keys">{t("sealKeys.title")}</h2>
      <p>{t("sealKeys.text")}</p>
      <dl className="definition-list">
        <dt>{t("sealKeys.seal")}</dt>
        <dd>
          <SealKey seal={seal} />
        </dd>
        <dt>{t("sealKeys.checkpoint")}</dt>
        <dd>
          <code className="break-words">{fingerprintText(checkpoint.fingerprint)}</code>
        </dd>
      </dl>
      <p className="hint">{timestampUrl === null ? t("sealKeys.noTimestamp") : t("sealKeys.timestamp", { url: timestampUrl })}</p>
      <p>
        <a href={paths.verifyPack()}>{t("sealKeys.verify")}</a>
      </p>
    </section>
  );
}
