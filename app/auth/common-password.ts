/**
 * Words that passwords are mostly made of, Danish and English, without the digits and signs that people put around them.
 * A list of our own of some two hundred: it catches the everyday ones of twelve characters or more, not every password
 * that was ever leaked. Asking an outside list would send something of the password away.
 */
const words =
  "abc abcabc abcdef access account adgang adgangskode adgangskoden admin administrator aftale alexander amalie amanda " +
  "america anders andreas anna asdf asdfasdf asdfgh asdfghjkl asdfghjkloe august autumn baseball basketball batman " +
  "beautiful bedste boldklub bornholm broendby brondby butterfly caroline cecilie change changeme charlie charlotte " +
  "chelsea chocolate christian christmas company computer computeren cookie copenhagen danmark danmarker december default " +
  "denmark dragon efteraar efterår elephant emilie familie familien fcbarcelona fckoebenhavn fckøbenhavn february " +
  "firewall flower fodbold fodboldklub football foraar forår frederik freedom friday fuckyou gadekær godaften goddag " +
  "godmorgen google hejhej hejmeddig hello helloworld hemmelig hemmelighed hemmeligt iloveyou internet intet januar " +
  "january jegelskerdig jennifer jesper jordan juli july june juni kaerlighed katrine kobenhavn kode koden kodeord " +
  "kodeordet koebenhavn kristian kærlighed københavn laptop letmein letmeinnow liverpool login london lucky lykke " +
  "lykkelig mads maerker manchester manchesterunited marie martin master mathias mathilde michael michelle midsommer " +
  "mikkel minkode monkey morgen mustang mypassword nicklas nicolai november october odense oktober ollerup onsdag pass " +
  "passcode passord passphrase passw passwd password passwords passwort pernille peter pokemon princess prinsesse q qaz " +
  "qazwsx qazwsxedc qwe qwer qwert qwerty qwertyqwerty qwertyui qwertyuiop qwertyuiopå rasmus raymond root samsung sarah " +
  "sebastian secret secretary secretpassword security september sikkerhed skole skoven sofie solskin solskinsdag sommer " +
  "sommerferie sommerhus sommersol spring starwars stephanie strawberry summer sunday sunflower sunshine superman " +
  "superuser supervisor system sønderjylland tilsyn tilsynet tirsdag torsdag trustno trustnoone twitter underleverandor " +
  "underleverandør unknown user velkommen velkomst victoria vinter virksomhed virksomheden welcome whatever william " +
  "windows winter yellow zaqwsx zxc zxcvbn zxcvbnm";

const common: ReadonlySet<string> = new Set(words.split(" "));

/** Runs of neighbouring keys that are no words. */
const runs = [
  "1234567890123456789012345678901234567890",
  "0987654321098765432109876543210987654321",
  "1q2w3e4r5t6y7u8i9o0p",
  "qwertyuiopåasdfghjkløzxcvbnm",
  "qwertyuiopasdfghjklzxcvbnm",
  "abcdefghijklmnopqrstuvwxyzæøå",
  "1qaz2wsx3edc4rfv5tgb6yhn",
  "zaq12wsxcde34rfv",
  "q1w2e3r4t5y6u7i8o9p0",
  "1a2b3c4d5e6f7g8h9i0j",
  "a1b2c3d4e5f6g7h8i9j0",
];

const letterOf: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** The shortest text that the whole is a repetition of. */
function repeatedPart(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    if (text.length % length === 0 && text.slice(0, length).repeat(text.length / length) === text) return text.slice(0, length);
  }
  return text;
}

/** Whether the word is one of the list, or two of them one after the other. */
function isCommonWord(word: string): boolean {
  if (common.has(repeatedPart(word))) return true;
  for (let at = 3; at <= word.length - 3; at++) if (common.has(word.slice(0, at)) && common.has(word.slice(at))) return true;
  return false;
}

/** Whether the password is one that many people use, whatever digits and signs they put around it. */
export function isCommonPassword(password: string): boolean {
  const text = password.normalize("NFKC").toLowerCase();
  if (new Set(text).size <= 2) return true;
  if (runs.some((run) => run.includes(text) || [...run].reverse().join("").includes(text) || run.includes(repeatedPart(text))))
    return true;
  const trimmed = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const spelled = (of: string) => [...of].map((character) => letterOf[character] ?? character).join("");
  const joined = (of: string) => of.replace(/[^\p{L}]/gu, "");
  return [
    trimmed,
    joined(trimmed),
    joined(spelled(trimmed)),
    joined(spelled(text.replace(/[\d\W]+$/u, ""))),
    joined(spelled(text)),
  ].some((word) => word !== "" && isCommonWord(word));
}
