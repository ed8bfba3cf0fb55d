import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { entranceOf } from "~/auth/entrance";
import { requestContextOf } from "~/auth/request-context";
import { linkBrowserCookieFor } from "~/auth/session-cookie";
import { sendPack } from "~/components/pack/send-pack";
import { paths } from "~/paths";
import { openShared } from "~/services/pack/open-shared.server";

/** Gives the pack for the code that was mailed. */
export async function action({ request, context: load }: ActionFunctionArgs) {
  const form = await request.formData();
  const token = String(form.get("token") ?? "");
  const browser = linkBrowserCookieFor(entranceOf(load).secure).read(request.headers.get("Cookie"));
  const opened = await openShared(requestContextOf(load).context, token, browser, String(form.get("code") ?? ""));
  return typeof opened === "string" ? redirect(paths.sharedPack({ token, said: opened })) : sendPack(opened);
}
