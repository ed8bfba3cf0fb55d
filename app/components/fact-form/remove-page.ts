import { termValueText } from "~/components/terms/term-values";
import { clauseIds } from "~/domain/agreement";
import { factLists, type FactList, type Subcontractor, termNames } from "~/domain/portfolio";
import { type Referrer, referrersOf } from "~/domain/reference";
import { capitalised } from "~/i18n/format";
import { type Language, translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { type Choices, choicesOf, Names } from "./choices";
import { labelKey } from "./field-names";
import { clauseName, firstOf, valuesOf } from "./form-input";
import { descriptionOf, type FactNoun } from "./nouns";
import { nounOfList } from "~/i18n/noun-of-list";
import { valueText } from "./value-text";

export interface Line {
  label: string;
  text: string;
}

/** What the page is drawn from that asks for a reason before something is removed. */
export interface RemovePage {
  noun: FactNoun;
  of: { key: string; name: string } | null;
  digest: string;
  gone: boolean;
  /** What will go. */
  lines: Line[];
  /** What still refers to it and keeps it there. */
  blockers: { label: string; path: string }[];
  /** To be typed once more, null where the reason is enough. */
  typedName: string | null;
  back: string;
  title: string;
  refused: boolean;
}

/** What a thing says, field by field, in words; what is not stated is left out. */
export function linesOf(noun: FactNoun, thing: object, choices: Choices, language: Language): Line[] {
  const t = translatorFor(language);
  const values = valuesOf(descriptionOf[noun], thing);
  return Object.entries(descriptionOf[noun]).flatMap(([field, { control }]): Line[] => {
    const label = t(labelKey(noun, field));
    if (control.kind === "clauses") {
      const done = clauseIds.filter((id) => firstOf(values, clauseName(id)) !== "").length;
      return done === 0 ? [] : [{ label, text: t("factForms.clauses.checked", { done, all: clauseIds.length }) }];
    }
    if (control.kind === "terms") {
      return termNames.flatMap((term) => {
        const said = termValueText(language, term, values);
        return said === null ? [] : [{ label: t(`terms.term.${term}`), text: said }];
      });
    }
    const text = valueText(language, field, control, values, choices);
    return text === null ? [] : [{ label, text }];
  });
}

function blockerOf(facts: Subcontractor, { noun, key }: Referrer, language: Language) {
  const names = new Names(language);
  const t = translatorFor(language);
  const evidence = facts.evidence.find((thing) => thing.key === key);
  const finding = facts.findings.find((thing) => thing.key === key);
  const name =
    noun === "evidence" && evidence !== undefined
      ? names.evidence(evidence)
      : finding === undefined
        ? key
        : names.finding(finding);
  const list = noun === "evidence" ? "evidence" : "findings";
  return { label: `${capitalised(language, t(`nouns.${noun}.singular`))}: ${name}`, path: paths.editFact(facts.key, list, key) };
}

type Pageless = Pick<RemovePage, "back" | "refused" | "digest">;

const titled = (noun: FactNoun, language: Language) => {
  const t = translatorFor(language);
  return t("factForms.removeTitle", { noun: t(`nouns.${noun}.definite`) });
};

/** The page that removes a thing of a list, or the plan; `thing` is null where it is gone. */
export function removeFactPage(
  facts: Subcontractor,
  list: FactList | null,
  thing: object | null,
  language: Language,
  page: Pageless,
): RemovePage {
  const noun = list === null ? "inspectionPlan" : nounOfList[list];
  const referrers = list === null || thing === null || !("key" in thing) ? [] : referrersOf(facts, list, String(thing.key));
  return {
    noun,
    of: { key: facts.key, name: facts.name },
    gone: thing === null,
    typedName: null,
    ...page,
    lines: thing === null ? [] : linesOf(noun, thing, choicesOf(descriptionOf[noun], facts, language), language),
    blockers: referrers.map((referrer) => blockerOf(facts, referrer, language)),
    title: titled(noun, language),
  };
}

/** The page that removes a subcontractor with all it holds. `engaged`: whom it engages, who keep it there. */
export function removeSubcontractorPage(
  facts: Subcontractor,
  engaged: readonly { key: string; name: string }[],
  language: Language,
  page: Pageless,
): RemovePage {
  const t = translatorFor(language);
  const counts = factLists.flatMap((list): Line[] => {
    const count = facts[list].length;
    const noun = nounOfList[list];
    return count === 0 ? [] : [{ label: t(`fields.subcontractor.${list}`), text: t(`nouns.${noun}.counted`, { count }) }];
  });
  const plan =
    facts.inspectionPlan === null
      ? []
      : [{ label: t("fields.subcontractor.inspectionPlan"), text: t("nouns.inspectionPlan.counted", { count: 1 }) }];
  return {
    noun: "subcontractor",
    of: { key: facts.key, name: facts.name },
    gone: false,
    typedName: facts.name,
    ...page,
    lines: [...counts, ...plan],
    blockers: engaged.map(({ key, name }) => ({ label: name, path: paths.editSubcontractor(key) })),
    title: titled("subcontractor", language),
  };
}
