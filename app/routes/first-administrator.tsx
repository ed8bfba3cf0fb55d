import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { passwordLengthMin } from "~/auth/password-length";
import { entranceOf } from "~/auth/entrance";
import { requestContextOf } from "~/auth/request-context";
import { ErrorSummary, TextField } from "~/components/form-parts";
import { useTranslator } from "~/components/language";
import { LanguageSwitch } from "~/components/language-switch";
import { titled } from "~/components/page-meta";
import type { Refusal } from "~/domain/refusal";
import { paths } from "~/paths";
import type { AccountRefusals } from "~/services/account/add-account.server";
import { createFirstAdministrator, mayCreateFirstAdministrator } from "~/services/account/create-first-administrator.server";

export const meta = titled((t) => t("signingIn.first.title"));

const tokenIn = (request: Request) => new URL(request.url).searchParams.get("token") ?? "";

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const valid = await mayCreateFirstAdministrator(requestContextOf(load).context, tokenIn(request));
  return json({ valid, min: passwordLengthMin }, { status: valid ? 200 : 410 });
}

interface Refused {
  name: string;
  email: string;
  refusals: AccountRefusals;
  refusal?: Refusal;
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const form = await request.formData();
  const field = (name: string) => String(form.get(name) ?? "");
  const input = { name: field("name"), email: field("email"), password: field("password") };
  const { client, cookie } = entranceOf(load);
  const result = await createFirstAdministrator(requestContextOf(load).context, tokenIn(request), input, client);
  if ("sessionToken" in result) {
    return redirect(paths.welcome(), { headers: { "Set-Cookie": cookie.issue(result.sessionToken) } });
  }
  const typed = { name: input.name, email: input.email };
  if ("refusal" in result) return json<Refused>({ ...typed, refusals: {}, refusal: result.refusal }, { status: 410 });
  return json<Refused>({ ...typed, refusals: result.refusals }, { status: 422 });
}

export default function FirstAdministrator() {
  const t = useTranslator();
  const { valid, min } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (!valid) {
    return (
      <main className="narrow-page" id="content">
        <h1>{t("signingIn.first.invalidTitle")}</h1>
        <p>{t("signingIn.first.invalidText")}</p>
        <p>
          <a className="button" href={paths.signIn()}>
            {t("signingIn.signIn.title")}
          </a>
        </p>
        <LanguageSwitch />
      </main>
    );
  }
  return (
    <main className="narrow-page" id="content">
      <h1>{t("signingIn.first.title")}</h1>
      <p>{t("signingIn.first.intro")}</p>
      <ErrorSummary refusals={refused?.refusals ?? {}} general={refused?.refusal} />
      <Form method="post">
        <TextField
          name="name"
          autoComplete="name"
          label={t("signingIn.name")}
          hint={t("signingIn.first.nameHint")}
          defaultValue={refused?.name ?? ""}
          refusal={refused?.refusals.name}
        />
        <TextField
          name="email"
          type="email"
          autoComplete="username"
          label={t("signingIn.email")}
          defaultValue={refused?.email ?? ""}
          refusal={refused?.refusals.email}
        />
        <TextField
          name="password"
          type="password"
          autoComplete="new-password"
          label={t("signingIn.password")}
          hint={t("signingIn.first.passwordHint", { min })}
          refusal={refused?.refusals.password}
        />
        <button className="button button-primary" type="submit">
          {t("signingIn.first.submit")}
        </button>
      </Form>
      <LanguageSwitch />
    </main>
  );
}
