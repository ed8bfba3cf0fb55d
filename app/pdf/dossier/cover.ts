import { severities } from "~/domain/portfolio";
import type { Timestamp } from "~/domain/dossier/manifest";
import type { Block, Facts } from "../content";
import { partIds } from "~/domain/dossier/part";
import { stateOfLight } from "./light-state";
import type { Wording } from "./wording";

/** How many originals travel in the pack, and how many are listed only. */
export interface FileCount {
  attached: number;
  listed: number;
}

function filesText({ t, dossier }: Wording, { attached, listed }: FileCount): string {
  if (dossier.edition === "customer") return t("dossier.cover.withheld");
  if (listed > 0) return t("dossier.cover.filesListed", { attached, listed });
  return t("dossier.cover.filesText", { count: attached });
}

/** The number of open issues by severity, worst first. */
export function openText({ dossier, t }: Wording): string {
  const open = partIds.flatMap((id) => dossier.flags[id]).filter(({ waived }) => !waived);
  if (open.length === 0) return t("dossier.cover.noOpen");
  const count = Object.fromEntries(severities.map((one) => [one, open.filter(({ severity }) => severity === one).length]));
  return t("dossier.cover.openText", { critical: 0, high: 0, medium: 0, low: 0, ...count });
}

/** The first page: what the pack is about, by when, by whom, and whether the register is what its history says. */
export function coverOf(wording: Wording, files: FileCount, timestamp: Timestamp): Block[] {
  const { dossier, t, instant, date, country } = wording;
  const { cover, company, light, edition } = dossier;
  const { organisation, promise, known, madeAt, madeBy, versions, packId, historyProblems } = cover;
  const known_ = known === null ? [] : [{ term: t("dossier.cover.known"), value: instant(known) }];
  const facts: Facts["facts"] = [
    { term: t("dossier.cover.subcontractor"), value: [{ text: company.name, style: "strong" }] },
    ...(company.registrationNumber === null
      ? []
      : [{ term: t("dossier.cover.registrationNumber"), value: company.registrationNumber }]),
    ...(company.country === null ? [] : [{ term: t("dossier.cover.country"), value: country(company.country) }]),
    { term: t("dossier.cover.status"), value: t(`terms.light.${light}`), state: stateOfLight[light] },
    { term: t("dossier.cover.open"), value: openText(wording) },
    { term: t("dossier.cover.organisation"), value: organisation },
    { term: t("dossier.cover.promise"), value: t(`terms.promise.${promise}`) },
    { term: t("dossier.cover.edition"), value: t(`dossier.edition.${edition}`) },
    { term: t("dossier.cover.on"), value: date(cover.on) },
    ...known_,
    { term: t("dossier.cover.madeAt"), value: instant(madeAt) },
    ...(madeBy === null ? [] : [{ term: t("dossier.cover.madeBy"), value: madeBy }]),
    { term: t("dossier.cover.files"), value: filesText(wording, files) },
    { term: t("dossier.cover.timestamp"), value: t(`dossier.cover.timestamps.${timestamp}`) },
    { term: t("dossier.cover.versions"), value: t("dossier.cover.versionsText", versions) },
    { term: t("dossier.cover.packId"), value: [{ text: packId, style: "code" }] },
  ];
  const warnings: Block[] =
    historyProblems === null
      ? [{ kind: "notice", tone: "info", title: t("dossier.cover.uncheckedTitle") }]
      : historyProblems > 0
        ? [
            {
              kind: "notice",
              tone: "missing",
              title: t("dossier.cover.differsTitle"),
              text: t("dossier.cover.differsText", { count: historyProblems }),
            },
          ]
        : [];
  return [{ kind: "facts", facts }, ...warnings, { kind: "paragraph", text: t(`dossier.cover.${edition}Note`), size: "small" }];
}
