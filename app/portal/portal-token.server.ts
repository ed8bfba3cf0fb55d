import { hashOfToken } from "../auth/token.server";
import type { Secrets } from "../auth/secrets.server";
import { paths } from "../paths";

/** The token of an invitation to the portal: made from its id whenever it is needed, so that neither queue nor database holds it. */
const tokenOf = (secrets: Secrets, id: string) => secrets.sign("portal link", id);

/** What the database knows the invitation's token by. */
export const portalHashOf = (secrets: Secrets, id: string) => hashOfToken(tokenOf(secrets, id));

/** The link as it is mailed. */
export const portalLinkOf = ({ secrets, publicUrl }: { secrets: Secrets; publicUrl: string }, id: string) =>
  `${publicUrl}${paths.portal({ token: tokenOf(secrets, id) })}`;

const codeDigits = 8;

/** The code as it is mailed and typed in: eight digits, each number as likely as the next to within 10^-11. */
export function portalCodeOf(secrets: Secrets, id: string): string {
  const number = Buffer.from(secrets.sign("portal code", id), "base64url").readBigUInt64BE();
  return String(number % 10n ** BigInt(codeDigits)).padStart(codeDigits, "0");
}
