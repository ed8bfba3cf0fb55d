import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf } from "~/auth/request-context";
import { ErrorSummary, TextField } from "~/components/form-parts";
import { useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { Breadcrumbs, PageTitle } from "~/components/ui/page";
import { paths } from "~/paths";
import { findOneAccount, removeAccount } from "~/services/account/change-account.server";

export const meta = titled((t) => t("accounts.remove"));

export async function loader({ params: { id = "" }, context: load }: LoaderFunctionArgs) {
  const account = await findOneAccount(requestContextOf(load).context, id);
  if (account === null) throw new Response(null, { status: 404 });
  return { id, name: account.name, email: account.email };
}

export async function action({ request, params: { id = "" }, context: load }: ActionFunctionArgs) {
  requireRecentProof(load, request);
  const { context } = requestContextOf(load);
  const account = await findOneAccount(context, id);
  if (account === null) throw new Response(null, { status: 404 });
  const typed = (await request.formData()).get("email");
  if (typeof typed !== "string" || typed.trim().toLowerCase() !== account.email)
    return json({ refusal: { code: "confirmation-wrong", params: { value: account.email } }, field: "email" }, { status: 422 });
  const result = await removeAccount(context, id);
  if ("refusal" in result) return json({ refusal: result.refusal, field: null }, { status: 422 });
  return redirect(`${paths.accounts()}?removed`);
}

export default function RemoveAccount() {
  const t = useTranslator();
  const { id, name, email } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const ofField = refused?.field === "email" ? refused.refusal : undefined;
  return (
    <div className="narrow-page">
      <Breadcrumbs label={t("factForms.breadcrumbs")} crumbs={[{ to: paths.accounts(), label: t("accounts.title") }]} />
      <PageTitle>{t("accounts.removeTitle", { name })}</PageTitle>
      <ErrorSummary refusals={{ email: ofField }} general={refused?.field === null ? refused.refusal : undefined} />
      <p>{t("accounts.removeText")}</p>
      <Form method="post" reloadDocument>
        <TextField name="email" type="email" autoComplete="off" label={t("accounts.typeEmail")} hint={email} refusal={ofField} />
        <div className="form-actions">
          <button className="button button-danger" type="submit">
            {t("accounts.remove")}
          </button>
          <Link className="button button-quiet" to={paths.oneAccount(id)}>
            {t("factForms.cancel")}
          </Link>
        </div>
      </Form>
    </div>
  );
}
