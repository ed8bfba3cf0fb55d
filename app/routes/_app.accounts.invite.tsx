import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { entranceOf } from "~/auth/entrance";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf } from "~/auth/request-context";
import { ErrorSummary, FieldError, TextField } from "~/components/form-parts";
import { useLanguage, useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { isRole, roles as allRoles } from "~/domain/permissions/role";
import type { Refusal } from "~/domain/refusal";
import { languages } from "~/i18n/translator";
import { paths } from "~/paths";
import { inviteAccount } from "~/services/account/invite-account.server";

export const meta = titled((t) => t("invitation.inviteTitle"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  if (entranceOf(load).method !== "POST") requireRecentProof(load, request);
  return { hasMail: requestContextOf(load).context.installation.mail !== null };
}

interface Answer {
  invited: { email: string; link: string | null } | null;
  typed: { email: string; roles: string[] };
  refusals: { email?: Refusal; roles?: Refusal };
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  requireRecentProof(load, request);
  const { context } = requestContextOf(load);
  const form = await request.formData();
  const email = String(form.get("email") ?? "");
  const roles = form.getAll("roles").map(String).filter(isRole);
  const language = languages.find((known) => known === form.get("language")) ?? "da";
  const result = await inviteAccount(context, { email, roles, language });
  if ("refusals" in result)
    return json<Answer>({ invited: null, typed: { email, roles }, refusals: result.refusals }, { status: 422 });
  return json<Answer>({ invited: { email, link: result.link }, typed: { email: "", roles: [] }, refusals: {} });
}

function Invited({ email, link }: { email: string; link: string | null }) {
  const t = useTranslator();
  return (
    <section className="card" role="status">
      <h2>{t("invitation.invited", { email })}</h2>
      {link === null ? (
        <p>{t("invitation.mailed")}</p>
      ) : (
        <>
          <p>{t("invitation.linkOnce")}</p>
          <p>
            <code className="secret">{link}</code>
          </p>
        </>
      )}
    </section>
  );
}

function InviteForm({ typed, refusals }: Pick<Answer, "typed" | "refusals">) {
  const t = useTranslator();
  const language = useLanguage();
  return (
    // A whole page each time: a link that is shown once is not to be fetched again.
    <Form method="post" reloadDocument>
      <TextField
        name="email"
        type="email"
        autoComplete="off"
        label={t("signingIn.email")}
        defaultValue={typed.email}
        refusal={refusals.email}
      />
      <fieldset className="field" id="roles" aria-describedby={refusals.roles ? "roles-error" : undefined}>
        <legend>{t("invitation.roles")}</legend>
        <FieldError name="roles" refusal={refusals.roles} />
        {allRoles.map((role) => (
          <div className="choice" key={role}>
            <input id={`role-${role}`} type="checkbox" name="roles" value={role} defaultChecked={typed.roles.includes(role)} />
            <label htmlFor={`role-${role}`}>{t(`access.role.${role}`)}</label>
          </div>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor="language">{t("invitation.language")}</label>
        <select id="language" name="language" defaultValue={language}>
          {languages.map((known) => (
            <option key={known} value={known} lang={known}>
              {t(`settings.languages.${known}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="page-actions">
        <button className="button button-primary" type="submit">
          {t("invitation.send")}
        </button>
        <Link className="button" to={paths.accounts()}>
          {t("ownAccount.cancel")}
        </Link>
      </div>
    </Form>
  );
}

export default function InviteAccount() {
  const t = useTranslator();
  const { hasMail } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="narrow-page">
      <h1>{t("invitation.inviteTitle")}</h1>
      <p>{hasMail ? t("invitation.byMail") : t("invitation.withoutMail")}</p>
      {answer?.invited ? <Invited {...answer.invited} /> : null}
      <ErrorSummary refusals={answer?.refusals ?? {}} />
      <InviteForm typed={answer?.typed ?? { email: "", roles: [] }} refusals={answer?.refusals ?? {}} />
    </div>
  );
}
