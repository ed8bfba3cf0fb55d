import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf } from "~/auth/request-context";
import { ErrorSummary, TextField } from "~/components/form-parts";
import { useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { Breadcrumbs, EmptyState, PageTitle } from "~/components/ui/page";
import type { Refusal } from "~/domain/refusal";
import { paths } from "~/paths";
import { erasePersonal, findPersonal } from "~/services/history/erase-personal.server";

export const meta = titled((t) => t("erasure.title"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const words = (searchParams.get("q") ?? "").trim();
  const erased = Number(searchParams.get("erased") ?? "0");
  const found = await findPersonal(requestContextOf(load).context, words);
  return json({ words, found, erased: Number.isSafeInteger(erased) && erased > 0 ? erased : 0 });
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const form = await request.formData();
  const words = String(form.get("words") ?? "");
  requireRecentProof(load, request, paths.eraseHistory({ q: words }));
  if (String(form.get("typed") ?? "").trim() !== words.trim()) {
    const refusal: Refusal = { code: "confirmation-wrong", params: { value: words } };
    return json({ refusal }, { status: 422 });
  }
  const result = await erasePersonal(requestContextOf(load).context, words);
  return "refusal" in result ? json(result, { status: 422 }) : redirect(paths.eraseHistory({ erased: result.erased }));
}

function Found({ words }: { words: string }) {
  const t = useTranslator();
  const { found } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <h2 className="section-title">{t("erasure.found", { count: found.count })}</h2>
      <ul className="rows">
        {found.values.map(({ commitment, eventSeq, text }) => (
          <li key={commitment}>
            {text} <span className="muted">· {t("history.number", { seq: String(eventSeq) })}</span>
          </li>
        ))}
      </ul>
      <Form method="post" reloadDocument>
        <input type="hidden" name="words" value={words} />
        <p>{t("erasure.warning")}</p>
        <TextField name="typed" autoComplete="off" label={t("erasure.typed")} hint={words} refusal={refused?.refusal} />
        <div className="form-actions">
          <button className="button button-danger" type="submit">
            {t("erasure.erase", { count: found.count })}
          </button>
          <Link className="button button-quiet" to={paths.history()}>
            {t("factForms.cancel")}
          </Link>
        </div>
      </Form>
    </>
  );
}

export default function EraseRoute() {
  const t = useTranslator();
  const { words, found, erased } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="narrow-page">
      <Breadcrumbs label={t("factForms.breadcrumbs")} crumbs={[{ to: paths.history(), label: t("history.title") }]} />
      <PageTitle lede={t("erasure.lede")}>{t("erasure.title")}</PageTitle>
      <ErrorSummary refusals={{ typed: refused?.refusal }} />
      {erased === 0 ? null : <p className="notice">{t("erasure.done", { count: erased })}</p>}
      <Form method="get" reloadDocument>
        <TextField name="q" autoComplete="off" label={t("erasure.words")} hint={t("erasure.wordsHint")} defaultValue={words} />
        <div className="form-actions">
          <button className="button" type="submit">
            {t("erasure.find")}
          </button>
        </div>
      </Form>
      {words === "" ? null : found.count === 0 ? (
        <EmptyState title={t("erasure.noneTitle")}>{t("erasure.noneText")}</EmptyState>
      ) : (
        <Found words={words} />
      )}
    </div>
  );
}
