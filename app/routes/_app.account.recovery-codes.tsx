import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData } from "@remix-run/react";
import { entranceOf, requireSession } from "~/auth/entrance";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf, requireAccount } from "~/auth/request-context";
import { useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { RecoveryCodes } from "~/components/recovery-codes";
import { paths } from "~/paths";
import { renewRecoveryCodes } from "~/services/account/set-second-factor.server";

export const meta = titled((t) => t("ownAccount.recoveryCodes.renew"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  if (!requireSession(load).hasSecondFactor) throw redirect(paths.account());
  if (entranceOf(load).method !== "POST") requireRecentProof(load, request);
  return null;
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  requireRecentProof(load, request);
  const codes = await renewRecoveryCodes(requestContextOf(load).context, requireAccount(load).id);
  return codes === null ? redirect(paths.account()) : json({ codes });
}

export default function NewRecoveryCodes() {
  const t = useTranslator();
  const answer = useActionData<typeof action>();
  const codes = answer?.codes;
  return (
    <div className="narrow-page">
      <h1>{t("ownAccount.recoveryCodes.renew")}</h1>
      {codes === undefined ? (
        <>
          <p>{t("ownAccount.recoveryCodes.renewText")}</p>
          <Form method="post" reloadDocument>
            <div className="page-actions">
              <button className="button button-primary" type="submit">
                {t("ownAccount.recoveryCodes.renew")}
              </button>
              <Link className="button" to={paths.account()}>
                {t("ownAccount.cancel")}
              </Link>
            </div>
          </Form>
        </>
      ) : (
        <>
          <RecoveryCodes codes={codes} />
          <p>
            <Link className="button" to={paths.account()}>
              {t("ownAccount.back")}
            </Link>
          </p>
        </>
      )}
    </div>
  );
}
