import { describe, expect, test } from "vitest";
import { registerOf } from "../../app/context.server";
import type { Role } from "../../app/domain/permissions/role";
import { everything } from "../../app/domain/permissions/scope";
import { addAccount } from "../../app/services/account/add-account.server";
import { type Context, NotPermitted } from "../../app/services/context";
import { findFacts } from "../../app/services/subcontractor/find-facts.server";
import { showSubcontractor } from "../../app/services/subcontractor/show-subcontractor.server";
import { approveProposal, refuseProposal, withdrawProposal } from "../../app/services/waiver/decide-proposal.server";
import { proposeWaiver } from "../../app/services/waiver/propose-waiver.server";
import type { Engine } from "../../db/schema";
import { holding } from "../support/call-route";
import { freshOn } from "../support/engines";
import { aSubcontractor, aWaiver } from "../support/facts";
import { Clock, testDirectory } from "../support/register";

const key = "nordhavn";
const { approvedBy: _by, ...input } = aWaiver({ rule: "contract-missing", reason: "The copy is on its way." });

async function opened(engine: Engine, waivers = [] as ReturnType<typeof aWaiver>[]) {
  const database = await freshOn(engine);
  if (database === null) return null;
  const register = registerOf(database, testDirectory(), new Clock().now);
  const command = await register.contextFor({ kind: "command" });
  await holding(command, [aSubcontractor({ agreements: [], waivers })]);
  const as = async (name: string, ...roles: Role[]): Promise<Context> => {
    const added = await addAccount(command, { name, email: `${name}@example.dk`, password: "fyrretyve grønne æbler", roles });
    if (!("id" in added)) throw new Error(JSON.stringify(added));
    return register.contextFor({ kind: "account", id: added.id, roles, scope: everything });
  };
  const shown = async (by = command) => {
    const found = await showSubcontractor(by, key, "2026-11-23");
    if (found === null) throw new Error("gone");
    return found;
  };
  const waived = async () => (await shown()).flags.filter((flag) => flag.waived).map(({ rule }) => rule);
  const waiting = async (by = command) => (await shown(by)).proposals.open;
  const held = async () => (await findFacts(command, key))?.waivers ?? [];
  return { database, command, as, shown, waived, waiting, held };
}
type Opened = NonNullable<Awaited<ReturnType<typeof opened>>>;

const on =
  (engine: Engine, work: (at: Opened) => Promise<void>, waivers?: ReturnType<typeof aWaiver>[]) =>
  async (task: { skip: (why: string) => void }) => {
    const at = await opened(engine, waivers);
    if (at === null) return task.skip("PostgreSQL could not be started");
    try {
      await work(at);
    } finally {
      await at.database.close();
    }
  };

const said = (result: Awaited<ReturnType<typeof approveProposal>>) =>
  result.outcome === "refused" ? result.refusals.map(({ code }) => code) : result.outcome;

describe.each<Engine>(["sqlite", "postgres"])("exceptions on %s", (engine) => {
  test(
    "count once another account approves them, in its name",
    on(engine, async ({ as, shown, waived, waiting, held, database }) => {
      const [lawyer, mette, bo] = [await as("lawyer", "legal"), await as("mette", "compliance"), await as("bo", "compliance")];
      expect(said(await proposeWaiver(mette, key, null, { ...input, approvedBy: "Somebody Grand" }))).toBe("saved");
      expect([await waived(), await held()]).toEqual([[], []]);
      const [proposal] = await waiting(mette);
      expect(proposal).toMatchObject({ proposedBy: "mette", isOwn: true, rule: "contract-missing" });
      const id = proposal?.id ?? "";
      expect(said(await approveProposal(mette, key, id, "I insist"))).toEqual(["duty-waiver"]);
      await expect(approveProposal(lawyer, key, id, "")).rejects.toThrow(NotPermitted);
      const both = await Promise.all([approveProposal(bo, key, id, ""), approveProposal(bo, key, id, "")]);
      expect(both.map(said).sort()).toEqual(["not-found", "saved"]);
      expect([await waived(), await waiting()]).toEqual([["contract-missing"], []]);
      expect((await held()).map(({ approvedBy }) => approvedBy)).toEqual(["bo"]);
      expect((await shown()).proposals.waivers).toEqual(["kept"]);
      const events = await database.reader.selectFrom("event").select(["action", "subject"]).orderBy("seq").execute();
      expect(events.slice(-2)).toEqual([
        { action: "created", subject: "waiverProposal" },
        { action: "created", subject: "waivers" },
      ]);
    }),
  );

  test(
    "are refused with a reason, and withdrawn by their proposer alone",
    on(engine, async ({ as, waiting, held }) => {
      const [lawyer, bo] = [await as("lawyer", "legal"), await as("bo", "compliance")];
      for (let n = 0; n < 2; n++) expect(said(await proposeWaiver(lawyer, key, null, input))).toBe("saved");
      const [first, second] = await waiting();
      expect(said(await refuseProposal(bo, key, first?.id ?? "", " "))).toEqual(["reason-required"]);
      expect(said(await refuseProposal(bo, key, first?.id ?? "", "Not enough"))).toBe("saved");
      expect(said(await withdrawProposal(bo, key, second?.id ?? ""))).toBe("not-found");
      expect(said(await withdrawProposal(lawyer, key, second?.id ?? ""))).toBe("saved");
      expect(said(await approveProposal(bo, key, second?.id ?? "", ""))).toBe("not-found");
      expect([await waiting(), await held()]).toEqual([[], []]);
    }),
  );

  test(
    "are approved by an administrator alone, with a reason, where nobody else could; the screen says so",
    on(engine, async ({ as, shown, waiting }) => {
      const ada = await as("ada", "administrator", "compliance");
      expect(said(await proposeWaiver(ada, key, null, input))).toBe("saved");
      const id = (await waiting())[0]?.id ?? "";
      expect(said(await approveProposal(ada, key, id, ""))).toEqual(["duty-alone"]);
      expect(said(await approveProposal(ada, key, id, "A firm of one"))).toBe("saved");
      expect((await shown()).proposals.waivers).toEqual(["broken"]);
    }),
  );

  test(
    "from a file stand as given, unproven; a change of one takes its place once approved",
    on(
      engine,
      async ({ as, shown, waiting, held }) => {
        const [mette, bo] = [await as("mette", "compliance"), await as("bo", "compliance")];
        expect((await shown()).proposals.waivers).toEqual(["unproven"]);
        expect(said(await proposeWaiver(mette, key, 0, { ...input, until: "2026-11-30" }))).toBe("saved");
        expect((await held()).map(({ until }) => until)).toEqual(["2026-12-31"]);
        expect(said(await approveProposal(bo, key, (await waiting())[0]?.id ?? "", ""))).toBe("saved");
        expect((await held()).map(({ until, approvedBy }) => [until, approvedBy])).toEqual([["2026-11-30", "bo"]]);
      },
      [aWaiver()],
    ),
  );
});
