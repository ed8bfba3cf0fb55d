import { listStoredAfter } from "../../../db/queries/facts.server";
import { getOrganisation } from "../../../db/queries/organisation.server";
import { listStandings } from "../../../db/queries/standing.server";
import type { Standing, StandingContent } from "../../domain/standing";
import { standingOf } from "../../domain/standing";
import type { Context } from "../context";

const batch = 500;

export interface StoredFlagsCheck {
  checked: number;
  /** Keys whose stored judgement differs from a pure evaluation of their facts. */
  wrong: string[];
  /** Those whose stored judgement does not cover today; it is made anew when asked for. */
  due: number;
}

/** Deadlines are left out: how far ahead they reach depends on the day the span was made. */
const comparable = ({ flags, inScope, promises, sites }: StandingContent, ownLight: Standing["ownLight"]) =>
  JSON.stringify([flags, inScope, promises, sites, ownLight]);

/** Whether what is stored says the same as judging every subcontractor now. Reads only. */
export async function checkStoredFlags({ database: { reader }, today }: Context): Promise<StoredFlagsCheck> {
  const { promise } = await getOrganisation(reader);
  const result: StoredFlagsCheck = { checked: 0, wrong: [], due: 0 };
  for (let after = ""; ; ) {
    const stored = await listStoredAfter(reader, after, batch);
    const standings = await listStandings(
      reader,
      stored.map(({ id }) => id),
    );
    for (const { id, facts } of stored) {
      result.checked++;
      const standing = standings.get(id);
      if (standing === undefined || standing.ownFrom > today || standing.ownUntil <= today) {
        result.due++;
        continue;
      }
      const pure = standingOf(facts, today, promise);
      const content = JSON.parse(standing.content) as StandingContent;
      if (comparable(content, standing.ownLight) !== comparable(pure.content, pure.ownLight)) result.wrong.push(facts.key);
    }
    const last = stored.at(-1);
    if (last === undefined) return result;
    after = last.id;
  }
}
