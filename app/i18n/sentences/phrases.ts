import { daysBetween, wholeMonthsBetween } from "~/domain/calendar";
import type { FactsByRule, Rule } from "~/domain/flag";
import type { EvidenceKind, LocationPath, ServiceKind, TransferTool } from "~/domain/portfolio";
import { countryInText, countryName, inCountry } from "../country";
import { daysText, formatDate, monthsText } from "../format";
import type { Language } from "../language";
import { type Translator, translatorFor } from "../translator";

/** A flag in words: `what` is wrong, `facts` for the line beneath, `remedy` that would clear it. None ends in a full stop. */
export interface Sentence {
  what: string;
  facts: string[];
  remedy: string;
}

/** One rule's words; facts that are null are left out. */
export type Writer<R extends Rule> = (
  facts: FactsByRule[R],
  phrases: Phrases,
) => { what: string; facts?: (string | null)[]; remedy: string };
export type Writers<R extends Rule> = { [Each in R]: Writer<Each> };

interface Place {
  path: LocationPath;
  country: string | null;
  region: string | null;
  city: string | null;
}

const textLengthMax = 80;

/** Free text on one line of a sentence: spaces joined, cut at 80 characters; null where nothing is left. */
export function shortened(text: string | null): string | null {
  const line = text?.replace(/\s+/g, " ").trim() ?? "";
  if (line === "") return null;
  const characters = [...line];
  return characters.length <= textLengthMax
    ? line
    : `${characters
        .slice(0, textLengthMax - 1)
        .join("")
        .trimEnd()}…`;
}

/** What the sentences about one subcontractor on one day are put together from. */
export class Phrases {
  readonly t: Translator;
  readonly name: string;

  constructor(
    readonly language: Language,
    subcontractorName: string,
    private readonly on: string,
  ) {
    this.t = translatorFor(language);
    this.name = shortened(subcontractorName) ?? "–";
  }

  readonly date = (date: string) => formatDate(this.language, date);
  readonly days = (days: number) => daysText(this.language, days);
  readonly months = (months: number) => monthsText(this.language, months);
  readonly country = (code: string) => countryInText(this.language, code);
  readonly inCountry = (code: string) => inCountry(this.language, code);

  /** Whole months from a date to the day asked about. */
  readonly monthsSince = (date: string) => this.months(wholeMonthsBetween(date, this.on));
  readonly daysSince = (date: string) => Math.max(0, daysBetween(date, this.on));

  quoted(text: string | null): string | null {
    const line = shortened(text);
    return line === null ? null : this.t("forms.quoted", { text: line });
  }

  /** "38 dage tilbage", "sidste dag", "23 dage over fristen". */
  countdown(date: string | null): string | null {
    if (date === null) return null;
    const left = daysBetween(this.on, date);
    if (left === 0) return this.t("forms.lastDay");
    return left > 0 ? this.t("forms.left", { days: this.days(left) }) : this.t("forms.over", { days: this.days(-left) });
  }

  /** "38 dage tilbage" before the end, "udløbet for 23 dage siden" after it. */
  untilEnd(date: string | null): string | null {
    if (date === null || date >= this.on) return this.countdown(date);
    return this.t("forms.endedAgo", { days: this.days(this.daysSince(date)) });
  }

  /** "Lille (Frankrig)", "EU", "ukendt land". */
  place({ country, region, city }: Place): string {
    const town = shortened(city);
    if (country !== null) {
      const name = countryName(this.language, country);
      return town === null || town === name ? name : `${town} (${name})`;
    }
    if (town !== null) return this.t("forms.cityOnly", { city: town });
    return this.region(region) ?? this.t("forms.unknownPlace");
  }

  region(region: string | null): string | null {
    if (region === "EU") return this.t("forms.eu");
    return region === "EEA" ? this.t("forms.eea") : this.quoted(region);
  }

  /** "lokation Nuuk"; nothing where no town is known, for the sentence names the country. */
  town({ city }: Place): string | null {
    const place = shortened(city);
    return place === null ? null : this.t("forms.location", { place });
  }

  /** "backup hos X ligger i Grønland", "X har fjernadgang til data fra Indien"; lower case unless the name begins it. */
  where(place: Place): string {
    return this.t(`forms.where.${place.path}`, { name: this.name, in: this.inPlace(place), from: this.fromPlace(place) });
  }

  private inPlace({ country, region }: Place): string {
    if (country !== null) return this.inCountry(country);
    if (region === "EU") return this.t("forms.inEu");
    if (region === "EEA") return this.t("forms.inEea");
    const named = this.quoted(region);
    return named === null ? this.t("forms.atUnknown") : this.t("forms.inRegion", { region: named });
  }

  private fromPlace({ country, region }: Place): string {
    if (country !== null) return this.t("forms.fromCountry", { country: this.country(country) });
    if (region === "EU") return this.t("forms.fromEu");
    if (region === "EEA") return this.t("forms.fromEea");
    const named = this.quoted(region);
    return named === null ? this.t("forms.atUnknown") : this.t("forms.fromRegion", { region: named });
  }

  tool(tool: TransferTool | null): string {
    return tool === null ? this.t("forms.noTool") : this.t("forms.tool", { tool: this.t(`terms.transferTool.${tool}`) });
  }

  /** "ydelsen »Housing«"; by its kind where it has no name. */
  service(title: string | null, kind: ServiceKind): string {
    const named = this.quoted(title);
    return named === null ? this.t(`forms.service.${kind}`) : this.t("forms.serviceNamed", { title: named });
  }

  /** "ISO 27001-certifikatet fra X". */
  readonly evidence = (kind: EvidenceKind) => this.t(`forms.evidenceOf.${kind}`, { name: this.name });

  /** A term as it stands inside a line: "Tredjeland" becomes "tredjeland", "EU" stays. */
  readonly term = (term: string) => (/^\p{Lu}\p{Ll}/u.test(term) ? term.charAt(0).toLowerCase() + term.slice(1) : term);

  /** A capital at the beginning, unless the subcontractor's own name stands there: that is spelled as it is. */
  capital(sentence: string): string {
    if (sentence.startsWith(`${this.name} `)) return sentence;
    return sentence.charAt(0).toUpperCase() + sentence.slice(1);
  }
}
