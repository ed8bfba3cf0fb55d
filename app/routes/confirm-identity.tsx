import "~/i18n/further-texts";
import { type ActionFunctionArgs, type HeadersFunction, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { entranceOf, requireSession } from "~/auth/entrance";
import { hasRecentProof, isDownload } from "~/auth/recent-proof";
import { refusedAttempt } from "~/auth/refused-attempt";
import { requestContextOf, requireAccount } from "~/auth/request-context";
import { safeRedirect } from "~/auth/safe-redirect";
import { CodeField } from "~/components/code-field";
import { ErrorSummary, TextField } from "~/components/form-parts";
import { useTranslator } from "~/components/language";
import { LanguageSwitch } from "~/components/language-switch";
import { titled } from "~/components/page-meta";
import { paths } from "~/paths";
import { showAccount } from "~/services/account/show-account.server";
import { confirmIdentity } from "~/services/account/confirm-identity.server";

export const meta = titled((t) => t("ownAccount.confirm.title"));

const nextOf = (request: Request) => safeRedirect(new URL(request.url).searchParams.get("next"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const next = nextOf(request);
  const isProven = hasRecentProof(load);
  if (isProven && !isDownload(next) && entranceOf(load).method !== "POST") throw redirect(next);
  const { email, id } = requireAccount(load);
  const { hasPassword, singleSignOnSince } = await showAccount(requestContextOf(load).context, id);
  return {
    next,
    isProven,
    hasSecondFactor: requireSession(load).hasSecondFactor,
    email,
    hasPassword,
    singleSignOn: singleSignOnSince === null ? null : paths.singleSignOn({ for: "confirm", next }),
  };
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const { client, cookie } = entranceOf(load);
  const form = await request.formData();
  const proof = { password: String(form.get("password") ?? ""), code: String(form.get("code") ?? ""), client };
  const owner = { accountId: requireAccount(load).id, sessionId: requireSession(load).id };
  const result = await confirmIdentity(requestContextOf(load).context, owner, proof);
  if ("refusal" in result) return json({ refusal: result.refusal }, refusedAttempt(result.refusal));
  const next = nextOf(request);
  const to = isDownload(next) ? paths.confirmIdentity({ next }) : next;
  return redirect(to, { headers: { "Set-Cookie": cookie.issue(result.token) } });
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

function Download({ to }: { to: string }) {
  const t = useTranslator();
  return (
    <main className="narrow-page" id="content">
      <h1>{t("ownAccount.confirm.doneTitle")}</h1>
      <p role="status">{t("ownAccount.confirm.download")}</p>
      <div className="page-actions">
        <a className="button button-primary" href={to} download>
          {t("ownAccount.confirm.getFile")}
        </a>
        <a className="button" href={paths.overview()}>
          {t("ownAccount.confirm.overview")}
        </a>
      </div>
    </main>
  );
}

export default function ConfirmIdentity() {
  const t = useTranslator();
  const { next, isProven, hasSecondFactor, email, hasPassword, singleSignOn } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (isProven && refused === undefined) return <Download to={next} />;
  return (
    <main className="narrow-page" id="content">
      <h1>{t("ownAccount.confirm.title")}</h1>
      <p>{t("ownAccount.confirm.intro")}</p>
      <ErrorSummary general={refused?.refusal} />
      {singleSignOn === null ? null : (
        <p>
          <a className="button" href={singleSignOn}>
            {t("singleSignOn.confirm")}
          </a>
        </p>
      )}
      {hasPassword ? (
        <Form method="post">
          {/* For password managers, which fill in a password beside its name. */}
          <input type="hidden" name="email" autoComplete="username" value={email} />
          <TextField name="password" type="password" autoComplete="current-password" label={t("signingIn.password")} />
          {hasSecondFactor ? <CodeField hint={t("signingIn.code.hint")} /> : null}
          <div className="page-actions">
            <button className="button button-primary" type="submit">
              {t("ownAccount.confirm.submit")}
            </button>
            <a className="button" href={paths.overview()}>
              {t("ownAccount.cancel")}
            </a>
          </div>
        </Form>
      ) : null}
      <Form method="post" action={paths.signOut()} reloadDocument>
        <button className="button" type="submit">
          {t("signingIn.signOut")}
        </button>
      </Form>
      <LanguageSwitch />
    </main>
  );
}
