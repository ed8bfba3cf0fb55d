import type { Edited, FactNoun } from "~/components/fact-form/nouns";
import { useLanguage, useTranslator } from "~/components/language";
import { capitalised } from "~/i18n/format";

/** What was just done, on the page that one was sent to afterwards; nothing where nothing was. */
export function SavedNotice({ saved }: { saved: { noun: FactNoun; edited: Edited } | null }) {
  const t = useTranslator();
  const language = useLanguage();
  if (saved === null) return null;
  return (
    <p className="notice notice-ok" role="status">
      {t(`subcontractor.saved.${saved.edited}`, { noun: capitalised(language, t(`nouns.${saved.noun}.definite`)) })}
    </p>
  );
}
