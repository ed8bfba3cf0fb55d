import { createInstance } from "i18next";
import { type Catalogue, catalogueOf, hasCatalogue } from "./catalogue";
import { formatNumber, type Language } from "./language";

export { type Language, languages } from "./language";

/** The dotted path of every text in a catalogue. */
type PathsOf<T> = {
  [K in keyof T & (string | number)]: T[K] extends string ? `${K}` : `${K}.${PathsOf<T[K]>}`;
}[keyof T & (string | number)];

type Path = PathsOf<Catalogue>;
type PluralKey = Path extends infer P ? (P extends `${infer Base}_other` ? Base : never) : never;
type SingleKey = Exclude<Path, `${PluralKey}_one` | `${PluralKey}_other`>;

/** Every text that can be asked for; `x` stands for the pair `x_one` and `x_other`, and then needs a `count`. */
export type TextKey = SingleKey | PluralKey;

/** Values for the `{{name}}` places of a text. Numbers are written the way of the language. */
export type TextParams = Readonly<Record<string, string | number>>;

type ParamsFor<K extends TextKey> = [K] extends [SingleKey] ? [params?: TextParams] : [params: TextParams & { count: number }];

export type Translator = <K extends TextKey>(key: K, ...params: ParamsFor<K>) => string;

function create(language: Language): Translator {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: catalogueOf(language) } },
    initAsync: false,
    nsSeparator: false,
    // React and the PDF escape what they draw; a text is plain text.
    interpolation: { escapeValue: false },
    missingInterpolationHandler: (text: string, match: RegExpExecArray) => {
      throw new Error(`no value for ${match[0]} in the text "${text}"`);
    },
  });
  return (key, ...[params]) => {
    if (params === undefined) return instance.t(key);
    const replace: Record<string, string> = {};
    for (const [name, value] of Object.entries(params)) {
      replace[name] = typeof value === "number" ? formatNumber(language, value) : value;
    }
    const { count } = params;
    return instance.t(key, typeof count === "number" ? { replace, count, nest: false } : { replace, nest: false });
  };
}

const translators = new Map<Language, Translator>();

/** The texts of one language; made once. */
export function translatorFor(language: Language): Translator {
  let translator = translators.get(language);
  if (translator === undefined) {
    translator = create(language);
    if (hasCatalogue(language)) translators.set(language, translator);
  }
  return translator;
}
