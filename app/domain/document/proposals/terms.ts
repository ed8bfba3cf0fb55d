import { numberOf, numberPattern } from "./numbers";
import { type Passage, quote } from "./passages";
import type { Proposal } from "./proposal";
import { anyOf, oneOf } from "./words";

/** A number of a unit that is the same length everywhere: working days, months and years are not. */
const days = String.raw`${numberPattern}\s+(?:(kalenderdages?|dages?|calendar\s+days?|days?)|(ugers?|uges?|weeks?))(?![\p{L}])`;
const hours = String.raw`${numberPattern}\s+(?:(timers?|hours?)|(døgn))(?![\p{L}])`;
const within = `${oneOf(
  String.raw`senest|inden(?:\s+for)?|højst|maksimalt|within|no\s+later\s+than|not\s+later\s+than|at\s+the\s+latest`,
)}\\s+(?:højst\\s+|senest\\s+|a\\s+maximum\\s+of\\s+)?`;

const expression = (source: string) => new RegExp(source, "giu");

interface Term {
  /** What the sentence has to be about, all of it. */
  about: readonly RegExp[];
  /** What makes it say something else. */
  unless: readonly RegExp[];
  /** Where the number stands: captures number, the unit itself, the larger unit. */
  forms: readonly RegExp[];
  /** Of the larger unit in the unit itself: hours of a day, days of a week. */
  larger: number;
  /** Judges a place that has been found, by what stands before and after it. */
  isAt?: (before: string, after: string) => boolean;
}

const controller = String.raw`(?:den\s+dataansvarlige|kunden|(?:the\s+)?(?:data\s+)?controller|(?:the\s+)?customer)`;
const processor = String.raw`(?:databehandleren|leverandøren|(?:the\s+)?(?:data\s+)?processor|(?:the\s+)?supplier|(?:the\s+)?provider)`;
const tell = String.raw`(?:underret\w*|meddel\w*|orienter\w*|besked|notif\w*|inform\w*|report\w*)`;

/** That it is the controller who is told: `notify us` and `notify X` tell somebody else, whatever data it is about. */
const recipient = new RegExp(
  [
    String.raw`${tell}[\s,]+(?:(?:straks|omgående|skriftligt|promptly|in\s+writing)[\s,]+)?${controller}`,
    String.raw`(?:\btil|\bto)\s+${controller}`,
    String.raw`${controller}\s+(?:\S+\s+){0,3}(?:underrettes|orienteres|varsles|notified|informed)`,
  ].join("|"),
  "iu",
);

const breach: Term = {
  about: [
    anyOf(
      String.raw`brud\s+på\s+(?:person)?data|persondatabrud|sikkerhedsbrud|databrud|sikkerhedshændelse`,
      String.raw`\bbrud(?:det)?\b|data\s+breach|security\s+(?:breach|incident)|\bbreach\b`,
    ),
    recipient,
  ],
  unless: [
    // The other way round, or by somebody else.
    expression(String.raw`${tell}\s+${processor}`),
    expression(String.raw`${controller}\s+(?:skal|shall|must|will)\s+(?:\w+\s+){0,2}${tell}`),
    /underdatabehandleren\s+(?:skal|underretter)|sub-?processor\s+(?:shall|must|will|notifies)/iu,
  ],
  forms: [expression(within + hours)],
  larger: 24,
  // GDPR Art. 33(1) gives the controller 72 hours towards the authority, and contracts say so again.
  isAt(before, after) {
    if (/(?:dataansvarliges|controller['’]s)\s+(?:\w+\s+)?(?:forpligtelse|pligt|obligation|duty)/iu.test(before)) return false;
    if (/tilsynsmyndighed|datatilsynet|supervisory\s+authorit/iu.test(before)) return false;
    const authority = /tilsynsmyndighed|datatilsynet|supervisory\s+authorit/iu.exec(after);
    const purpose =
      /sådan\s+at|således\s+at|\bså\s+(?:at\s+)?(?:den|kunden)|for\s+at|so\s+that|in\s+order|to\s+(?:enable|allow)/iu.exec(after);
    return authority === null || (purpose !== null && purpose.index < authority.index);
  },
};

const notice: Term = {
  about: [
    /underdatabehandler|underleverandør|sub-?processor|subcontractor/iu,
    /ændring|tilføj|udskift|erstat|\bny(?:e|t)?\b|change|addition|\badd|replac|\bnew\b|engag|appoint|brug\s+af/iu,
    /underret|varsel|varsl|notice|notif|inform|orienter|meddel/iu,
  ],
  unless: [/opsig|ophæv|terminat|cancel/iu],
  forms: [
    expression(
      String.raw`(?:mindst|minimum|med)\s+${days}\s+(?:skriftligt?\s+)?(?:forudgående\s+)?(?:skriftligt?\s+)?(?:varsel|forinden)`,
    ),
    expression(String.raw`varsel\s+på\s+(?:mindst\s+|minimum\s+)?${days}`),
    expression(String.raw`(?:senest|mindst|minimum)\s+${days}\s+(?:før|forinden|inden|forud)`),
    expression(String.raw`at\s+least\s+${days}\s*['’]?\s*(?:in\s+advance|before|prior|(?:prior\s+)?(?:written\s+)?notice)`),
    expression(
      String.raw`(?:no|not)\s+(?:later|less)\s+than\s+${days}\s*['’]?\s*(?:in\s+advance|before|prior|(?:prior\s+)?(?:written\s+)?notice)`,
    ),
    expression(String.raw`${days}\s?['’]\s*(?:prior\s+)?(?:written\s+)?notice`),
    expression(String.raw`notice\s+of\s+(?:at\s+least\s+|no\s+less\s+than\s+)?${days}`),
  ],
  larger: 7,
  isAt: (before) => !/(?:indsigelse|indsige|object(?:s|ion)?)\s+(?:\S+\s+){0,4}$/iu.test(before),
};

const deletion: Term = {
  about: [
    /\bslet(?:te|tes|ter|ning)?\b|destruer|tilintetgør|delet|eras(?:e|ure)|destroy/iu,
    /ophør|opsig|afslut|udløb|bortfald|terminat|expir|\bend\s+of\b|cessation|completion/iu,
  ],
  unless: [
    // Other copies, other rights, and what the customer may fetch before.
    /backup|back-up|sikkerhedskopi|\blog(?:s|gen|filer)?\b|archiv|arkiv/iu,
    /\bhente|eksporter|udtræk|retriev|export|download|\bregistreredes?\s+anmod|data\s+subject/iu,
    /faktura|invoice|varsel|notice\s+period|opsigelsesvarsel/iu,
  ],
  forms: [
    expression(within + days),
    expression(
      String.raw`(?:slettes|destrueres|deleted|erased|destroyed)\s+(?:automatisk\s+|automatically\s+)?${days}\s+(?:efter|after|from|following)`,
    ),
  ],
  larger: 7,
};

/** Rows `label<tab>value` and lines `label: value` of forms and tables; the label says what it is about. */
const labelled = {
  breach:
    /^[^\t:]*(?:underretning|meddelelse|frist|notification|notice|reporting|deadline)[^\t:]*(?:brud|breach|incident)[^\t:]*[\t:]\s*/iu,
  breachFirst:
    /^[^\t:]*(?:brud|breach|incident)[^\t:]*(?:underretning|meddelelse|frist|notification|notice|reporting|deadline)[^\t:]*[\t:]\s*/iu,
  notice:
    /^[^\t:]*(?:varsel|varsling|notice|notification)[^\t:]*(?:underdatabehandler|underleverandør|sub-?processor)[^\t:]*[\t:]\s*/iu,
  noticeFirst:
    /^[^\t:]*(?:underdatabehandler|underleverandør|sub-?processor)[^\t:]*(?:varsel|varsling|notice|notification)[^\t:]*[\t:]\s*/iu,
  deletion:
    /^[^\t:]*(?:sletning|sletningsfrist|slettefrist|deletion|erasure)[^\t:]*(?:ophør|termination|end\s+of|expiry)[^\t:]*[\t:]\s*/iu,
};

const limit = String.raw`(?:senest|inden(?:\s+for)?|højst|mindst|within|no\s+later\s+than|at\s+least)?\s*`;

/** Limit in hours for telling the controller of a breach (GDPR Art. 33(2)). */
export const proposeBreachHours = (passages: readonly Passage[]) =>
  proposeTerm(passages, breach, [labelled.breach, labelled.breachFirst], hours);

/** Days of notice before another sub-processor is used (GDPR Art. 28(2)). */
export const proposeNoticeDays = (passages: readonly Passage[]) =>
  proposeTerm(passages, notice, [labelled.notice, labelled.noticeFirst], days);

/** Days after the end within which data is deleted (GDPR Art. 28(3)(g)); backups have a time of their own. */
export const proposeDeletionDays = (passages: readonly Passage[]) => proposeTerm(passages, deletion, [labelled.deletion], days);

/** The one value that is found; none where a document says two different things, which is for people to weigh. */
function proposeTerm(passages: readonly Passage[], term: Term, labels: readonly RegExp[], unit: string): Proposal<number> | null {
  const found = passages.flatMap((passage) => [...findInSentence(passage, term), ...findInRow(passage, term, labels, unit)]);
  const values = new Set(found.map((proposal) => proposal.value));
  return values.size === 1 ? (found[0] ?? null) : null;
}

function* findInSentence({ page, text }: Passage, term: Term): Generator<Proposal<number>> {
  if (text.includes("\t") || !term.about.every((about) => about.test(text))) return;
  if (term.unless.some((unless) => text.search(unless) >= 0)) return;
  for (const form of term.forms) {
    for (const match of text.matchAll(form)) {
      const value = termValue(match, term);
      const after = text.slice(match.index + match[0].length);
      if (value === null || term.isAt?.(text.slice(0, match.index), after) === false) continue;
      yield { value, page, words: quote(text, match.index, match[0].length) };
    }
  }
}

function* findInRow({ page, text }: Passage, term: Term, labels: readonly RegExp[], unit: string): Generator<Proposal<number>> {
  for (const label of labels) {
    const start = label.exec(text)?.[0].length;
    if (start === undefined) continue;
    const match = new RegExp(`^${limit}${unit}`, "iu").exec(text.slice(start));
    const value = match === null ? null : termValue(match, term);
    if (value !== null) yield { value, page, words: quote(text, 0, text.length) };
  }
}

function termValue(match: RegExpMatchArray, term: Term): number | null {
  const number = numberOf(match[1] ?? "");
  if (number === null || number === 0) return null;
  return match[3] === undefined ? number : number * term.larger;
}
