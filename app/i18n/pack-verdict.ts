import { fingerprintText } from "~/domain/dossier/fingerprint";
import type { ManifestFacts, PackProblem, PackVerdict } from "~/domain/dossier/pack-check";
import { formatDate, formatInstant } from "./format";
import { type Language, type Translator, translatorFor } from "./translator";

const megabyte = 1024 * 1024;

/** Why a pack cannot be relied on, in whole sentences. */
export function packProblemText(problem: PackProblem, language: Language): string {
  const t = translatorFor(language);
  const params: Readonly<Record<string, string | number | string[]>> = "params" in problem ? problem.params : {};
  const words: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) words[name] = Array.isArray(value) ? value.join(", ") : value;
  // Numbers of events are names here: they are written without separators.
  if ("seq" in words) words.seq = String(words.seq);
  if ("maxBytes" in words) words.maxMegabytes = Number(words.maxBytes) / megabyte;
  if ("found" in words) words.found = fingerprintText(String(words.found));
  return t(`packCheck.problems.${problem.code}`, words);
}

/** What was found in a pack, in words: a term and what is to be said of it. */
export interface VerdictInWords {
  title: string;
  text: string;
  problems: string[];
  facts: { term: string; value: string; isCode?: true }[];
}

function aboutText(t: Translator, language: Language, manifest: ManifestFacts): string {
  const { organisation, subcontractor, on, madeAt } = manifest;
  const words = { organisation, on: formatDate(language, on), madeAt: formatInstant(language, madeAt, "UTC") };
  return subcontractor === null
    ? t("packCheck.aboutAll", words)
    : t("packCheck.aboutOne", { ...words, subcontractor: subcontractor.name });
}

function registerText(t: Translator, { problems }: ManifestFacts["register"]): string {
  if (problems === null) return t("packCheck.registerUnknown");
  return problems === 0 ? t("packCheck.registerAgrees") : t("packCheck.registerDiffers", { count: problems });
}

function* sealFacts(
  t: Translator,
  language: Language,
  { seal, manifest }: PackVerdict,
): Generator<VerdictInWords["facts"][number]> {
  if (seal === null) return;
  const { name, issuer, timestamp, fingerprint } = seal;
  const value = issuer === null ? t("packCheck.sealSelf", { name }) : t("packCheck.sealIssued", { name, issuer });
  yield { term: t("packCheck.seal"), value };
  yield { term: t("packCheck.fingerprint"), value: fingerprintText(fingerprint), isCode: true };
  if (timestamp !== null) {
    const at = formatInstant(language, timestamp.at, "UTC");
    yield { term: t("packCheck.timestamp"), value: t("packCheck.timestampAt", { at, authority: timestamp.authority }) };
  } else if (manifest !== null) yield { term: t("packCheck.timestamp"), value: t(`packCheck.noTimestamp.${manifest.timestamp}`) };
}

function* contentFacts(
  t: Translator,
  language: Language,
  { manifest, checked, problems }: PackVerdict,
): Generator<VerdictInWords["facts"][number]> {
  if (manifest === null) return;
  const isWrong = (prefix: string) => problems.some(({ code }) => code.startsWith(prefix));
  const { files, listedOnly, events, leaves } = checked;
  const ofFiles = isWrong("file") ? t("packCheck.filesFailed", { count: files }) : t("packCheck.filesText", { count: files });
  const beside = listedOnly === 0 ? [] : [t("packCheck.listedOnly", { count: listedOnly })];
  yield { term: t("packCheck.files"), value: [ofFiles, ...beside].join(". ") };
  const ofEvents = isWrong("event")
    ? t("packCheck.eventsFailed", { count: events })
    : t("packCheck.eventsText", { count: events, of: manifest.history.seq });
  const isWhole = leaves > 0 && !isWrong("lea");
  yield {
    term: t("packCheck.events"),
    value: [ofEvents, t("packCheck.inclusion"), ...(isWhole ? [t("packCheck.leaves", { count: leaves })] : [])].join(". "),
  };
  yield { term: t("packCheck.checkpoint"), value: fingerprintText(manifest.history.checkpointFingerprint), isCode: true };
  yield { term: t("packCheck.register"), value: registerText(t, manifest.register) };
  yield { term: t("packCheck.about"), value: aboutText(t, language, manifest) };
}

/** A verdict as somebody reads it, who has the pack and nothing else. */
export function packVerdictInWords(verdict: PackVerdict, language: Language): VerdictInWords {
  const t = translatorFor(language);
  return {
    title: t(`packCheck.outcome.${verdict.outcome}.title`),
    text: t(`packCheck.outcome.${verdict.outcome}.text`, { name: verdict.seal?.name ?? "" }),
    problems: verdict.problems.map((problem) => packProblemText(problem, language)),
    facts: [...sealFacts(t, language, verdict), ...contentFacts(t, language, verdict)],
  };
}
