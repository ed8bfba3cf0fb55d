import { describe, expect, test } from "vitest";
import { registerOf } from "../../app/context.server";
import type { Role } from "../../app/domain/permissions/role";
import { everything } from "../../app/domain/permissions/scope";
import type { Evidence, Finding, Subcontractor } from "../../app/domain/portfolio";
import { addAccount } from "../../app/services/account/add-account.server";
import type { Context } from "../../app/services/context";
import { findFacts } from "../../app/services/subcontractor/find-facts.server";
import { notSeparated } from "../../app/services/subcontractor/keep-duties.server";
import { saveFact } from "../../app/services/subcontractor/save-fact.server";
import { showSubcontractor } from "../../app/services/subcontractor/show-subcontractor.server";
import { findEvent, getHead } from "../../db/queries/history.server";
import type { Engine } from "../../db/schema";
import { holding } from "../support/call-route";
import { freshOn } from "../support/engines";
import { aFinding, anEvidence, anInspection, aSubcontractor } from "../support/facts";
import { Clock, testDirectory } from "../support/register";

const key = "nordhavn";

async function opened(engine: Engine, given: Partial<Subcontractor> = {}) {
  const database = await freshOn(engine);
  if (database === null) return null;
  const register = registerOf(database, testDirectory(), new Clock().now);
  const command = await register.contextFor({ kind: "command" });
  await holding(command, [aSubcontractor({ criticality: "critical", ...given })]);
  const as = async (name: string, ...roles: Role[]): Promise<Context> => {
    const added = await addAccount(command, { name, email: `${name}@example.dk`, password: "fyrretyve grønne æbler", roles });
    if (!("id" in added)) throw new Error(JSON.stringify(added));
    return register.contextFor({ kind: "account", id: added.id, roles, scope: everything });
  };
  const thing = async <T>(list: "evidence" | "findings", title: string): Promise<T> => {
    const things: readonly { title: string | null }[] = (await findFacts(command, key))?.[list] ?? [];
    return things.find((one) => one.title === title) as T;
  };
  return { database, command, as, thing };
}
type Opened = NonNullable<Awaited<ReturnType<typeof opened>>>;

const on =
  (engine: Engine, given: Partial<Subcontractor>, work: (at: Opened) => Promise<void>) =>
  async (task: { skip: (why: string) => void }) => {
    const at = await opened(engine, given);
    if (at === null) return task.skip("PostgreSQL could not be started");
    try {
      await work(at);
    } finally {
      await at.database.close();
    }
  };

const { key: _key, ...report } = anEvidence({ kind: "pentest", title: "Report", review: "pending", reviewedOn: null });
const codes = (result: Awaited<ReturnType<typeof saveFact>>) =>
  result.outcome === "refused" ? result.refusals.map(({ path, code }) => `${path} ${code}`) : result.outcome;

describe.each<Engine>(["sqlite", "postgres"])("separation of duties on %s", (engine) => {
  test(
    "who records evidence of a critical subcontractor does not accept it",
    on(engine, {}, async ({ as, command, thing }) => {
      const [mette, bo] = [await as("mette", "compliance"), await as("bo", "compliance")];
      expect(codes(await saveFact(mette, key, "evidence", null, { ...report, review: "accepted" }, null))).toEqual([
        "$.review duty-evidence",
      ]);
      expect(codes(await saveFact(mette, key, "evidence", null, report, null))).toBe("saved");
      const { key: made, ...recorded } = await thing<Evidence>("evidence", "Report");
      const accepted = { ...recorded, review: "accepted" };
      expect(codes(await saveFact(mette, key, "evidence", made, accepted, null, "I insist"))).toEqual(["$.review duty-evidence"]);
      expect(codes(await saveFact(mette, key, "evidence", made, { ...recorded, review: "rejected" }, null))).toBe("saved");
      expect(codes(await saveFact(bo, key, "evidence", made, accepted, null))).toBe("saved");
      const shown = await showSubcontractor(command, key, "2026-11-23");
      expect(shown?.duties.evidence[made]).toBe("kept");
      // What a file said is nobody's word.
      expect(shown?.duties.evidence["iso27001"]).toBe("unproven");
    }),
  );

  test(
    "with nobody else an administrator may, and says why; the event and the screen say so",
    on(engine, {}, async ({ database, as, command, thing }) => {
      const ada = await as("ada", "administrator", "compliance");
      await as("lone", "legal");
      const accepted = { ...report, review: "accepted" };
      expect(codes(await saveFact(ada, key, "evidence", null, accepted, null))).toEqual(["$.dutyReason duty-alone"]);
      expect(codes(await saveFact(ada, key, "evidence", null, accepted, null, "A firm of one"))).toBe("saved");
      const { key: made } = await thing<Evidence>("evidence", "Report");
      expect((await findEvent(database.reader, (await getHead(database.reader)).seq))?.reason).toBe(
        `${notSeparated}A firm of one`,
      );
      expect((await showSubcontractor(command, key, "2026-11-23"))?.duties.evidence[made]).toBe("broken");
    }),
  );

  test(
    "who is no administrator cannot depart from it even alone",
    on(engine, {}, async ({ as }) => {
      const mette = await as("mette", "compliance");
      expect(codes(await saveFact(mette, key, "evidence", null, { ...report, review: "accepted" }, null, "why not"))).toEqual([
        "$.review duty-administrator",
      ]);
    }),
  );

  test(
    "a severe finding is closed by neither its owner, its recorder nor the inspector",
    on(engine, { owner: "Ejer@example.dk", inspections: [anInspection()], findings: [] }, async ({ as, thing, command }) => {
      const [owner, inspector, recorder, other] = [
        await as("ejer", "compliance"),
        await as("inspector", "compliance"),
        await as("recorder", "compliance"),
        await as("other", "compliance"),
      ];
      const inspection = { completedOn: "2026-11-20", result: "findings" };
      expect(codes(await saveFact(inspector, key, "inspections", null, inspection, null))).toBe("saved");
      const inspected = (await findFacts(command, key))?.inspections.find(({ result }) => result === "findings")?.key ?? "";
      const { key: _f, ...finding } = aFinding({ title: "Keys", severity: "high", inspection: inspected });
      expect(codes(await saveFact(recorder, key, "findings", null, { ...finding, closedOn: "2026-11-22" }, null))).toEqual([
        "$.closedOn duty-finding",
      ]);
      expect(codes(await saveFact(recorder, key, "findings", null, finding, null))).toBe("saved");
      const { key: made, ...held } = await thing<Finding>("findings", "Keys");
      const closed = { ...held, closedOn: "2026-11-22" };
      for (const one of [owner, inspector, recorder])
        expect(codes(await saveFact(one, key, "findings", made, closed, null))).toEqual(["$.closedOn duty-finding"]);
      // Called less severe, or torn from its inspection, in the same breath it is what it was.
      expect(codes(await saveFact(owner, key, "findings", made, { ...closed, severity: "low" }, null))).toEqual([
        "$.closedOn duty-finding",
      ]);
      expect(codes(await saveFact(inspector, key, "findings", made, { ...closed, inspection: null }, null))).toEqual([
        "$.closedOn duty-finding",
      ]);
      // Whoever sees to the finding, until this very edit too, is its owner.
      expect(codes(await saveFact(recorder, key, "findings", made, { ...held, owner: "Fin@example.dk" }, null))).toBe("saved");
      const fin = await as("fin", "compliance");
      for (const owned of [closed, { ...closed, owner: null }])
        expect(codes(await saveFact(fin, key, "findings", made, owned, null))).toEqual(["$.closedOn duty-finding"]);
      expect(codes(await saveFact(other, key, "findings", made, closed, null))).toBe("saved");
      expect((await showSubcontractor(command, key, "2026-11-23"))?.duties.findings[made]).toBe("kept");
    }),
  );

  test(
    "what is less severe, or of a subcontractor that is not critical, one account does alone",
    on(engine, { criticality: "high" }, async ({ as }) => {
      const mette = await as("mette", "compliance");
      expect(codes(await saveFact(mette, key, "evidence", null, { ...report, review: "accepted" }, null))).toBe("saved");
      const { key: _f, ...finding } = aFinding({ severity: "medium", closedOn: "2026-11-22" });
      expect(codes(await saveFact(mette, key, "findings", null, finding, null))).toBe("saved");
    }),
  );
});
