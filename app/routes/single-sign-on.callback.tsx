import "~/i18n/further-texts";
import { type AppLoadContext, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { entranceOf, requireSession } from "~/auth/entrance";
import { isDownload } from "~/auth/recent-proof";
import { requestContextOf } from "~/auth/request-context";
import { flowCookieFor } from "~/auth/session-cookie";
import { type Errand, finishFlow, type Identity } from "~/auth/single-sign-on.server";
import { ErrorSummary } from "~/components/form-parts";
import { useTranslator } from "~/components/language";
import { LanguageSwitch } from "~/components/language-switch";
import { titled } from "~/components/page-meta";
import type { Refusal } from "~/domain/refusal";
import { paths } from "~/paths";
import {
  bindIdentity,
  confirmWithIdentity,
  enterWithIdentity,
  noteRefusedReturn,
} from "~/services/account/single-sign-on.server";

export const meta = titled((t) => t("singleSignOn.failedTitle"));

type Outcome = { to: string; token?: string } | { refusal: Refusal };

/** What was begun for a session ends in the same session, or not at all. */
async function settle(load: AppLoadContext, errand: Errand, identity: Identity): Promise<Outcome> {
  const { context, account } = requestContextOf(load);
  const { client, token: oldToken } = entranceOf(load);
  if (errand.kind === "bind" || errand.kind === "confirm") {
    if (account?.id !== errand.accountId) return { refusal: { code: "single-sign-on-expired" } };
    if (errand.kind === "bind") {
      const refusal = await bindIdentity(context, account.id, identity);
      return refusal === null ? { to: paths.account({ saved: "single-sign-on" }) } : { refusal };
    }
    const owner = { accountId: account.id, sessionId: requireSession(load).id };
    const result = await confirmWithIdentity(context, owner, identity);
    const to = isDownload(errand.next) ? paths.confirmIdentity({ next: errand.next }) : errand.next;
    return "token" in result ? { to, token: result.token } : result;
  }
  const result = await enterWithIdentity(context, errand, { identity, client, oldToken });
  return "token" in result ? { to: errand.kind === "sign-in" ? errand.next : paths.overview(), token: result.token } : result;
}

/** Where the provider sends the browser back to. Reads only what this browser itself began; the code is good once. */
export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { installation, now } = requestContextOf(load).context;
  const { singleSignOn } = installation;
  if (singleSignOn === null) throw new Response(null, { status: 404 });
  const { secure, cookie } = entranceOf(load);
  const flowCookie = flowCookieFor(secure);
  const headers = new Headers({ "Set-Cookie": flowCookie.clear() });
  const refuse = (code: string) => json({ refusal: { code } as Refusal }, { status: 401, headers });
  const { search, searchParams } = new URL(request.url);
  if (searchParams.get("failed") === "unreachable") return refuse("single-sign-on-unreachable");
  const kept = flowCookie.read(request.headers.get("Cookie"));
  const finished = await finishFlow({ ...installation, singleSignOn }, kept, search, now());
  if ("failure" in finished) {
    if (finished.failure === "expired") return refuse("single-sign-on-expired");
    await noteRefusedReturn(requestContextOf(load).context, entranceOf(load).client);
    console.warn(`Single sign-on was refused: ${finished.reason}.`);
    return refuse("single-sign-on-refused");
  }
  const outcome = await settle(load, finished.errand, finished.identity);
  if ("refusal" in outcome) return json({ refusal: outcome.refusal }, { status: 401, headers });
  if (outcome.token !== undefined) headers.append("Set-Cookie", cookie.issue(outcome.token));
  throw redirect(outcome.to, { headers });
}

export default function SingleSignOnFailed() {
  const t = useTranslator();
  const { refusal } = useLoaderData<typeof loader>();
  return (
    <main className="narrow-page" id="content">
      <h1>{t("singleSignOn.failedTitle")}</h1>
      <ErrorSummary general={refusal} />
      <p>
        <a className="button" href={paths.overview()}>
          {t("singleSignOn.again")}
        </a>
      </p>
      <LanguageSwitch />
    </main>
  );
}
