import type { TestProject } from "vitest/node";
import { startPostgres } from "./engines-server";

/** One PostgreSQL for the whole run; each test makes a database of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  try {
    const server = await startPostgres(process.env.TEST_DATABASE_URL);
    project.provide("postgresUrl", server.url);
    return server.stop;
  } catch (error) {
    process.stdout.write(`PostgreSQL could not be started: ${error instanceof Error ? error.message : String(error)}\n`);
    project.provide("postgresUrl", null);
    return async () => {};
  }
}
