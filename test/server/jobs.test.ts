import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { jobsOf } from "../../app/server/jobs.server";

/** Says when it runs; asked to end, it takes its time and leaves a mark, or does not listen. */
const program = `
import { writeFileSync } from "node:fs";
const [folder, kind] = process.argv.slice(2);
process.on("SIGTERM", () => {
  if (kind === "deaf") return;
  setTimeout(() => { writeFileSync(folder + "/ended-" + kind, ""); process.exit(0); }, 150);
});
writeFileSync(folder + "/runs-" + kind, String(process.pid));
setInterval(() => {}, 1000);
`;

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test("whoever stops waits until every job has ended, also one that does not listen, and none begins any more", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tilsyn-jobs-"));
  const file = join(folder, "program.mjs");
  writeFileSync(file, program);
  const jobs = jobsOf(file, 500);
  jobs.start([folder, "kind"]);
  jobs.start([folder, "deaf"]);
  await expect.poll(() => existsSync(join(folder, "runs-kind")) && existsSync(join(folder, "runs-deaf"))).toBe(true);
  const pid = Number(readFileSync(join(folder, "runs-deaf"), "utf8"));
  const stopped = jobs.stop();
  jobs.start([folder, "late"]);
  await stopped;
  expect(existsSync(join(folder, "ended-kind"))).toBe(true);
  expect(isAlive(pid)).toBe(false);
  expect(existsSync(join(folder, "runs-late"))).toBe(false);
  rmSync(folder, { recursive: true });
});
