import { useTranslator } from "~/components/language";
import type { Problem } from "~/components/fact-form/form-page";
import { PlainFieldBox } from "~/components/plain-form";
import type { Words } from "~/domain/inspection/questionnaire";

interface WordsFieldsProps {
  name: string;
  label: string;
  words: Words | null;
  problems: readonly Problem[];
  long?: true;
}

/** A text in both languages side by side; one of the two is enough. */
export function WordsFields({ name, label, words, problems, long }: WordsFieldsProps) {
  const t = useTranslator();
  const kind = long === true ? "long-text" : "text";
  return (
    <div className="words-fields">
      {(["da", "en"] as const).map((language) => (
        <PlainFieldBox
          key={language}
          field={{ name: `${name}.${language}`, label: t(`supervising.build.${language}`, { label }), control: { kind } }}
          value={words?.[language] ?? ""}
          problems={problems}
        />
      ))}
    </div>
  );
}
