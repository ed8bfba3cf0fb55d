import type { known as reference } from "../da/known";

export const known: typeof reference = {
  title: "The register as it was known",
  lede: "See the register and its flags as they stood at an instant: what was recorded then, judged by the rules and lists of today.",
  at: "Instant",
  atHint: "Date and time in UTC, such as 2026-06-30T12:00Z",
  show: "Show",
  making: "The register of that time is being made",
  makingText: "It is read out of the history. The page comes by itself once it is there.",
  reload: "Look now",
  banner:
    "You see the register as it was known {{at}} (event {{seq}}), judged by rules version {{rules}} and country lists of {{geography}}. Nothing can be changed here.",
  backToNow: "To the register now",
  fromHere: "See the register of that time",
};
