import type { erasure as reference } from "../da/erasure";

export const erasure: typeof reference = {
  title: "Erase personal data from the history",
  lede: "The events stay, and the chain stays whole; only the texts are erased. What the register holds now you change or remove first, on its own page.",
  words: "Name, e-mail or other text",
  wordsHint: "At least three characters. Every text that contains it will be shown.",
  find: "Find",
  found_one: "{{count}} text contains it",
  found_other: "{{count}} texts contain it",
  warning: "The texts cannot be brought back. That something was erased, by whom and when becomes an event itself.",
  typed: "Type the text again to confirm",
  erase_one: "Erase {{count}} text for good",
  erase_other: "Erase {{count}} texts for good",
  done_one: "{{count}} text is erased.",
  done_other: "{{count}} texts are erased.",
  noneTitle: "No text contains it",
  noneText: "Try a shorter part of the name or address.",
};
