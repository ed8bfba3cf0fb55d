import "~/i18n/further-texts";
import { type ActionFunctionArgs, type HeadersFunction, json, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { entranceOf } from "~/auth/entrance";
import { refusedAttempt } from "~/auth/refused-attempt";
import { requestContextOf } from "~/auth/request-context";
import { ErrorSummary, TextField } from "~/components/form-parts";
import { useTranslator } from "~/components/language";
import { LanguageSwitch } from "~/components/language-switch";
import { titled } from "~/components/page-meta";
import type { Refusal } from "~/domain/refusal";
import { paths } from "~/paths";
import { requestReset } from "~/services/account/reset-password.server";

export const meta = titled((t) => t("passwordReset.forgottenTitle"));

export const loader = ({ context: load }: LoaderFunctionArgs) => ({
  hasMail: requestContextOf(load).context.installation.mail !== null,
});

interface Answer {
  done: boolean;
  refusal: Refusal | null;
}

/** Answers the same whether or not anybody has the address. */
export async function action({ request, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  if (context.installation.mail === null) return json<Answer>({ done: false, refusal: null }, { status: 404 });
  const email = String((await request.formData()).get("email") ?? "");
  const result = await requestReset(context, { email, client: entranceOf(load).client, language });
  if ("done" in result) return json<Answer>({ done: true, refusal: null });
  return json<Answer>({ done: false, refusal: result.refusal }, refusedAttempt(result.refusal));
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export default function ForgottenPassword() {
  const t = useTranslator();
  const { hasMail } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <main className="narrow-page" id="content">
      <h1>{t("passwordReset.forgottenTitle")}</h1>
      {hasMail ? null : <p>{t("passwordReset.noMail")}</p>}
      {answer?.done ? <p role="status">{t("passwordReset.sent")}</p> : null}
      <ErrorSummary {...(answer?.refusal && { general: answer.refusal })} />
      {hasMail && !answer?.done ? (
        <Form method="post">
          <p>{t("passwordReset.intro")}</p>
          <TextField name="email" type="email" autoComplete="username" label={t("signingIn.email")} />
          <button className="button button-primary" type="submit">
            {t("passwordReset.send")}
          </button>
        </Form>
      ) : null}
      <p>
        <Link to={paths.signIn()}>{t("passwordReset.back")}</Link>
      </p>
      <LanguageSwitch />
    </main>
  );
}
