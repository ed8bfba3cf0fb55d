import { spawnSync } from "node:child_process";
import { accessSync, constants, statfsSync, statSync } from "node:fs";
import { sql } from "kysely";
import { sqlitePragmas } from "#db/dialect/sqlite.server";
import type { Database } from "#db/schema";
import { type Config, ConfigError, readConfig } from "../../app/config.server";
import { blobStoreOf, openRegister, type Register } from "../../app/context.server";
import { clamdScanner } from "../../app/storage/clamd.server";
import { checkStoredFlags } from "../../app/services/flags/check-stored-flags.server";
import { readArguments } from "./arguments";

export const usage = "doctor";

/** What was found, and what to do where it is not as it should be. */
interface Finding {
  name: string;
  fact: string;
  remedy: string | null;
}

const nodeMin = [20, 19] as const;
const freeBytesMin = 1024 ** 3;
const openFilesMin = 1024;

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const recent = major > nodeMin[0] || (major === nodeMin[0] && minor >= nodeMin[1]);
  return { name: "Node", fact: process.versions.node, remedy: recent ? null : `Install Node ${nodeMin.join(".")} or later.` };
}

async function checkSqlite({ reader, writer }: Database): Promise<{ fact: string; remedy: string | null }> {
  const wrong: string[] = [];
  for (const [name, expected] of Object.entries(sqlitePragmas)) {
    for (const connection of [reader, writer]) {
      const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(connection);
      const value = Object.values(rows[0] ?? {})[0];
      if (value !== expected) wrong.push(`${name} is ${String(value)} instead of ${expected}`);
    }
  }
  const { rows } = await sql.raw<Record<string, unknown>>("pragma quick_check(1)").execute(reader);
  const sound = Object.values(rows[0] ?? {})[0];
  if (sound !== "ok")
    return { fact: String(sound), remedy: "The register file is damaged. Stop the server and restore the latest backup." };
  const remedy =
    wrong.length === 0 ? null : `${wrong.join("; ")}. Start with this version's own program, not another SQLite library.`;
  return { fact: "SQLite, sound, writes are flushed to disk before they are acknowledged", remedy };
}

async function checkPostgres({ writer }: Database): Promise<{ fact: string; remedy: string | null }> {
  const { rows } = await sql<{ server_version: string }>`show server_version`.execute(writer);
  const settings = await sql<{ fsync: string; commit: string }>`
    select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`.execute(writer);
  const { fsync, commit } = settings.rows[0] ?? { fsync: "off", commit: "off" };
  const safe = fsync === "on" && commit !== "off";
  return {
    fact: `PostgreSQL ${rows[0]?.server_version ?? "?"}, fsync ${fsync}, synchronous_commit ${commit}`,
    remedy: safe
      ? null
      : "Set fsync = on and synchronous_commit = on in postgresql.conf: a power cut would lose acknowledged changes.",
  };
}

async function checkDatabase(register: Register | Error): Promise<Finding> {
  const name = "Database";
  if (register instanceof Error) {
    const cause = register.cause instanceof Error ? ` (${register.cause.message})` : "";
    return { name, fact: `${register.message}${cause}`, remedy: "Check DATABASE_URL or the data directory and its permissions." };
  }
  const { database } = register;
  return { name, ...(await (database.engine === "sqlite" ? checkSqlite(database) : checkPostgres(database))) };
}

async function checkFlags(register: Register | Error): Promise<Finding> {
  const name = "Stored flags";
  if (register instanceof Error) return { name, fact: "not checked", remedy: "Mend the database first." };
  const { checked, wrong, due } = await checkStoredFlags(await register.contextFor({ kind: "command" }));
  const fact = `${checked} subcontractors, ${wrong.length} differ from a pure evaluation, ${due} to be judged when asked for`;
  if (wrong.length === 0) return { name, fact, remedy: null };
  return {
    name,
    fact: `${fact}: ${wrong.slice(0, 5).join(", ")}`,
    remedy: "Run: tilsyn sweep --all. If they differ again, report it with the version.",
  };
}

function checkDirectory({ dataDirectory }: Config): Finding {
  const name = "Data directory";
  try {
    accessSync(dataDirectory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return {
      name,
      fact: `${dataDirectory} cannot be written`,
      remedy: "Give it to the user that runs Tilsyn, or set TILSYN_DATA.",
    };
  }
  const { bavail, bsize } = statfsSync(dataDirectory);
  const free = bavail * bsize;
  const fact = `${dataDirectory}, ${(free / 1024 ** 3).toFixed(1)} GiB free`;
  if (free < freeBytesMin)
    return { name, fact, remedy: "Less than 1 GiB is free. Make room or move the data directory (TILSYN_DATA)." };
  const shared = process.platform !== "win32" && (statSync(dataDirectory).mode & 0o077) !== 0;
  return { name, fact, remedy: shared ? `Others on this machine may look into it. Run: chmod 700 ${dataDirectory}` : null };
}

function checkPublicUrl(config: Config | ConfigError): Finding {
  const name = "Public URL and settings";
  if (config instanceof ConfigError) return { name, fact: "cannot be used", remedy: config.message };
  const { publicUrl, secure, trustedProxies } = config;
  if (!secure) return { name, fact: `${publicUrl}, for this machine alone`, remedy: null };
  const remedy =
    "Set TILSYN_TRUSTED_PROXIES to the proxy's address: attempts to sign in are otherwise counted as if all came from one place.";
  return { name, fact: publicUrl, remedy: trustedProxies.length === 0 ? remedy : null };
}

async function checkDocuments(config: Config | ConfigError): Promise<Finding> {
  const name = "Documents";
  if (config instanceof ConfigError) return { name, fact: "not checked", remedy: "Mend the settings first." };
  const { documentBucket: bucket, dataDirectory } = config;
  const where = bucket === null ? `in ${dataDirectory}` : `in the bucket ${bucket.bucket} at ${bucket.endpoint}`;
  try {
    await blobStoreOf(config).check();
    return { name, fact: `kept ${where}, can be written and read`, remedy: null };
  } catch (error) {
    return { name, fact: `cannot be kept ${where}`, remedy: problem(error).message };
  }
}

async function checkScanner(config: Config | ConfigError): Promise<Finding> {
  const name = "Virus scanner";
  if (config instanceof ConfigError) return { name, fact: "not checked", remedy: "Mend the settings first." };
  if (config.scanner === null) return { name, fact: "none: uploads are kept unexamined", remedy: null };
  try {
    await clamdScanner(config.scanner).check();
    return { name, fact: "clamd answers; no upload is kept that it did not find clean", remedy: null };
  } catch (error) {
    return { name, fact: "clamd does not answer: every upload is refused", remedy: problem(error).message };
  }
}

/** Files from outside are read in a child process under `prlimit`; each connection and file takes a descriptor. */
function checkLimits(): Finding {
  const name = "Platform limits";
  if (process.platform !== "linux") return { name, fact: `${process.platform}: memory limits are Node's own`, remedy: null };
  const { status, stdout } = spawnSync("prlimit", ["--nofile", "--raw", "--noheadings", "--output", "SOFT"], {
    encoding: "utf8",
  });
  if (status !== 0)
    return {
      name,
      fact: "prlimit is missing",
      remedy: "Install util-linux, so that files from outside are read under a memory limit.",
    };
  const files = stdout.trim() === "unlimited" ? Number.POSITIVE_INFINITY : Number(stdout.trim());
  const remedy =
    files >= openFilesMin
      ? null
      : `Raise the limit of open files to ${openFilesMin} or more (ulimit -n, LimitNOFILE in systemd).`;
  return { name, fact: `prlimit present, ${stdout.trim()} open files`, remedy };
}

const problem = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));

function configOrProblem(): Config | ConfigError {
  try {
    return readConfig();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

/** Eight looks at the installation; each that fails names its remedy. */
export async function run(args: string[]): Promise<number> {
  readArguments(args, {}, []);
  const config = configOrProblem();
  const register =
    config instanceof ConfigError ? new Error("the settings cannot be used") : await openRegister(config).catch(problem);
  try {
    const findings = [
      checkNode(),
      await checkDatabase(register),
      await checkFlags(register),
      config instanceof ConfigError
        ? { name: "Data directory", fact: "not checked", remedy: "Mend the settings first." }
        : checkDirectory(config),
      await checkDocuments(config),
      await checkScanner(config),
      checkPublicUrl(config),
      checkLimits(),
    ];
    for (const { name, fact, remedy } of findings) {
      process.stdout.write(`${remedy === null ? "ok  " : "FAIL"}  ${name}: ${fact}\n`);
      if (remedy !== null) process.stderr.write(`      ${name}: ${remedy}\n`);
    }
    return findings.every(({ remedy }) => remedy === null) ? 0 : 1;
  } finally {
    if (!(register instanceof Error)) await register.close();
  }
}
