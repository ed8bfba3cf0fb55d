import "~/i18n/further-texts";
import { type ActionFunctionArgs, type HeadersFunction, json, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData } from "@remix-run/react";
import { entranceOf } from "~/auth/entrance";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf, requireAccount } from "~/auth/request-context";
import { flowCookieFor } from "~/auth/session-cookie";
import { beginFlow } from "~/auth/single-sign-on.server";
import { ErrorSummary } from "~/components/form-parts";
import { useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import type { Refusal } from "~/domain/refusal";
import { paths } from "~/paths";

export const meta = titled((t) => t("singleSignOn.bindTitle"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  if (requestContextOf(load).context.installation.singleSignOn === null) throw new Response(null, { status: 404 });
  if (entranceOf(load).method !== "POST") requireRecentProof(load, request);
  return null;
}

interface Answer {
  to: string | null;
  refusal: Refusal | null;
}

/** The page that follows leads to the provider by a link: a form may not be sent on to another site. */
export async function action({ request, context: load }: ActionFunctionArgs) {
  const { installation, now } = requestContextOf(load).context;
  const { singleSignOn } = installation;
  if (singleSignOn === null) throw new Response(null, { status: 404 });
  requireRecentProof(load, request);
  try {
    const errand = { kind: "bind" as const, accountId: requireAccount(load).id };
    const { to, kept } = await beginFlow({ ...installation, singleSignOn }, errand, now());
    const headers = { "Set-Cookie": flowCookieFor(entranceOf(load).secure).issue(kept) };
    return json<Answer>({ to, refusal: null }, { headers });
  } catch {
    return json<Answer>({ to: null, refusal: { code: "single-sign-on-unreachable" } }, { status: 502 });
  }
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export default function BindSingleSignOn() {
  const t = useTranslator();
  const answer = useActionData<typeof action>();
  return (
    <div className="narrow-page">
      <h1>{t("singleSignOn.bindTitle")}</h1>
      <p>{answer?.to ? t("singleSignOn.goOnText") : t("singleSignOn.bindText")}</p>
      <ErrorSummary {...(answer?.refusal && { general: answer.refusal })} />
      <Form method="post" reloadDocument>
        <div className="page-actions">
          {answer?.to ? (
            <a className="button button-primary" href={answer.to}>
              {t("singleSignOn.goOn")}
            </a>
          ) : (
            <button className="button button-primary" type="submit">
              {t("singleSignOn.bind")}
            </button>
          )}
          <Link className="button" to={paths.account()}>
            {t("ownAccount.cancel")}
          </Link>
        </div>
      </Form>
    </div>
  );
}
