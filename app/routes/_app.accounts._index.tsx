import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { type AccountLine, AccountsPage } from "~/components/accounts-page";
import { titled } from "~/components/page-meta";
import { listAccountLines } from "~/services/account/list-account-lines.server";
import { listInvitations } from "~/services/account/revoke-invitation.server";

export const meta = titled((t) => t("accounts.title"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context } = requestContextOf(load);
  const accounts: AccountLine[] = await listAccountLines(context);
  const { searchParams } = new URL(request.url);
  const said = (["removed", "revoked"] as const).find((done) => searchParams.has(done)) ?? null;
  return json({ accounts, invitations: await listInvitations(context), said });
}

export default function AccountsRoute() {
  return <AccountsPage {...useLoaderData<typeof loader>()} />;
}
