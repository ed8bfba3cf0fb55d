import type { PartId } from "~/domain/dossier/part";
import type { Flag } from "~/domain/flag";
import { sentenceOf, sinceText } from "~/i18n/flag-sentence";
import type { Block, State } from "../content";
import type { Wording } from "./wording";

const missing = /-(missing|none|unplanned|unproven)$/;

/** How a flag stands in a table; a requirement without one is fulfilled. */
export function stateOf(flag: Flag | null): State {
  if (flag === null) return "fulfilled";
  if (flag.waived) return "waived";
  return missing.test(flag.rule) ? "missing" : flag.severity;
}

function toneOf(flag: Flag): "missing" | "warning" | "info" {
  if (flag.waived) return "info";
  return missing.test(flag.rule) || flag.severity === "critical" ? "missing" : "warning";
}

/** What is wrong in a part, said where it belongs. */
export function noticesOf(id: PartId, { dossier, language, t }: Wording): Block[] {
  return dossier.flags[id].map((flag) => {
    const { what, facts } = sentenceOf(flag, dossier.company.name, dossier.cover.on, language);
    return {
      kind: "notice",
      tone: toneOf(flag),
      title: flag.waived ? t("dossier.waived", { what }) : what,
      text: [...facts, sinceText(flag, language)].join(" · "),
    };
  });
}
