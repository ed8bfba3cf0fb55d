import { hash, verify } from "@node-rs/argon2";

/** Argon2id, the library's default, at 64 MiB and three passes (RFC 9106, section 4). It runs on the thread pool. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };

/** One password typed on two keyboards may arrive as different code points. */
const normalised = (password: string) => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> => hash(normalised(password), cost);

let nobody: Promise<string> | null = null;

/** Takes as long where there is no hash to compare with, so that the time tells nobody which accounts exist. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword("nobody's password");
  const matches = await verify(passwordHash ?? (await nobody), normalised(password));
  return passwordHash !== null && matches;
}

/** Makes the comparison hash ahead of the first sign-in, whose time would otherwise tell. */
export const warmPasswords = () => isPassword(null, "");
