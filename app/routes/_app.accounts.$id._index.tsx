import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf } from "~/auth/request-context";
import { AccountPage } from "~/components/account-page";
import type { AccountForm } from "~/components/account-trust-fields";
import type { Refusals } from "~/components/form-parts";
import { paths } from "~/paths";
import { saveTrust, showAccount, typedTrustIn } from "~/services/account/save-trust.server";
import { listEngagers } from "~/services/subcontractor/find-engager.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.account.name ?? ""} · Tilsyn` }];

export async function loader({ request, params: { id = "" }, context: load }: LoaderFunctionArgs) {
  const { context } = requestContextOf(load);
  const account = await showAccount(context, id);
  if (account === null) throw new Response(null, { status: 404 });
  const query = new URL(request.url).searchParams;
  return json({ account, saved: query.has("saved"), isLast: query.has("last"), names: await listEngagers(context, null) });
}

export async function action({ request, params: { id = "" }, context: load }: ActionFunctionArgs) {
  requireRecentProof(load, request);
  const { context } = requestContextOf(load);
  const typed = typedTrustIn(await request.formData());
  const result = await saveTrust(context, id, typed);
  if ("notFound" in result) throw new Response(null, { status: 404 });
  if ("done" in result) return redirect(`${paths.oneAccount(id)}?saved`);
  return json({ typed, refusals: { [result.field]: result.refusal } as Refusals }, { status: 422 });
}

export default function AccountRoute() {
  const { account, saved, isLast, names } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const form: AccountForm =
    refused === undefined
      ? {
          roles: account.roles,
          lastDay: account.lastDay ?? "",
          limited: account.scope !== null,
          scope: account.scope ?? [],
          more: "",
        }
      : { ...refused.typed, scope: (account.scope ?? []).filter(({ id }) => refused.typed.ids.includes(id)) };
  return (
    <AccountPage
      account={account}
      form={form}
      refusals={refused?.refusals ?? {}}
      general={isLast && refused === undefined ? { code: "last-administrator" } : undefined}
      saved={saved && refused === undefined}
      names={names}
    />
  );
}
