import "~/i18n/further-texts";
import { type ActionFunctionArgs, type HeadersFunction, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { entranceOf, needsSecondFactor, requireSession } from "~/auth/entrance";
import { qrOf } from "~/auth/qr.server";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf, requireAccount } from "~/auth/request-context";
import { beginSetUp, resumeSetUp, type SetUp } from "~/auth/second-factor.server";
import { CodeField } from "~/components/code-field";
import { ErrorSummary } from "~/components/form-parts";
import { useTranslator } from "~/components/language";
import { LanguageSwitch } from "~/components/language-switch";
import { titled } from "~/components/page-meta";
import { RecoveryCodes } from "~/components/recovery-codes";
import type { Refusal } from "~/domain/refusal";
import { paths } from "~/paths";
import { setSecondFactor } from "~/services/account/set-second-factor.server";

export const meta = titled((t) => t("ownAccount.setUp.title"));

const shown = ({ sealed, base32, uri }: SetUp) => ({
  sealed,
  secret: (base32.match(/.{1,4}/g) ?? []).join(" "),
  qr: qrOf(uri),
});

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context } = requestContextOf(load);
  const entrance = entranceOf(load);
  if (entrance.method === "POST") return { setUp: null, isRequired: false };
  if (requireSession(load).hasSecondFactor) throw redirect(paths.account());
  requireRecentProof(load, request);
  const setUp = beginSetUp(context.installation.secrets, requireAccount(load), context.now());
  return { setUp: shown(setUp), isRequired: needsSecondFactor(entrance) };
}

interface Answer {
  setUp: ReturnType<typeof shown> | null;
  codes: string[] | null;
  refusal: Refusal | null;
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  requireRecentProof(load, request);
  const { context } = requestContextOf(load);
  const { secrets } = context.installation;
  const account = requireAccount(load);
  const form = await request.formData();
  const setUp = resumeSetUp(secrets, account, String(form.get("sealed") ?? ""), context.now());
  if (setUp === null) {
    const again = shown(beginSetUp(secrets, account, context.now()));
    return json<Answer>({ setUp: again, codes: null, refusal: { code: "set-up-expired" } }, { status: 422 });
  }
  const owner = { accountId: account.id, sessionId: requireSession(load).id };
  const result = await setSecondFactor(context, owner, setUp, String(form.get("code") ?? ""));
  if ("refusal" in result) return json<Answer>({ setUp: shown(setUp), codes: null, refusal: result.refusal }, { status: 422 });
  const headers = { "Set-Cookie": entranceOf(load).cookie.issue(result.token) };
  return json<Answer>({ setUp: null, codes: result.codes, refusal: null }, { headers });
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

function SetUpForm({ setUp, refusal }: { setUp: ReturnType<typeof shown>; refusal: Refusal | null }) {
  const t = useTranslator();
  return (
    // A whole page each time: what the answer shows is shown once and is not to be fetched again.
    <Form method="post" reloadDocument>
      <input type="hidden" name="sealed" value={setUp.sealed} />
      <ol className="steps">
        <li>{t("ownAccount.setUp.getApp")}</li>
        <li>
          <p>{t("ownAccount.setUp.scan")}</p>
          <svg
            className="qr"
            viewBox={`0 0 ${setUp.qr.size} ${setUp.qr.size}`}
            role="img"
            aria-label={t("ownAccount.setUp.qr")}
            shapeRendering="crispEdges"
          >
            <rect width={setUp.qr.size} height={setUp.qr.size} fill="#fff" />
            <path d={setUp.qr.path} fill="#000" />
          </svg>
          <p>{t("ownAccount.setUp.secret")}</p>
          <p>
            <code className="secret">{setUp.secret}</code>
          </p>
        </li>
        <li>
          <CodeField digitsOnly hint={t("ownAccount.setUp.codeHint")} {...(refusal && { refusal })} />
        </li>
      </ol>
      <button className="button button-primary" type="submit">
        {t("ownAccount.setUp.submit")}
      </button>
    </Form>
  );
}

export default function SecondFactor() {
  const t = useTranslator();
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const setUp = answer?.setUp ?? loaded.setUp;
  if (answer?.codes) {
    return (
      <main className="narrow-page" id="content">
        <h1>{t("ownAccount.setUp.doneTitle")}</h1>
        <p role="status">{t("ownAccount.setUp.done")}</p>
        <RecoveryCodes codes={answer.codes} />
        <p>
          <Link className="button button-primary" to={paths.overview()}>
            {t("ownAccount.setUp.goOn")}
          </Link>
        </p>
      </main>
    );
  }
  return (
    <main className="narrow-page" id="content">
      <h1>{t("ownAccount.setUp.title")}</h1>
      <p>{loaded.isRequired ? t("ownAccount.setUp.required") : t("ownAccount.setUp.intro")}</p>
      <ErrorSummary {...(answer?.refusal && { refusals: { code: answer.refusal } })} />
      {setUp ? <SetUpForm setUp={setUp} refusal={answer?.refusal ?? null} /> : null}
      <div className="page-actions">
        {loaded.isRequired ? null : (
          <Link className="button" to={paths.account()}>
            {t("ownAccount.back")}
          </Link>
        )}
        <Form method="post" action={paths.signOut()} reloadDocument>
          <button className="button" type="submit">
            {t("signingIn.signOut")}
          </button>
        </Form>
      </div>
      <LanguageSwitch />
    </main>
  );
}
