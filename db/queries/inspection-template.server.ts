import type { Questionnaire } from "../../app/domain/inspection/questionnaire";
import type { Db, Schema, Trx } from "../schema";

type Row = Schema["inspectionTemplate"];

/** An own template with its newest version. */
export interface OwnTemplate extends Row {
  number: number;
  content: Questionnaire;
  savedAt: string;
}

/** How many are listed; nobody writes as many. */
export const templatesMax = 200;

const newest = (db: Db) =>
  db
    .selectFrom("inspectionTemplate")
    .innerJoin("inspectionTemplateVersion", "templateId", "inspectionTemplate.id")
    .selectAll("inspectionTemplate")
    .select(["number", "content", "inspectionTemplateVersion.createdAt as savedAt"])
    .where("number", "=", ({ selectFrom }) =>
      selectFrom("inspectionTemplateVersion as other")
        .select(({ fn }) => fn.max("other.number").as("number"))
        .whereRef("other.templateId", "=", "inspectionTemplate.id"),
    );

const toTemplate = <T extends { content: string }>({ content, ...row }: T) => ({
  ...row,
  content: JSON.parse(content) as Questionnaire,
});

/** By name, those that were archived too. */
export async function listTemplates(db: Db): Promise<OwnTemplate[]> {
  return (await newest(db).orderBy("name").orderBy("inspectionTemplate.id").limit(templatesMax).execute()).map(toTemplate);
}

export async function findTemplate(db: Db, key: string): Promise<OwnTemplate | null> {
  const row = await newest(db).where("key", "=", key).executeTakeFirst();
  return row === undefined ? null : toTemplate(row);
}

export async function listTemplateKeys(db: Db): Promise<string[]> {
  return (await db.selectFrom("inspectionTemplate").select("key").execute()).map(({ key }) => key);
}

export async function addTemplate(trx: Trx, template: Row): Promise<void> {
  await trx.insertInto("inspectionTemplate").values(template).execute();
}

export async function changeTemplate(trx: Trx, id: string, values: Partial<Pick<Row, "name" | "archivedAt">>): Promise<void> {
  await trx.updateTable("inspectionTemplate").set(values).where("id", "=", id).execute();
}

/** A version is added and never changed. */
export async function addTemplateVersion(
  trx: Trx,
  { content, ...version }: Omit<Schema["inspectionTemplateVersion"], "content"> & { content: Questionnaire },
): Promise<void> {
  await trx
    .insertInto("inspectionTemplateVersion")
    .values({ ...version, content: JSON.stringify(content) })
    .execute();
}
