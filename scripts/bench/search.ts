import { hash } from "node:crypto";
import { putDocumentText } from "../../db/queries/document-text.server";
import { insertMany } from "../../db/dialect/bulk.server";
import type { Schema } from "../../db/schema";
import type { Scope } from "../../app/domain/permissions/scope";
import type { Context } from "../../app/services/context";
import { importPortfolio } from "../../app/services/portfolio/import-portfolio.server";
import { searchRegister } from "../../app/services/search/search-register.server";
import { numbers, portfolioText } from "./generate";
import { type Figure, median, timed } from "./measure";
import { withRegister } from "./register";

const pagesADocument = 20;
const charactersAPage = 1_500;
const vocabularySize = 40_000;
const contentsATransaction = 500;

const beginnings = "b d f g h j k l m n p r s t v st sk br dr fr gr kr pr tr kl sl".split(" ");
const vowels = "a e i o u y æ ø å".split(" ");
const endings = ["", "", "", "n", "r", "s", "t", "l", "nd", "ng", "sk", "st"];

/** Words that look Danish, of which the nth is used 1/n as often as the first (Zipf's law). */
function vocabulary(random: () => number): { words: string[]; pick: () => string } {
  const one = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? "";
  const syllable = () => one(beginnings) + one(vowels) + one(endings);
  const known = new Set<string>();
  while (known.size < vocabularySize) known.add(Array.from({ length: 1 + Math.floor(random() * 4) }, syllable).join(""));
  const words = [...known];
  const upTo = new Float64Array(words.length);
  let sum = 0;
  for (let at = 0; at < words.length; at += 1) {
    sum += 1 / (at + 1);
    upTo[at] = sum;
  }
  const pick = () => {
    const wanted = random() * sum;
    let [low, high] = [0, words.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? "";
  };
  return { words, pick };
}

function pageOf(pick: () => string): string {
  let text = "";
  let line = 0;
  while (text.length < charactersAPage) {
    const word = pick();
    text += word;
    line += word.length;
    if (line > 80) {
      text += ".\n";
      line = 0;
    } else text += " ";
  }
  return text;
}

/** Documents of twenty pages, dealt out to the agreements that are there; every tenth has an older version. */
async function fillWithText(context: Context, pages: number, pick: () => string): Promise<void> {
  const facts = await context.database.reader.selectFrom("agreement").select(["id", "subcontractorId"]).orderBy("id").execute();
  const at = context.now().toISOString();
  const contents = Math.ceil(pages / pagesADocument);
  for (let done = 0; done < contents; done += contentsATransaction) {
    await context.database.writer.transaction().execute(async (trx) => {
      const documents: Schema["document"][] = [];
      const versions: Schema["documentVersion"][] = [];
      for (let nth = done; nth < Math.min(contents, done + contentsATransaction); nth += 1) {
        const isNewer = nth % 10 === 9;
        const id = `d${String(isNewer ? nth - 1 : nth).padStart(8, "0")}`;
        const { id: factId = "", subcontractorId = "" } = facts[nth % facts.length] ?? {};
        const sha256 = hash("sha256", String(nth));
        const bin = { removedAt: nth % 50 === 0 ? at : null, removedBy: null, heldAt: null, heldBy: null };
        if (!isNewer) documents.push({ id, subcontractorId, list: "agreements", factId, part: "main", createdAt: at, ...bin });
        const unreviewed = { verdict: "unreviewed" as const, reviewedAt: null, reviewedBy: null, note: null, signing: null };
        const version = { id: `v${nth}`, documentId: id, number: isNewer ? 2 : 1, sha256, fileName: `Aftale ${nth}.pdf` };
        versions.push({ ...version, uploadedAt: at, uploadedBy: null, ...unreviewed });
        await putDocumentText(
          trx,
          sha256,
          Array.from({ length: pagesADocument }, () => pageOf(pick)),
        );
      }
      await insertMany(trx, "document", documents);
      await insertMany(trx, "documentVersion", versions);
    });
  }
}

/** Forty questions: common and rare words, two of both sorts, and beginnings of one letter to six. */
function questions(words: readonly string[]): string[] {
  const nth = (rank: number) => words[rank] ?? "";
  const ofKind = <T>(make: (turn: number) => T) => Array.from({ length: 8 }, (_, turn) => make(turn));
  return [
    ...ofKind((turn) => `${nth(turn * 3)} `),
    ...ofKind((turn) => nth(vocabularySize - 1 - turn * 50)),
    ...ofKind((turn) => `${nth(turn)} ${nth(turn * 40 + 200)}`),
    ...ofKind((turn) => `${nth(turn * 100 + 500)} ${nth(vocabularySize - 100 - turn * 900)}`),
    ...ofKind((turn) => `${turn % 2 === 0 ? "" : `${nth(turn)} `}${nth(turn * 700 + 30).slice(0, 1 + (turn % 6))}`),
  ];
}

async function timeEach(context: Context, asked: readonly string[]): Promise<number[]> {
  const taken: number[] = [];
  for (const query of asked) {
    taken.push(await timed(async () => void (await searchRegister(context, { query, page: 1 }))));
  }
  return taken;
}

/** Searching names, agreements, evidence and the text of so many pages, excerpts and all. */
export async function searchFigures(directory: string, pages: number): Promise<Figure[]> {
  return withRegister(directory, async (context) => {
    const portfolio = [...portfolioText(1_000, context.today)].join("");
    await importPortfolio(context, [Buffer.from(portfolio)], { dryRun: false, reason: "import" });
    const { words, pick } = vocabulary(numbers(7));
    const began = performance.now();
    await fillWithText(context, pages, pick);
    const seconds = (performance.now() - began) / 1000;
    const asked = questions(words);
    const all = await timeEach(context, asked);
    const some = await context.database.reader.selectFrom("subcontractor").select("id").orderBy("id").limit(3).execute();
    const scope: Scope = { kind: "some", ids: some.map(({ id }) => id) };
    const auditor: Context = { ...context, actor: { kind: "account", id: "auditor", roles: ["auditor"], scope } };
    const restricted = await timeEach(auditor, asked);
    const of = `${asked.length} questions`;
    return [
      { what: `search in ${pages} pages of text, median`, value: median(all), unit: "ms", limit: 50, of },
      { what: "search, the slowest", value: Math.max(...all), unit: "ms", limit: null, of },
      { what: "search of an auditor of three subcontractors, median", value: median(restricted), unit: "ms", limit: 50, of },
      { what: "search of such an auditor, the slowest", value: Math.max(...restricted), unit: "ms", limit: null, of },
      {
        what: "indexing the text",
        value: seconds / (pages / 1_000),
        unit: "s",
        limit: null,
        of: "per 1,000 pages, made up and all",
      },
    ];
  });
}
