import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useParams } from "@remix-run/react";
import { entranceOf } from "~/auth/entrance";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf } from "~/auth/request-context";
import { useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { paths } from "~/paths";
import { offerReset } from "~/services/account/reset-password.server";

export const meta = titled((t) => t("accountEntry.reset"));

/** There is nothing to see before it is asked for. */
export function loader({ params: { id = "" }, context: load }: LoaderFunctionArgs) {
  if (entranceOf(load).method !== "POST") throw redirect(paths.oneAccount(id));
  return null;
}

/** Lets somebody choose another password, by mail or by a link that is shown this once. */
export async function action({ request, params: { id = "" }, context: load }: ActionFunctionArgs) {
  requireRecentProof(load, request, paths.oneAccount(id));
  const { context, language } = requestContextOf(load);
  const offered = await offerReset(context, id, language);
  if (offered === null) throw new Response(null, { status: 404 });
  return json(offered);
}

export default function ResetOffered() {
  const t = useTranslator();
  const { id = "" } = useParams();
  const link = useActionData<typeof action>()?.link ?? null;
  return (
    <div className="narrow-page">
      <h1>{t("accountEntry.reset")}</h1>
      <p role="status">{link === null ? t("invitation.mailed") : t("invitation.linkOnce")}</p>
      {link === null ? null : (
        <p>
          <code className="secret">{link}</code>
        </p>
      )}
      <p>
        <Link className="button" to={paths.oneAccount(id)}>
          {t("accountEntry.back")}
        </Link>
      </p>
    </div>
  );
}
