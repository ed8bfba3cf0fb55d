const danish =
  "en|et to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve".split(" ");
const english =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const further: readonly (readonly [string, number])[] = [
  ["enogtyve", 21],
  ["fireogtyve", 24],
  ["tredive", 30],
  ["seksogtredive", 36],
  ["fyrre", 40],
  ["femogfyrre", 45],
  ["otteogfyrre", 48],
  ["tres", 60],
  ["tooghalvfjerds", 72],
  ["halvfems", 90],
  ["twenty-one", 21],
  ["twenty-four", 24],
  ["thirty", 30],
  ["thirty-six", 36],
  ["forty-five", 45],
  ["forty-eight", 48],
  ["sixty", 60],
  ["seventy-two", 72],
  ["ninety", 90],
];

const words: ReadonlyMap<string, number> = new Map([
  ...[danish, english].flatMap((list) =>
    list.flatMap((names, index) => names.split("|").map((name): [string, number] => [name, index + 1])),
  ),
  ...further,
]);

const word = [...words.keys()].sort((one, other) => other.length - one.length).join("|");

/**
 * Source of an expression for a whole number in figures or words, once or both ways: `30`, `tredive`, `thirty (30)`. It captures what
 * {@link numberOf} reads.
 */
export const numberPattern = String.raw`(?<![\d.,])((?:\d{1,3}|${word})(?:\s?\((?:\d{1,3}|${word})\))?)`;

/** Null where figures and words of one number say different things. */
export function numberOf(text: string): number | null {
  const values = text
    .toLowerCase()
    .split(/[()\s]+/)
    .filter((part) => part !== "")
    .map((part) => (/^\d+$/.test(part) ? Number(part) : (words.get(part) ?? null)));
  return new Set(values).size === 1 ? (values[0] ?? null) : null;
}
