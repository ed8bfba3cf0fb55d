import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs, type ActionFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { ReadyPage, shownMax } from "~/components/inspection/ready-page";
import { titled } from "~/components/page-meta";
import { paths } from "~/paths";
import { sendReady, showReady } from "~/services/portal/send-ready.server";

export const meta = titled((t) => t("sending.ready.title"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { ready, canMail } = await showReady(requestContextOf(load).context);
  const sendable = ready.filter(({ to }) => to !== null);
  const sent = Number(new URL(request.url).searchParams.get("sent") ?? 0);
  return json({
    shown: sendable.slice(0, shownMax),
    count: sendable.length,
    without: ready.length - sendable.length,
    canMail,
    sent,
  });
}

export async function action({ context: load }: ActionFunctionArgs) {
  return redirect(paths.sendReady({ sent: String(await sendReady(requestContextOf(load).context)) }));
}

export default function Page() {
  return <ReadyPage {...useLoaderData<typeof loader>()} />;
}
