/** `npm start`: prepares what is missing, then serves until it is told to stop. */
import { spawn } from "node:child_process";
import { ensureBuilt, ensureInstalled, program, root } from "./prepare.mjs";

ensureInstalled();
ensureBuilt();

const child = spawn(process.execPath, [program, "serve"], { cwd: root, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 1));
