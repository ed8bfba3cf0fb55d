import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData } from "@remix-run/react";
import { entranceOf } from "~/auth/entrance";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf, requireAccount } from "~/auth/request-context";
import { ErrorSummary } from "~/components/form-parts";
import { useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { paths } from "~/paths";
import { unbindIdentity } from "~/services/account/single-sign-on.server";

export const meta = titled((t) => t("singleSignOn.unbindTitle"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  if (entranceOf(load).method !== "POST") requireRecentProof(load, request);
  return null;
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  requireRecentProof(load, request);
  const refusal = await unbindIdentity(requestContextOf(load).context, requireAccount(load).id);
  return refusal === null ? redirect(paths.account({ saved: "single-sign-on-removed" })) : json({ refusal }, { status: 422 });
}

export default function UnbindSingleSignOn() {
  const t = useTranslator();
  const answer = useActionData<typeof action>();
  return (
    <div className="narrow-page">
      <h1>{t("singleSignOn.unbindTitle")}</h1>
      <p>{t("singleSignOn.unbindText")}</p>
      <ErrorSummary {...(answer?.refusal && { general: answer.refusal })} />
      <Form method="post">
        <div className="page-actions">
          <button className="button button-danger" type="submit">
            {t("singleSignOn.unbind")}
          </button>
          <Link className="button" to={paths.account()}>
            {t("ownAccount.cancel")}
          </Link>
        </div>
      </Form>
    </div>
  );
}
