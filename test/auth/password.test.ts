import { expect, test } from "vitest";
import { inTurn } from "../../app/auth/password.server";

test("two hashes at a time, the others in the order in which they came, whatever becomes of one", async () => {
  const log: string[] = [];
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const all = Array.from({ length: 6 }, (_, n) =>
    inTurn(async () => {
      running += 1;
      most = Math.max(most, running);
      log.push(`begins ${n}`);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
      if (n === 1) throw new Error("refused");
    }).catch(() => log.push("fails")),
  );
  while (ends.length > 0) {
    ends.shift()?.();
    await new Promise(setImmediate);
  }
  await Promise.all(all);
  expect(most).toBe(2);
  expect(log.filter((line) => line !== "fails")).toEqual([0, 1, 2, 3, 4, 5].map((n) => `begins ${n}`));
  expect(log).toContain("fails");
});
