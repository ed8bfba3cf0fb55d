import { Secret, TOTP } from "otpauth";
import type { Web } from "./web";

/** An app on somebody's phone. */
export class Authenticator {
  private readonly totp: TOTP;

  constructor(
    base32: string,
    private readonly now: () => Date,
  ) {
    this.totp = new TOTP({ secret: Secret.fromBase32(base32) });
  }

  /** The code of this time step, or of one so many steps away. */
  code(steps = 0): string {
    return this.totp.generate({ timestamp: this.now().getTime() + steps * 30_000 });
  }
}

const attribute = (body: string, name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(body)?.[1] ?? "";
const codesIn = (body: string) => [...body.matchAll(/<code>([a-z0-9-]{27})<\/code>/g)].map((match) => match[1] ?? "");

export interface SetUpResult {
  app: Authenticator;
  codes: string[];
  cookie: string;
  secret: string;
}

/** Sets up a second factor for whoever the cookie signs in, as a browser without scripts does. */
export async function setUpFactor(web: Web, cookie: string): Promise<SetUpResult> {
  const page = await web.get("/account/second-factor", { cookie });
  const secret = (/<code class="secret">([A-Z2-7 ]+)<\/code>/.exec(page.body)?.[1] ?? "").replace(/ /g, "");
  const app = new Authenticator(secret, web.clock.now);
  const done = await web.post("/account/second-factor", { sealed: attribute(page.body, "sealed"), code: app.code() }, { cookie });
  return { app, codes: codesIn(done.body), cookie: done.cookies[0] ?? "", secret };
}

export const recoveryCodesIn = codesIn;
