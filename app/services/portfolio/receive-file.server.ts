import { getOrganisation, getRegister } from "../../../db/queries/organisation.server";
import { dateIn } from "../../domain/calendar";
import type { Refusal } from "../../domain/refusal";
import type { Context } from "../context";
import { refusalOfList } from "../supplier-list/show-list.server";
import { discardDraft, type ImportDraft, keepDraft, kindOfDraft, listDrafts, sweepDrafts } from "./import-draft.server";

export const uploadBytesMax = 50 * 1024 * 1024;

export const isDemoLoaded = async ({ database }: Context) => (await getRegister(database.reader)).demoLoadedOn !== null;

/** What the page on which a file is chosen shows; forgotten drafts are swept on the way. */
export async function loadImportPage(context: Context) {
  await sweepDrafts(context);
  const { timeZone } = await getOrganisation(context.database.reader);
  const drafts = (await listDrafts(context)).map(({ id, fileName, createdAt }) => ({
    id,
    fileName,
    uploadedOn: dateIn(timeZone, new Date(createdAt)),
  }));
  return { isDemo: await isDemoLoaded(context), drafts };
}

/** Keeps an uploaded file to be looked at; one that is no list at all is refused at once and not kept. */
export async function receiveFile(
  context: Context,
  fileName: string,
  sizeBytes: number,
  chunks: AsyncIterable<Uint8Array>,
): Promise<ImportDraft | Refusal> {
  if (await isDemoLoaded(context)) return { code: "demo-present" };
  if (sizeBytes > uploadBytesMax) return { code: "file-too-large", params: { maxBytes: uploadBytesMax } };
  const draft = await keepDraft(context, fileName, chunks);
  if ((await kindOfDraft(context, draft)) === "portfolio") return draft;
  const refusal = await refusalOfList(context, draft);
  if (refusal === null) return draft;
  await discardDraft(context, draft.id);
  return refusal;
}
