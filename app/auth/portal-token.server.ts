import type { Language } from "../i18n/language";
import { paths } from "../paths";
import { mailedCodeOf } from "./mailed-code.server";
import type { Secrets } from "./secrets.server";
import { hashOfToken } from "./token.server";

/** The token of an invitation: made from its id whenever it is needed, so that neither queue nor database holds it. */
const tokenOf = (secrets: Secrets, id: string) => secrets.sign("portal link", id);

/** What the database knows the link's token by. */
export const portalLinkHashOf = (secrets: Secrets, id: string) => hashOfToken(tokenOf(secrets, id));

/** The link as it is mailed: the same, however often it is. */
export const portalLinkOf = (
  { secrets, publicUrl }: { secrets: Secrets; publicUrl: string },
  { id, language }: { id: string; language: Language },
) => `${publicUrl}${paths.portal({ token: tokenOf(secrets, id), language })}`;

/** The code as it is mailed and typed in. */
export const portalCodeOf = (secrets: Secrets, id: string) => mailedCodeOf(secrets, "portal code", id);

/** The page of a case, for whoever has an account. */
export const casePageOf = ({ publicUrl }: { publicUrl: string }, caseId: string) => `${publicUrl}${paths.inspection(caseId)}`;
