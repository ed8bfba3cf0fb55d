import "~/i18n/further-texts";
import { type ActionFunctionArgs, type HeadersFunction, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData } from "@remix-run/react";
import { entranceOf } from "~/auth/entrance";
import { refusedAttempt } from "~/auth/refused-attempt";
import { requestContextOf } from "~/auth/request-context";
import { safeRedirect } from "~/auth/safe-redirect";
import { CodeField } from "~/components/code-field";
import { ErrorSummary } from "~/components/form-parts";
import { useTranslator } from "~/components/language";
import { LanguageSwitch } from "~/components/language-switch";
import { titled } from "~/components/page-meta";
import { paths } from "~/paths";
import { completeSignIn, isAwaitingCode } from "~/services/account/sign-in.server";

export const meta = titled((t) => t("signingIn.code.title"));

const nextOf = (request: Request) => safeRedirect(new URL(request.url).searchParams.get("next"));

/** The second step of signing in, for the browser whose first step was right. */
export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context, account } = requestContextOf(load);
  const { token, method } = entranceOf(load);
  if (account !== null) throw redirect(nextOf(request));
  if (method !== "POST" && (token === null || !(await isAwaitingCode(context, token)))) throw redirect(paths.signIn());
  return null;
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const { client, cookie, token } = entranceOf(load);
  const code = String((await request.formData()).get("code") ?? "");
  const result =
    token === null
      ? { refusal: { code: "sign-in-expired" } }
      : await completeSignIn(requestContextOf(load).context, { token, code, client });
  if ("refusal" in result) return json({ refusal: result.refusal }, refusedAttempt(result.refusal));
  return redirect(nextOf(request), { headers: { "Set-Cookie": cookie.issue(result.token) } });
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export default function SignInCode() {
  const t = useTranslator();
  const refused = useActionData<typeof action>();
  return (
    <main className="narrow-page" id="content">
      <h1>{t("signingIn.code.title")}</h1>
      <p>{t("signingIn.code.intro")}</p>
      <ErrorSummary general={refused?.refusal} />
      <Form method="post">
        <CodeField hint={t("signingIn.code.hint")} />
        <button className="button button-primary" type="submit">
          {t("signingIn.signIn.submit")}
        </button>
      </Form>
      <p>
        <Link to={paths.signIn()}>{t("signingIn.code.again")}</Link>
      </p>
      <LanguageSwitch />
    </main>
  );
}
