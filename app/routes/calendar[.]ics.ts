import type { LoaderFunctionArgs } from "@remix-run/node";
import { requestContextOf } from "~/auth/request-context";
import { readFeed } from "~/services/reminder/own-reminders.server";

/** The feed that a calendar reads again and again; the token in its address is all that it shows. */
export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const text = await readFeed(requestContextOf(load).context, new URL(request.url).searchParams.get("token") ?? "");
  if (text === null) throw new Response(null, { status: 404 });
  return new Response(text, { headers: { "Content-Type": "text/calendar; charset=utf-8" } });
}
