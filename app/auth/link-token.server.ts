import { paths } from "../paths";
import type { Secrets } from "./secrets.server";
import { hashOfToken } from "./token.server";

/** The token of a link: made from its id whenever it is needed, so that neither queue nor database holds it. */
const tokenOf = (secrets: Secrets, id: string) => secrets.sign("account link", id);

/** What the database knows the link's token by. */
export const linkHashOf = (secrets: Secrets, id: string) => hashOfToken(tokenOf(secrets, id));

/** The link as it is sent or shown. */
export function linkUrlOf(
  { secrets, publicUrl }: { secrets: Secrets; publicUrl: string },
  { id, purpose }: { id: string; purpose: "invitation" | "reset" },
): string {
  const token = tokenOf(secrets, id);
  return `${publicUrl}${purpose === "invitation" ? paths.invitation({ token }) : paths.resetPassword({ token })}`;
}
