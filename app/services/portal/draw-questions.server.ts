import { answerLines } from "../../i18n/answer-lines";
import { formatDate, formatInstant } from "../../i18n/format";
import type { Language } from "../../i18n/language";
import { translatorFor } from "../../i18n/translator";
import type { Block, DocumentContent } from "../../pdf/content";
import { drawDocument } from "../../pdf/draw-document";
import { readFonts } from "../pack/fonts.server";
import type { PortalVisit } from "../context";
import { showVisit } from "./show-visit.server";
import type { ShownVisit, VisitQuestion } from "./shown-visit";

function questionBlocks(asked: VisitQuestion, which: "questions" | "answers", language: Language): Block[] {
  const t = translatorFor(language);
  const { id, text, evidence, options } = asked.question;
  const blocks: Block[] = [
    { kind: "heading", level: 2, text: id },
    { kind: "paragraph", text: text[language] },
  ];
  if (evidence !== null)
    blocks.push({ kind: "paragraph", size: "small", text: t("portal.question.wanted", { evidence: evidence[language] }) });
  if (which === "questions") {
    if (options.length > 0) blocks.push({ kind: "list", items: options.map(({ label }) => label[language]) });
    return [...blocks, { kind: "paragraph", text: t("portal.pdf.space") }];
  }
  const lines = answerLines(asked, language);
  return [...blocks, { kind: "list", items: lines.length === 0 ? [t("portal.check.none")] : lines }];
}

function contentOf(
  shown: ShownVisit,
  id: string,
  madeAt: string,
  which: "questions" | "answers",
  language: Language,
): DocumentContent {
  const t = translatorFor(language);
  const { organisation, subcontractor, dueOn, submittedAt, signatory, signatoryTitle, timeZone } = shown;
  const title = t(which === "questions" ? "portal.pdf.blank" : "portal.pdf.answers", { subcontractor });
  const from = t("portal.pdf.from", { organisation, date: formatDate(language, dueOn) });
  const submitted =
    submittedAt === null
      ? t("portal.pdf.draft", { organisation })
      : t("portal.pdf.submitted", {
          organisation,
          time: formatInstant(language, submittedAt, timeZone),
          name: signatory ?? "",
          as: signatoryTitle ?? "",
        });
  const sections = [...new Set(shown.questions.map(({ section }) => section[language]))];
  return {
    language,
    title,
    subject: shown.template[language],
    id: `${id}-${which}`,
    madeAt,
    runningHeader: organisation,
    cover: [
      { kind: "paragraph", size: "lead", text: shown.template[language] },
      { kind: "paragraph", text: from },
      ...(which === "answers" ? [{ kind: "paragraph", text: submitted } as const] : []),
      ...(shown.atHand === null ? [] : [{ kind: "paragraph", text: shown.atHand[language] } as const]),
    ],
    hasContentsPage: false,
    parts: sections.map((section, at) => ({
      anchor: `section-${at}`,
      title: section,
      startsPage: false,
      blocks: shown.questions
        .filter((asked) => asked.section[language] === section)
        .flatMap((asked) => questionBlocks(asked, which, language)),
    })),
    attachments: [],
  };
}

/** The questions of a visit's case, with room for answers, or with the answers as they are: PDF/A-3a and PDF/UA-1. */
export async function drawQuestions(visit: PortalVisit, which: "questions" | "answers", language: Language): Promise<Uint8Array> {
  const madeAt = `${visit.context.now().toISOString().slice(0, 19)}Z`;
  return drawDocument(contentOf(await showVisit(visit), visit.found.id, madeAt, which, language), await readFonts());
}
