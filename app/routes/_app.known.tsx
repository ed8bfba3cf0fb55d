import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs, type MetaFunction, redirectDocument } from "@remix-run/node";
import { Form, useLoaderData, useLocation } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { safeRedirect } from "~/auth/safe-redirect";
import { ErrorSummary } from "~/components/form-parts";
import { useLanguage, useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { TextField } from "~/components/ui/field";
import { PageTitle } from "~/components/ui/page";
import type { Refusal } from "~/domain/refusal";
import { type RefusalInWords, refusalText } from "~/i18n/refusal";
import { paths } from "~/paths";
import { findKnown } from "~/services/known/find-known.server";

interface Data {
  at: string;
  refusal: Refusal | null;
  making: boolean;
}

/** While it is made, the browser asks again every second, with scripts or without. */
export const meta: MetaFunction<typeof loader> = (args) => [
  ...(titled((t) => t("known.title"))(args) ?? []),
  ...(args.data?.making ? [{ httpEquiv: "refresh", content: "1" }] : []),
];

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context, startJob } = requestContextOf(load);
  const { searchParams } = new URL(request.url);
  const at = (searchParams.get("at") ?? "").trim();
  if (at === "") return json<Data>({ at, refusal: null, making: false });
  const known = await findKnown(context, at);
  if ("refusal" in known) return json<Data>({ at, refusal: known.refusal, making: false }, { status: 400 });
  if (known.isThere) throw redirectDocument(paths.knownAt(at, safeRedirect(searchParams.get("next"))));
  startJob(["make-known", String(known.seq)]);
  return json<Data>({ at, refusal: null, making: true });
}

function Making() {
  const t = useTranslator();
  const { pathname, search } = useLocation();
  return (
    <>
      <PageTitle lede={t("known.makingText")}>{t("known.making")}</PageTitle>
      <div className="stack">
        <progress className="progress" aria-label={t("known.making")} />
        <p>
          <a className="button" href={`${pathname}${search}`}>
            {t("known.reload")}
          </a>
        </p>
      </div>
    </>
  );
}

export default function KnownRoute() {
  const t = useTranslator();
  const language = useLanguage();
  const { at, refusal, making } = useLoaderData<typeof loader>() as Data;
  if (making) return <Making />;
  const error = refusal === null ? undefined : refusalText(refusal as RefusalInWords, language);
  return (
    <>
      <PageTitle lede={t("known.lede")}>{t("known.title")}</PageTitle>
      {refusal === null ? null : <ErrorSummary refusals={{ at: refusal }} />}
      <Form className="stack narrow-page" method="get" reloadDocument>
        <TextField
          id="at"
          name="at"
          label={t("known.at")}
          hint={t("known.atHint")}
          defaultValue={at}
          {...(error === undefined ? {} : { error })}
        />
        <p>
          <button className="button button-primary" type="submit">
            {t("known.show")}
          </button>
        </p>
      </Form>
    </>
  );
}
