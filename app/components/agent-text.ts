import type { Translator } from "~/i18n/translator";

const names: Readonly<Record<string, string>> = {
  edge: "Edge",
  opera: "Opera",
  firefox: "Firefox",
  chrome: "Chrome",
  safari: "Safari",
  android: "Android",
  ios: "iPhone/iPad",
  windows: "Windows",
  mac: "Mac",
  linux: "Linux",
};

/** `Firefox, Linux`. */
export function agentText(t: Translator, { browser, system }: { browser: string; system: string }): string {
  return `${names[browser] ?? t("ownAccount.sessions.otherBrowser")}, ${names[system] ?? t("ownAccount.sessions.otherSystem")}`;
}
