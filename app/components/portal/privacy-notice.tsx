import { useTranslator } from "~/components/language";

/** Who sees what was answered, and what GDPR Art. 13 asks to be told. */
export function PrivacyNotice({ organisation }: { organisation: string }) {
  const t = useTranslator();
  return (
    <details>
      <summary>{t("portal.privacy.title")}</summary>
      <p>{t("portal.privacy.who", { organisation })}</p>
      <p>{t("portal.privacy.long", { organisation })}</p>
      <p>{t("portal.privacy.notice", { organisation })}</p>
    </details>
  );
}
