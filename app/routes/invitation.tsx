import "~/i18n/further-texts";
import { type ActionFunctionArgs, type HeadersFunction, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { passwordLengthMin } from "~/auth/password-length";
import { entranceOf } from "~/auth/entrance";
import { requestContextOf } from "~/auth/request-context";
import { ErrorSummary, TextField } from "~/components/form-parts";
import { useTranslator } from "~/components/language";
import { LanguageSwitch } from "~/components/language-switch";
import { DeadLink } from "~/components/dead-link";
import { titled } from "~/components/page-meta";
import type { Refusal } from "~/domain/refusal";
import { paths } from "~/paths";
import { acceptInvitation, findInvitation } from "~/services/account/accept-invitation.server";

export const meta = titled((t) => t("invitation.title"));

const tokenIn = (request: Request) => new URL(request.url).searchParams.get("token") ?? "";

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context } = requestContextOf(load);
  const found = await findInvitation(context, tokenIn(request));
  const hasSingleSignOn = context.installation.singleSignOn !== null;
  const singleSignOn = hasSingleSignOn ? paths.singleSignOn({ token: tokenIn(request) }) : null;
  return json({ email: found?.email ?? null, min: passwordLengthMin, singleSignOn }, { status: found === null ? 410 : 200 });
}

interface Refused {
  name: string;
  refusals: { name?: Refusal; password?: Refusal };
  refusal: Refusal | null;
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const { client, cookie } = entranceOf(load);
  const form = await request.formData();
  const field = (name: string) => String(form.get(name) ?? "");
  const input = { name: field("name"), password: field("password"), client };
  const result = await acceptInvitation(requestContextOf(load).context, tokenIn(request), input);
  if ("token" in result) return redirect(paths.overview(), { headers: { "Set-Cookie": cookie.issue(result.token) } });
  if ("refusal" in result) return json<Refused>({ name: input.name, refusals: {}, refusal: result.refusal }, { status: 410 });
  return json<Refused>({ name: input.name, refusals: result.refusals, refusal: null }, { status: 422 });
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export default function Invitation() {
  const t = useTranslator();
  const { email, min, singleSignOn } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (email === null) return <DeadLink text={t("invitation.invalid")} />;
  return (
    <main className="narrow-page" id="content">
      <h1>{t("invitation.title")}</h1>
      <p>{t("invitation.intro", { email })}</p>
      <ErrorSummary refusals={refused?.refusals ?? {}} {...(refused?.refusal && { general: refused.refusal })} />
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
      {singleSignOn === null ? null : (
        <p>
          <a className="button" href={singleSignOn}>
            {t("singleSignOn.accept")}
          </a>
        </p>
      )}
      <LanguageSwitch />
    </main>
  );
}
