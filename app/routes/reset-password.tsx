import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { passwordLengthMin } from "~/auth/password-length";
import { requestContextOf } from "~/auth/request-context";
import { DeadLink } from "~/components/dead-link";
import { ErrorSummary, TextField } from "~/components/form-parts";
import { useTranslator } from "~/components/language";
import { LanguageSwitch } from "~/components/language-switch";
import { titled } from "~/components/page-meta";
import type { Refusal } from "~/domain/refusal";
import { paths } from "~/paths";
import { mayResetPassword, resetPassword } from "~/services/account/reset-password.server";

export const meta = titled((t) => t("passwordReset.title"));

const tokenIn = (request: Request) => new URL(request.url).searchParams.get("token") ?? "";

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const valid = await mayResetPassword(requestContextOf(load).context, tokenIn(request));
  return json({ valid, min: passwordLengthMin }, { status: valid ? 200 : 410 });
}

interface Refused {
  refusals: { password?: Refusal };
  refusal: Refusal | null;
}

/** Signs nobody in: the second factor, where there is one, is asked for at the sign-in that follows. */
export async function action({ request, context: load }: ActionFunctionArgs) {
  const password = String((await request.formData()).get("password") ?? "");
  const result = await resetPassword(requestContextOf(load).context, tokenIn(request), password);
  if ("done" in result) return redirect(paths.signIn({ done: "password" }));
  if ("refusal" in result) return json<Refused>({ refusals: {}, refusal: result.refusal }, { status: 410 });
  return json<Refused>({ refusals: result.refusals, refusal: null }, { status: 422 });
}

export default function ResetPassword() {
  const t = useTranslator();
  const { valid, min } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (!valid) return <DeadLink text={t("passwordReset.invalid")} />;
  return (
    <main className="narrow-page" id="content">
      <h1>{t("passwordReset.title")}</h1>
      <p>{t("passwordReset.choose")}</p>
      <ErrorSummary refusals={refused?.refusals ?? {}} {...(refused?.refusal && { general: refused.refusal })} />
      <Form method="post">
        <TextField
          name="password"
          type="password"
          autoComplete="new-password"
          label={t("ownAccount.password.chosen")}
          hint={t("signingIn.first.passwordHint", { min })}
          refusal={refused?.refusals.password}
        />
        <button className="button button-primary" type="submit">
          {t("passwordReset.submit")}
        </button>
      </Form>
      <LanguageSwitch />
    </main>
  );
}
