import "~/i18n/further-texts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link } from "@remix-run/react";
import { entranceOf, requireSession } from "~/auth/entrance";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf, requireAccount } from "~/auth/request-context";
import { useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { paths } from "~/paths";
import { removeSecondFactor } from "~/services/account/set-second-factor.server";

export const meta = titled((t) => t("ownAccount.removal.title"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  if (!requireSession(load).hasSecondFactor) throw redirect(paths.account());
  if (entranceOf(load).method !== "POST") requireRecentProof(load, request);
  return null;
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  requireRecentProof(load, request);
  const owner = { accountId: requireAccount(load).id, sessionId: requireSession(load).id };
  await removeSecondFactor(requestContextOf(load).context, owner);
  return redirect(paths.account({ saved: "second-factor-removed" }));
}

export default function RemoveSecondFactor() {
  const t = useTranslator();
  return (
    <div className="narrow-page">
      <h1>{t("ownAccount.removal.title")}</h1>
      <p>{t("ownAccount.removal.text")}</p>
      <Form method="post">
        <div className="page-actions">
          <button className="button button-danger" type="submit">
            {t("ownAccount.removal.submit")}
          </button>
          <Link className="button" to={paths.account()}>
            {t("ownAccount.cancel")}
          </Link>
        </div>
      </Form>
    </div>
  );
}
