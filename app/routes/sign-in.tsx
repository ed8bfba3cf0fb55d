import "~/i18n/further-texts";
import { type ActionFunctionArgs, type HeadersFunction, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { entranceOf } from "~/auth/entrance";
import { requestContextOf } from "~/auth/request-context";
import { safeRedirect } from "~/auth/safe-redirect";
import { refusedAttempt } from "~/auth/refused-attempt";
import { ErrorSummary, TextField } from "~/components/form-parts";
import { useTranslator } from "~/components/language";
import { LanguageSwitch } from "~/components/language-switch";
import { titled } from "~/components/page-meta";
import { paths } from "~/paths";
import { isAwaitingFirstAdministrator } from "~/services/account/create-first-administrator.server";
import { signIn } from "~/services/account/sign-in.server";

export const meta = titled((t) => t("signingIn.signIn.title"));

const nextOf = (request: Request) => safeRedirect(new URL(request.url).searchParams.get("next"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context, account } = requestContextOf(load);
  if (account !== null) throw redirect(nextOf(request));
  const isReset = new URL(request.url).searchParams.get("done") === "password";
  const next = nextOf(request);
  const { singleSignOn } = context.installation;
  return {
    nobodyYet: await isAwaitingFirstAdministrator(context),
    isReset,
    singleSignOn: singleSignOn === null ? null : paths.singleSignOn({ next: next === "/" ? null : next }),
  };
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const { client, cookie, token } = entranceOf(load);
  const form = await request.formData();
  const email = String(form.get("email") ?? "");
  const password = String(form.get("password") ?? "");
  const result = await signIn(requestContextOf(load).context, { email, password, client, oldToken: token });
  if ("refusal" in result) return json({ refusal: result.refusal, email }, refusedAttempt(result.refusal));
  const next = nextOf(request);
  const to = result.isComplete ? next : paths.signInCode({ next: next === "/" ? null : next });
  return redirect(to, { headers: { "Set-Cookie": cookie.issue(result.token) } });
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export default function SignIn() {
  const t = useTranslator();
  const { nobodyYet, isReset, singleSignOn } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <main className="narrow-page" id="content">
      <h1>{t("signingIn.signIn.title")}</h1>
      {nobodyYet ? <p>{t("signingIn.signIn.nobodyYet")}</p> : null}
      {isReset && refused === undefined ? <p role="status">{t("passwordReset.done")}</p> : null}
      <ErrorSummary general={refused?.refusal} />
      <Form method="post">
        <TextField
          name="email"
          type="email"
          autoComplete="username"
          label={t("signingIn.email")}
          defaultValue={refused?.email ?? ""}
        />
        <TextField name="password" type="password" autoComplete="current-password" label={t("signingIn.password")} />
        <button className="button button-primary" type="submit">
          {t("signingIn.signIn.submit")}
        </button>
      </Form>
      {singleSignOn === null ? null : (
        <p>
          <a className="button" href={singleSignOn}>
            {t("singleSignOn.signIn")}
          </a>
        </p>
      )}
      <p>
        <Link to={paths.forgottenPassword()}>{t("signingIn.signIn.forgotten")}</Link>
      </p>
      <LanguageSwitch />
    </main>
  );
}
