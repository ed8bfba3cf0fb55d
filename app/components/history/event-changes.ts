import type { RecordedEvent } from "~/domain/audit-event";
import { type Agreement, type FactList, factLists, type Organisation, type Subcontractor } from "~/domain/portfolio";
import { identityOf, isSameFact, pairFacts } from "~/domain/subcontractor";
import { formatDate } from "~/i18n/format";
import type { Language } from "~/i18n/language";
import { translatorFor } from "~/i18n/translator";
import { labelOf } from "../fact-form/field-names";
import { valuesOf } from "../fact-form/form-input";
import { descriptionOf, type FactNoun } from "../fact-form/nouns";
import { termDifferences } from "~/i18n/term-in-words";
import { nounOfList } from "~/i18n/noun-of-list";
import { differencesOf } from "../fact-form/value-text";

/** One field of a change, in words; null where it says nothing. */
export interface ShownChange {
  label: string;
  before: string | null;
  after: string | null;
}

type Thing = Readonly<Record<string, unknown>>;

const nothing: Thing = {};

function nounOf(event: RecordedEvent): FactNoun | null {
  if (event.subject === "subcontractor" || event.subject === "inspectionPlan") return event.subject;
  if (event.subject === "waiverProposal") return "waiver";
  const list = factLists.find((name) => name === event.subject);
  return list === undefined ? null : nounOfList[list];
}

const label = (noun: FactNoun, field: string, language: Language) => labelOf(noun, field, translatorFor(language));

const words = (list: FactList, things: readonly Subcontractor[FactList][number][]) =>
  things.length === 0
    ? null
    : things.map((thing) => ("key" in thing ? thing.key : identityOf(list, thing).replace(/^[en]:/, ""))).join(", ");

/** The lists of a subcontractor that came or changed as a whole: the things on each side that the other has not, or not so. */
function listChanges(before: Subcontractor | null, after: Subcontractor | null, language: Language): ShownChange[] {
  return factLists.flatMap((list): ShownChange[] => {
    const pairs = pairFacts(list, before?.[list] ?? [], after?.[list] ?? []);
    const differing = pairs.filter((pair) => !isSameFact(pair.before, pair.after));
    if (differing.length === 0) return [];
    return [
      {
        label: translatorFor(language)(`fields.subcontractor.${list}`),
        before: words(
          list,
          differing.flatMap((pair) => pair.before ?? []),
        ),
        after: words(
          list,
          differing.flatMap((pair) => pair.after ?? []),
        ),
      },
    ];
  });
}

const named = [
  "name",
  "email",
  "roles",
  "scope",
  "endsAt",
  "status",
  "language",
  "confirmed",
  "promise",
  "timeZone",
  "publicKey",
  "fingerprint",
  "isOwn",
] as const;

/** Fields of things that have no form: those that have a name for people, their codes as they stand. */
function plainChanges(before: Thing, after: Thing, language: Language): ShownChange[] {
  const t = translatorFor(language);
  const text = (value: unknown): string | null => {
    if (value === null || value === undefined) return null;
    if (typeof value === "boolean") return t(value ? "factForms.yes" : "factForms.no");
    if (Array.isArray(value)) return value.map(String).join(", ");
    return typeof value === "object" ? null : String(value);
  };
  return named
    .map((field) => ({ label: t(`history.fields.${field}`), before: text(before[field]), after: text(after[field]) }))
    .filter((change) => change.before !== change.after);
}

/** What was decided about a contract, and what customers were promised: of these there is no such form. */
function decisionChanges(before: Thing, after: Thing, language: Language): ShownChange[] {
  const t = translatorFor(language);
  const words = (thing: Thing) => {
    const decision = (thing as Partial<Agreement>).decision ?? null;
    if (decision === null) return null;
    const { decision: kind, decidedOn, remindOn, note } = decision;
    const decided = t("contracts.decided", { decision: t(`terms.decisionKind.${kind}`), date: formatDate(language, decidedOn) });
    const reminder = remindOn === null ? [] : [t("contracts.remind", { date: formatDate(language, remindOn) })];
    return [decided, ...reminder, ...(note === null ? [] : [note])].join("; ");
  };
  const change = { label: t("fields.agreement.decision"), before: words(before), after: words(after) };
  return change.before === change.after ? [] : [change];
}

function promiseChanges(before: Thing, after: Thing, language: Language): ShownChange[] {
  const t = translatorFor(language);
  const of = (thing: Thing) => (thing as Partial<Organisation>).customerTerms ?? null;
  return termDifferences(language, of(before), of(after)).map(({ term, ...texts }) => ({
    label: `${t("fields.organisation.customerTerms")}: ${t(`terms.term.${term}`)}`,
    ...texts,
  }));
}

/** What an event changed, field by field, in the words of the forms. */
export function changesOf(event: RecordedEvent, language: Language): ShownChange[] {
  const [before, after] = [(event.before as Thing | null) ?? nothing, (event.after as Thing | null) ?? nothing];
  const noun = nounOf(event);
  if (noun === null) return [...plainChanges(before, after, language), ...promiseChanges(before, after, language)];
  const description = descriptionOf[noun];
  const fields = differencesOf(description, valuesOf(description, before), valuesOf(description, after), {}, language).map(
    ({ field, mine, theirs }): ShownChange => ({ label: label(noun, field, language), before: mine, after: theirs }),
  );
  if (noun === "agreement") return [...fields, ...decisionChanges(before, after, language)];
  if (noun !== "subcontractor" || !("services" in before || "services" in after)) return fields;
  const whole = (thing: Thing) => ("services" in thing ? (thing as unknown as Subcontractor) : null);
  return [...fields, ...listChanges(whole(before), whole(after), language)];
}
