import { hash, verify } from "@node-rs/argon2";

/** Argon2id, the library's default, at 64 MiB and three passes (RFC 9106, section 4). It runs on the thread pool. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };

/**
 * So many at a time. The thread pool has four threads, which files and look-ups of names need as well, and each hash takes
 * 64 MiB; the others wait their turn without holding anything up.
 */
const atOnceMax = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** Runs the work when its turn comes. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnceMax) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    // Whoever waits takes over the place.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

/** One password typed on two keyboards may arrive as different code points. */
const normalised = (password: string) => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(normalised(password), cost));

let nobody: Promise<string> | null = null;

/** Takes as long where there is no hash to compare with, so that the time tells nobody which accounts exist. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword("nobody's password");
  const known = passwordHash ?? (await nobody);
  const matches = await inTurn(() => verify(known, normalised(password)));
  return passwordHash !== null && matches;
}

/** Makes the comparison hash ahead of the first sign-in, whose time would otherwise tell. */
export const warmPasswords = () => isPassword(null, "");
