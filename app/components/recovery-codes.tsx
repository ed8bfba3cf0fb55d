import { useTranslator } from "./language";

/** Codes that are shown this once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useTranslator();
  return (
    <section className="card" aria-labelledby="recovery-codes">
      <h2 id="recovery-codes">{t("ownAccount.recoveryCodes.title")}</h2>
      <p>{t("ownAccount.recoveryCodes.once")}</p>
      <ol className="secret-list">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
    </section>
  );
}
