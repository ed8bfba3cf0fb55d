import { useEffect, useRef, useState } from "react";
import { useTranslator } from "~/components/language";
import { subjectKindNamed } from "~/domain/flag-subject";
import type { Choice } from "./choices";
import { Options } from "./options";

interface SubjectSelectProps {
  described: { id: string; name: string };
  held: string;
  choices: readonly Choice[];
}

/**
 * What a waiver is about. As the server draws it, everything can be chosen; where scripts run, only what the chosen rule's
 * flags can be about, since a waiver of anything else waives nothing.
 */
export function SubjectSelect({ described, held, choices }: SubjectSelectProps) {
  const t = useTranslator();
  const select = useRef<HTMLSelectElement>(null);
  const [rule, setRule] = useState<string | null>(null);
  useEffect(() => {
    const rules = select.current?.form?.elements.namedItem("rule");
    if (!(rules instanceof HTMLSelectElement)) return;
    const read = () => setRule(rules.value);
    read();
    rules.addEventListener("change", read);
    return () => rules.removeEventListener("change", read);
  }, []);
  const kind = rule === null ? undefined : subjectKindNamed(rule);
  const offered = kind === undefined ? choices : choices.filter((choice) => choice.kind === kind || choice.value === held);
  const isOfOne = kind !== undefined && kind !== null;
  return (
    <select {...described} ref={select} defaultValue={held}>
      <option value="">{t(isOfOne ? "factForms.choose" : "factForms.noSubject")}</option>
      <Options choices={offered} />
    </select>
  );
}
