import type { ServerBuild } from "@remix-run/node";
import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { warmPasswords } from "~/auth/password.server";
import { type Config, readConfig, runAsProduction } from "~/config.server";
import { openRegister, type Register } from "~/context.server";
import { paths } from "~/paths";
import { regularJobs, sweep } from "~/jobs/regular-jobs.server";
import { sendMails } from "~/jobs/send-mails.server";
import { mailSenderFor } from "~/mail/sender.server";
import { type Jobs, jobsOf } from "~/server/jobs.server";
import { type Listening, listen } from "~/server/listen.server";
import { createLog, logConsole } from "~/server/log.server";
import { type PackMakers, packMakers } from "~/server/pack-makers.server";
import { createWebApp } from "~/server/web-app.server";
import { inviteFirstAdministrator } from "~/services/account/invite-first-administrator.server";
import { readWaiting } from "~/services/document/read-content.server";
import { loadDemo } from "~/services/demo/load-demo.server";
import { runDue } from "~/services/job/run-due.server";
import { openDueCases } from "~/services/inspection/open-due-cases.server";
import { makeCheckpoint } from "~/services/history/make-checkpoint.server";
import { readArguments, Refused } from "./arguments";

export const usage = "serve";

const minute = 60_000;

const print = (line: string) => void process.stdout.write(`${line}\n`);

/** `build/`, in which the compiled command line lies beside the web app. */
const built = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

async function loadBuild(): Promise<ServerBuild> {
  const file = built("server/index.js");
  if (!existsSync(file)) throw new Refused("The web app is not built. Run: npm run build");
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as ServerBuild;
}

async function prepare(register: Register, config: Config, jobs: Jobs): Promise<void> {
  const context = await register.contextFor({ kind: "system" });
  if (config.demo && (await loadDemo(context))) print("The demo is loaded: a made-up organisation to look around in.");
  await sweep(context, jobs.start);
  await openDueCases(context);
  await makeCheckpoint(context);
  await warmPasswords();
}

async function announce(register: Register, { publicUrl, port, secure }: Config): Promise<void> {
  const token = await inviteFirstAdministrator(await register.contextFor({ kind: "system" }));
  print(`Tilsyn is running. Sign in: ${publicUrl}${paths.signIn()}`);
  if (secure) print(`It listens on port ${port} for the proxy that holds the certificate.`);
  if (token !== null)
    print(
      `Nobody can sign in yet. Create the first administrator within 24 hours:\n${publicUrl}${paths.firstAdministrator(token)}`,
    );
}

function startFailure(error: unknown, port: number): unknown {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "EADDRINUSE") return new Refused(`Port ${port} is taken. Stop what uses it, or set PORT to another number.`);
  if (code === "EACCES") return new Refused(`Port ${port} may not be used by this user. Set PORT to a number above 1023.`);
  return error;
}

const stopped = () =>
  new Promise<void>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => resolve());
  });

const mailMs = 5_000;
const readingMs = 1_000;

/** Does it again and again, one turn at a time. @returns stops it, once the turn under way is over */
function again(ms: number, work: () => Promise<void>): () => Promise<void> {
  let turn: Promise<void> | null = null;
  const timer = setInterval(() => {
    turn ??= work().finally(() => {
      turn = null;
    });
  }, ms);
  return async () => {
    clearInterval(timer);
    await turn;
  };
}

/** Sends waiting mail every few seconds; nothing where there is no mail server. */
function sendingMail(register: Register): () => Promise<void> {
  const { mail } = register.installation;
  if (mail === null) return async () => {};
  const sender = mailSenderFor(mail);
  return again(mailMs, async () => {
    try {
      await sendMails(await register.contextFor({ kind: "system" }), sender);
    } catch (error) {
      console.error("The waiting mail could not be looked through.", error);
    }
  });
}

/** Reads what was uploaded. */
async function readDocuments(register: Register): Promise<void> {
  try {
    await readWaiting(await register.contextFor({ kind: "system" }));
  } catch (error) {
    console.error("The uploaded documents could not be looked through.", error);
  }
}

/** Makes the packs that somebody asked for. */
async function makePacks(makers: PackMakers): Promise<void> {
  try {
    await makers.turn();
  } catch (error) {
    console.error("The packs that were asked for could not be looked through.", error);
  }
}

/** Does what has its turn; of several processes on one register one does it. */
async function doRegularly(register: Register, jobs: Jobs): Promise<void> {
  try {
    await runDue(await register.contextFor({ kind: "system" }), regularJobs(jobs.start));
  } catch (error) {
    console.error("What is done regularly could not be looked through.", error);
  }
}

/** Runs the web app until it is told to stop. */
export async function run(args: string[]): Promise<number> {
  readArguments(args, {}, []);
  runAsProduction();
  const config = readConfig();
  const stop = stopped();
  const register = await openRegister(config);
  const jobs = jobsOf(built("programs/tilsyn.js"));
  const makers = packMakers(register, built("programs/tilsyn.js"));
  let listening: Listening | null = null;
  let stopTurns: (() => Promise<void>)[] = [];
  try {
    const build = await loadBuild();
    await prepare(register, config, jobs);
    const log = createLog();
    logConsole(log);
    const app = createWebApp({ build, clientDirectory: built("client"), register, startJob: jobs.start, config, log });
    // Plain http is for this machine alone.
    listening = await listen(app, config.port, config.secure ? undefined : "127.0.0.1").catch((error: unknown) => {
      throw startFailure(error, config.port);
    });
    await announce(register, config);
    stopTurns = [
      again(minute, () => doRegularly(register, jobs)),
      sendingMail(register),
      again(readingMs, () => readDocuments(register)),
      again(readingMs, () => makePacks(makers)),
    ];
    await stop;
  } finally {
    // Whoever asks gets an answer first; what would write is over before the register is closed.
    await Promise.all([listening?.stop(), jobs.stop(), makers.stop(), ...stopTurns.map((stopTurn) => stopTurn())]);
    await register.close();
  }
  print("Tilsyn has stopped.");
  return 0;
}
