import type { Refusal } from "~/domain/refusal";
import { formatDate } from "~/i18n/format";
import { type RefusalCode, refusalText } from "~/i18n/refusal";
import { type Language, type TextKey, type Translator, translatorFor } from "~/i18n/translator";
import type { RemovedThing } from "~/services/portfolio/portfolio-page";
import type { Addition, DifferenceShown, FieldShown, LocationShown, ServiceShown } from "~/services/supplier-list/list-page";
import { Names } from "./fact-form/choices";

/** A refusal in words; its code is one of the catalogue's, which its type does not say. */
export const reasonText = ({ code, params }: Refusal, language: Language) =>
  refusalText({ code: code as RefusalCode, params }, language);

const fieldKey = (noun: string, field: string) => `fields.${noun}.${field}` as "fields.contact.name";
const termKey = (term: string, code: string) => `terms.${term}.${code}` as TextKey & "terms.status.active";

const termOfField: Readonly<Record<string, string>> = {
  kind: "serviceKind",
  role: "serviceRole",
  transferTool: "transferTool",
  status: "status",
};

/** The words of the preview of a list, in one language. */
export class ImportWords {
  readonly t: Translator;
  private readonly names: Names;

  constructor(readonly language: Language) {
    this.t = translatorFor(language);
    this.names = new Names(language);
  }

  date = (date: string) => formatDate(this.language, date);

  /** `Ballerup, Danmark`, `EØS`. */
  place = (place: Pick<LocationShown, "city" | "country" | "region">): string => this.names.place(place);

  thing(thing: ServiceShown | LocationShown): string {
    if (thing.noun === "location") return this.t("importing.rows.location1", { place: this.place(thing) });
    return this.t("importing.rows.service1", { name: this.names.service({ key: "", endsOn: null, ...thing }) });
  }

  /** What a field is called: `Type – ydelsen Hosting`. */
  field({ field, of }: FieldShown): string {
    const parts = field.split("/");
    const name = parts.at(-1) ?? "";
    if (parts.length === 1) return this.t(name === "contacts" ? "importing.rows.newContact" : fieldKey("subcontractor", name));
    const label = this.t(fieldKey(parts[0] === "services" ? "service" : parts[0] === "locations" ? "location" : "contact", name));
    const thing = of === null ? this.t("nouns.contact.definite") : this.thing(of);
    return this.t("importing.rows.ofThing", { field: label, thing });
  }

  value(field: string, value: string): string {
    const name = field.split("/").at(-1) ?? "";
    if (name.endsWith("On")) return this.date(value);
    const term = termOfField[name];
    return term === undefined ? value : this.t(termKey(term, value));
  }

  addition(addition: Addition): string {
    if (addition.noun !== "field") return this.thing(addition);
    const { field, ours, theirs } = addition;
    const words = { field: this.field(addition), theirs: this.value(field, theirs) };
    if (ours === null) return this.t("importing.rows.filled", words);
    return this.t("importing.rows.moved", { ...words, ours: this.value(field, ours) });
  }

  /** What ticking a difference does. */
  difference(difference: DifferenceShown): string {
    const { field, ours, theirs } = difference;
    const name = { field: this.field(difference) };
    const [weSay, theySay] = [ours, theirs].map((value) => (value === null ? "" : this.value(field, value)));
    if (theirs === null) return this.t("importing.rows.followOpen", { ...name, ours: weSay ?? "" });
    if (ours === null) return this.t("importing.rows.followNew", { ...name, theirs: theySay ?? "" });
    return this.t("importing.rows.follow", { ...name, ours: weSay ?? "", theirs: theySay ?? "" });
  }

  /** `kontakt: Kirsten Holm` */
  removed(thing: RemovedThing): { noun: string; name: string } {
    switch (thing.list) {
      case "contacts":
        return { noun: this.t("nouns.contact.singular"), name: thing.fact.name ?? thing.fact.email ?? thing.fact.phone ?? "–" };
      case "services":
        return { noun: this.t("nouns.service.singular"), name: this.names.service(thing.fact) };
      case "locations":
        return { noun: this.t("nouns.location.singular"), name: this.names.location(thing.fact) };
      case "agreements":
        return { noun: this.t("nouns.agreement.singular"), name: this.names.agreement(thing.fact) };
      case "evidence":
        return { noun: this.t("nouns.evidence.singular"), name: this.names.evidence(thing.fact) };
      case "inspections":
        return { noun: this.t("nouns.inspection.singular"), name: this.names.inspection(thing.fact) };
      case "findings":
        return { noun: this.t("nouns.finding.singular"), name: this.names.finding(thing.fact) };
      case "waivers":
        return {
          noun: this.t("nouns.waiver.singular"),
          name: `${this.t(termKey("rule", thing.fact.rule))}, ${this.date(thing.fact.from)}`,
        };
      case "inspectionPlan":
        return { noun: this.t("nouns.inspectionPlan.singular"), name: this.date(thing.fact.firstDueOn) };
    }
  }
}
