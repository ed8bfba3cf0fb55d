import { paths } from "../paths";
import { mailedCodeOf } from "./mailed-code.server";
import type { Secrets } from "./secrets.server";
import { hashOfToken } from "./token.server";

/** The token of a link to a pack: made from its id whenever it is needed, so that neither queue nor database holds it. */
const tokenOf = (secrets: Secrets, id: string) => secrets.sign("pack link", id);

/** What the database knows the link's token by. */
export const packLinkHashOf = (secrets: Secrets, id: string) => hashOfToken(tokenOf(secrets, id));

/** The link as it is mailed. */
export const packLinkOf = ({ secrets, publicUrl }: { secrets: Secrets; publicUrl: string }, id: string) =>
  `${publicUrl}${paths.sharedPack({ token: tokenOf(secrets, id) })}`;

/** The page of a pack, for whoever has an account. */
export const packPageOf = ({ publicUrl }: { publicUrl: string }, packId: string) => `${publicUrl}${paths.pack(packId)}`;

/** The code as it is mailed and typed in. */
export const packCodeOf = (secrets: Secrets, id: string) => mailedCodeOf(secrets, "pack code", id);
