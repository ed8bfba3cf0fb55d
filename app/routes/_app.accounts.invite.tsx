import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { entranceOf } from "~/auth/entrance";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf } from "~/auth/request-context";
import type { Refusals } from "~/components/form-parts";
import { emptyInvitation, type InviteForm, InvitePage } from "~/components/invite-page";
import { titled } from "~/components/page-meta";
import { languages } from "~/i18n/translator";
import { inviteAccount } from "~/services/account/invite-account.server";
import { trustOfTyped, typedTrustIn } from "~/services/account/save-trust.server";
import { listEngagers } from "~/services/subcontractor/find-engager.server";

export const meta = titled((t) => t("invitation.inviteTitle"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  if (entranceOf(load).method !== "POST") requireRecentProof(load, request);
  const { context } = requestContextOf(load);
  return json({ hasMail: context.installation.mail !== null, names: await listEngagers(context, null) });
}

interface Answer {
  invited: { email: string; link: string | null } | null;
  form: InviteForm;
  refusals: Refusals;
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  requireRecentProof(load, request);
  const { context } = requestContextOf(load);
  const form = await request.formData();
  const email = String(form.get("email") ?? "");
  const typed = typedTrustIn(form);
  const refused = (refusals: Refusals) =>
    json<Answer>({ invited: null, form: { ...typed, email, scope: [] }, refusals }, { status: 422 });
  const trust = await trustOfTyped(context, typed);
  if ("refusal" in trust) return refused({ [trust.field]: trust.refusal });
  const language = languages.find((known) => known === form.get("language")) ?? "da";
  const result = await inviteAccount(context, { ...trust, email, language });
  if ("refusals" in result) return refused(result.refusals);
  return json<Answer>({ invited: { email, link: result.link }, form: emptyInvitation, refusals: {} });
}

export default function InviteAccount() {
  const answer = useActionData<typeof action>();
  return (
    <InvitePage {...{ invited: null, form: emptyInvitation, refusals: {}, ...answer }} {...useLoaderData<typeof loader>()} />
  );
}
