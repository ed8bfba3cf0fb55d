import "~/i18n/further-texts";
import { type ActionFunctionArgs, type HeadersFunction, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { passwordLengthMin } from "~/auth/password-length";
import { entranceOf, requireSession } from "~/auth/entrance";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf, requireAccount } from "~/auth/request-context";
import { ErrorSummary, TextField } from "~/components/form-parts";
import { useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { paths } from "~/paths";
import { changePassword } from "~/services/account/change-password.server";

export const meta = titled((t) => t("ownAccount.password.title"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  if (entranceOf(load).method !== "POST") requireRecentProof(load, request);
  return { min: passwordLengthMin };
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  requireRecentProof(load, request);
  const { client, cookie } = entranceOf(load);
  const form = await request.formData();
  const owner = { accountId: requireAccount(load).id, sessionId: requireSession(load).id };
  const change = { current: String(form.get("current") ?? ""), chosen: String(form.get("chosen") ?? ""), client };
  const result = await changePassword(requestContextOf(load).context, owner, change);
  if ("refusals" in result) return json({ refusals: result.refusals }, { status: 422 });
  return redirect(paths.account({ saved: "password" }), { headers: { "Set-Cookie": cookie.issue(result.token) } });
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export default function Password() {
  const t = useTranslator();
  const { min } = useLoaderData<typeof loader>();
  const refusals = useActionData<typeof action>()?.refusals ?? {};
  return (
    <div className="narrow-page">
      <h1>{t("ownAccount.password.title")}</h1>
      <p>{t("ownAccount.password.intro")}</p>
      <ErrorSummary refusals={refusals} />
      <Form method="post">
        <TextField
          name="current"
          type="password"
          autoComplete="current-password"
          label={t("ownAccount.password.current")}
          refusal={refusals.current}
        />
        <TextField
          name="chosen"
          type="password"
          autoComplete="new-password"
          label={t("ownAccount.password.chosen")}
          hint={t("signingIn.first.passwordHint", { min })}
          refusal={refusals.chosen}
        />
        <div className="page-actions">
          <button className="button button-primary" type="submit">
            {t("ownAccount.password.submit")}
          </button>
          <Link className="button" to={paths.account()}>
            {t("ownAccount.cancel")}
          </Link>
        </div>
      </Form>
    </div>
  );
}
