import { expect, test } from "vitest";
import { connectSqliteMemory } from "../../db/connect.server";
import { migrate } from "../../db/migrate.server";
import { getOrganisation, setOrganisation } from "../../db/queries/organisation.server";
import type { Organisation } from "../../app/domain/portfolio";

/** A server migrates with the connection that it then works with; tests otherwise begin with a copy of what was migrated. */
test("the connection that migrated sees the columns that came with it", async () => {
  const database = connectSqliteMemory();
  try {
    await migrate(database);
    const organisation: Organisation = {
      name: "Nordvang",
      promise: "EU",
      timeZone: "Europe/Copenhagen",
      customerTerms: {
        breachHours: 48,
        noticeDays: null,
        auditRight: null,
        deletionDays: null,
        countries: null,
        thirdCountries: null,
        annexSections: null,
      },
    };
    await database.writer.transaction().execute(async (trx) => {
      await setOrganisation(trx, organisation);
      expect(await getOrganisation(trx)).toEqual(organisation);
    });
  } finally {
    await database.close();
  }
});
