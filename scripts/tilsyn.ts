interface Command {
  /** `name ARGUMENTS`; further lines are further ways to call it. */
  usage: string;
  /** @returns the exit code: 0 done, 1 refused or a check failed */
  run(args: string[]): Promise<number>;
}

/** Each command is a file of its own and loads what it needs: a quick one need not wait for the others' libraries. */
const commands: Record<string, () => Promise<Command>> = import.meta.glob<Command>([
  "./commands/*.ts",
  "!./commands/arguments.ts",
]);

const indented = (usage: string) =>
  usage
    .split("\n")
    .map((line) => `  tilsyn ${line}`)
    .join("\n");

async function help(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  return ["Usage:", ...all.map(({ usage }) => indented(usage))].join("\n");
}

/** Faults whose message says what to do come without the place in the code where they were found. */
async function exitCodeOf(error: unknown, usage: string): Promise<number> {
  const { Refused, WrongUse } = await import("./commands/arguments");
  const { ConfigError } = await import("~/config.server");
  if (error instanceof WrongUse) {
    process.stderr.write(`${error.message}\nUsage:\n${indented(usage)}\n`);
    return 2;
  }
  if (error instanceof Refused || error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else console.error(error);
  return 1;
}

async function main([name = "", ...args]: string[]): Promise<number> {
  if (["help", "--help", "-h"].includes(name)) {
    process.stdout.write(`${await help()}\n`);
    return 0;
  }
  const load = /^[a-z][a-z-]*$/.test(name) ? commands[`./commands/${name}.ts`] : undefined;
  if (load === undefined) {
    process.stderr.write(`${name === "" ? "Say which command." : `There is no command "${name}".`}\n${await help()}\n`);
    return 2;
  }
  const { usage, run } = await load();
  return run(args).catch((error: unknown) => exitCodeOf(error, usage));
}

process.exitCode = await main(process.argv.slice(2));
