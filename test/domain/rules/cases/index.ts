import type { Rule } from "../../../../app/domain/flag";
import { agreementTables } from "./agreements";
import type { Case } from "./case";
import { evidenceTables } from "./evidence";
import { exitTables } from "./exit";
import { inspectionTables } from "./inspections";
import { locationTables } from "./locations";
import { statusTables } from "./status";
import { waiverTables } from "./waivers";

export const tables: Record<Rule, readonly Case[]> = {
  ...statusTables,
  ...agreementTables,
  ...locationTables,
  ...evidenceTables,
  ...inspectionTables,
  ...exitTables,
  ...waiverTables,
};
