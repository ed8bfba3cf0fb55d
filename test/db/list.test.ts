import { everything } from "../../app/domain/permissions/scope";
import { describe, expect, test } from "vitest";
import { importPortfolio } from "../../app/services/portfolio/import-portfolio.server";
import type { Engine } from "../../db/schema";
import {
  countSubcontractors,
  type ListSort,
  listSubcontractors,
  type SubcontractorFilter,
} from "../../db/queries/subcontractor-list.server";
import { listDeadlines, listFlags } from "../../db/queries/view.server";
import { demoPortfolio } from "../../db/seed/demo";
import { freshOn } from "../support/engines";
import { contextFor } from "../support/register";

const noFilter: SubcontractorFilter = {
  search: "",
  light: null,
  status: null,
  criticality: null,
  engagement: null,
  place: null,
};
const listSorts: ListSort[] = ["name", "light", "criticality", "status"];

describe.each<Engine>(["sqlite", "postgres"])("the list on %s", (engine) => {
  test("filters, sorts and pages agree with each other and between the engines", async (task) => {
    const [database, other] = [await freshOn(engine), await freshOn("sqlite")];
    if (database === null || other === null) return task.skip("PostgreSQL could not be started");
    try {
      const bytes = Buffer.from(JSON.stringify(demoPortfolio("2026-11-23")));
      for (const one of [database, other]) await importPortfolio(contextFor(one), [bytes], { dryRun: false, reason: "import" });
      const list = (filter: SubcontractorFilter, by: ListSort = "name", descending = false, on = database) =>
        listSubcontractors(on.reader, everything, 0, filter, { by, descending }, { limit: 1000, offset: 0 });
      const all = await list(noFilter);
      expect(all.length).toBe(await countSubcontractors(database.reader, everything, 0, noFilter));
      for (const light of ["red", "amber", "green", "grey"] as const) {
        expect(await list({ ...noFilter, light })).toEqual(all.filter((one) => one.light === light));
        expect(await countSubcontractors(database.reader, everything, 0, { ...noFilter, light })).toBe(
          all.filter((one) => one.light === light).length,
        );
      }
      for (const engagement of ["direct", "chain"] as const) {
        expect(await list({ ...noFilter, engagement })).toEqual(all.filter((one) => one.direct === (engagement === "direct")));
      }
      const name = all[3]?.name.slice(0, 5).toLowerCase() ?? "";
      expect((await list({ ...noFilter, search: name })).map(({ key }) => key)).toContain(all[3]?.key);
      // A sign that LIKE gives a meaning is looked for as it stands.
      for (const search of ["%", "_", "\\"]) expect(await list({ ...noFilter, search })).toEqual([]);
      for (const by of listSorts) {
        for (const descending of [false, true]) {
          const sorted = await list(noFilter, by, descending);
          expect([...sorted].sort((a, b) => (a.key < b.key ? -1 : 1))).toEqual([...all].sort((a, b) => (a.key < b.key ? -1 : 1)));
          expect(sorted.map(({ key }) => key)).toEqual((await list(noFilter, by, descending, other)).map(({ key }) => key));
        }
      }
      const paged = await Promise.all(
        [0, 10, 20, 30].map((offset) =>
          listSubcontractors(database.reader, everything, 0, noFilter, { by: "name", descending: false }, { limit: 10, offset }),
        ),
      );
      expect(paged.flat()).toEqual(all);

      const flags = await listFlags(database.reader, everything, 0, { severity: null, rules: null, waived: false }, 1000);
      expect(flags.map(({ flag }) => flag.subcontractor).length).toBe(
        all.flatMap(({ content }) => content.flags.filter((flag) => !flag.waived)).length,
      );
      const ranks = flags.map(({ flag }) => ["critical", "high", "medium", "low"].indexOf(flag.severity));
      expect(ranks).toEqual([...ranks].sort());
      const critical = await listFlags(
        database.reader,
        everything,
        0,
        { severity: "critical", rules: null, waived: false },
        1000,
      );
      expect(critical.map(({ flag }) => flag)).toEqual(
        flags.map(({ flag }) => flag).filter((flag) => flag.severity === "critical"),
      );

      const deadlines = await listDeadlines(database.reader, everything, 0, "2026-11-23", "2027-02-21", 1000);
      const expected = all.flatMap(({ content }) =>
        content.deadlines.filter(({ on }) => on >= "2026-11-23" && on <= "2027-02-21"),
      );
      expect(deadlines.map(({ deadline }) => deadline.on)).toEqual(expected.map(({ on }) => on).sort());
    } finally {
      await database.close();
      await other.close();
    }
  });
});
