import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requestContextOf, requireAccount } from "~/auth/request-context";
import { paths } from "~/paths";
import { makeFeed } from "~/services/reminder/own-reminders.server";

export async function action({ context: load }: ActionFunctionArgs) {
  await makeFeed(requestContextOf(load).context, requireAccount(load).id);
  return redirect(paths.ownReminders());
}
