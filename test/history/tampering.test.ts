import { beforeAll, describe, expect, test } from "vitest";
import { verifyHistory } from "../../app/services/history/verify-history.server";
import { runs } from "../support/soak";
import { tamperings } from "./tamperings";
import { makeUntouched, problemsOf, tamperedBy, type Untouched } from "./untouched";

let untouched: Untouched;
beforeAll(async () => {
  untouched = await makeUntouched();
});

test("a register nobody tampered with is proven, against the checkpoints kept outside as well", async () => {
  const { bytes, outside } = untouched;
  expect(outside.size).toBeGreaterThanOrEqual(3);
  expect(await problemsOf(verifyHistory, bytes, outside)).toEqual([]);
});

const times = runs(6);

describe.each(tamperings)("$name", (tampering) => {
  test("is found and named", async () => {
    for (let nth = 0; nth < times; nth += 1) {
      const { bytes, isIt } = tamperedBy(tampering, untouched.bytes, nth);
      const problems = await problemsOf(verifyHistory, bytes, untouched.outside);
      expect(problems.some(isIt), `${nth}: ${JSON.stringify(problems.slice(0, 5))}`).toBe(true);
      if (tampering.outside) {
        const within = await problemsOf(verifyHistory, bytes, new Map());
        expect(within.some(({ code }) => code === "rewritten-between" || code === "tail-cut")).toBe(false);
      }
    }
  });
});
