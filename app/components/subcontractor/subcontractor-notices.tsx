import { messageOf } from "~/components/fact-form/form-page";
import type { Edited, FactNoun } from "~/components/fact-form/nouns";
import { useLanguage, useTranslator } from "~/components/language";
import type { Refusal } from "~/domain/refusal";

interface NoticesProps {
  /** The day asked about is none. */
  refusal: Refusal | null;
  saved: { noun: FactNoun; edited: Edited } | null;
}

/** What was just done, and what of the address was not understood. */
export function SubcontractorNotices({ refusal, saved }: NoticesProps) {
  const t = useTranslator();
  const language = useLanguage();
  const noun = saved === null ? "" : t(`nouns.${saved.noun}.definite`);
  return (
    <>
      {refusal === null ? null : (
        <p className="notice notice-warning" role="alert">
          {messageOf(refusal, language)}
        </p>
      )}
      {saved === null ? null : (
        <p className="notice notice-ok" role="status">
          {t(`subcontractor.saved.${saved.edited}`, { noun: noun.charAt(0).toLocaleUpperCase(language) + noun.slice(1) })}
        </p>
      )}
    </>
  );
}
