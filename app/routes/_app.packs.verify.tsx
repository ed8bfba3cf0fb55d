import "~/i18n/further-texts";
import { type ActionFunctionArgs, json } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { ErrorSummary } from "~/components/form-parts";
import { messageOf } from "~/components/fact-form/form-page";
import { useTranslator } from "~/components/language";
import { TypedField } from "~/components/pack/choices";
import { PackVerdictBox } from "~/components/pack-verdict";
import { titled } from "~/components/page-meta";
import { PageTitle } from "~/components/ui/page";
import type { PackOutcome } from "~/domain/dossier/pack-check";
import type { Refusal } from "~/domain/refusal";
import { packVerdictInWords, type VerdictInWords } from "~/i18n/pack-verdict";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { verifyUpload } from "~/services/pack/verify-upload.server";
import { BrokenForm, eachFile } from "~/storage/multipart.server";

export const meta = titled((t) => t("packCheck.title"));

export const loader = () => null;

interface Answer {
  verdict: { outcome: PackOutcome; words: VerdictInWords } | null;
  /** Of the key that was typed. */
  refusal: Refusal | null;
  /** Of the file, in words. */
  problem: string | null;
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const t = translatorFor(language);
  let answer: Answer = { verdict: null, refusal: null, problem: t("packCheck.none") };
  let status = 422;
  try {
    await eachFile(request, async ({ chunks, fields }) => {
      if (status === 200) return;
      const verified = await verifyUpload(context, chunks, fields.get("key") ?? "");
      if ("verdict" in verified) {
        const { verdict } = verified;
        status = 200;
        answer = {
          verdict: { outcome: verdict.outcome, words: packVerdictInWords(verdict, language) },
          refusal: null,
          problem: null,
        };
        return;
      }
      const { refusal } = verified;
      status = verified.full === true ? 507 : 422;
      const isOfKey = refusal.code === "bad-fingerprint";
      answer = { verdict: null, refusal: isOfKey ? refusal : null, problem: isOfKey ? null : messageOf(refusal, language) };
    });
  } catch (error) {
    if (!(error instanceof BrokenForm)) throw error;
    answer = { verdict: null, refusal: null, problem: t("packCheck.interrupted") };
  }
  return json(answer, { status });
}

export default function VerifyPackRoute() {
  const t = useTranslator();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem ?? null;
  return (
    <div className="narrow-page stack">
      <PageTitle lede={t("packCheck.lede")}>{t("packCheck.title")}</PageTitle>
      <ErrorSummary refusals={{ key: answer?.refusal ?? undefined }} />
      {answer?.verdict ? <PackVerdictBox outcome={answer.verdict.outcome} words={answer.verdict.words} /> : null}
      <Form method="post" action={paths.verifyPack()} encType="multipart/form-data" reloadDocument className="card">
        {answer?.verdict ? <h2>{t("packCheck.another")}</h2> : null}
        <TypedField
          name="key"
          label={t("packCheck.key")}
          hint={t("packCheck.keyHint")}
          typed=""
          refusal={answer?.refusal ?? undefined}
        />
        <div className="field">
          <label htmlFor="file">{t("packCheck.file")}</label>
          <p className="hint" id="file-hint">
            {t("packCheck.fileHint")}
          </p>
          {problem === null ? null : (
            <p className="field-error" id="file-error" role="alert">
              {problem}
            </p>
          )}
          <input
            type="file"
            id="file"
            name="file"
            accept=".pdf,.zip"
            aria-describedby={problem === null ? "file-hint" : "file-hint file-error"}
            aria-invalid={problem === null ? undefined : true}
          />
        </div>
        <button className="button button-primary" type="submit">
          {t("packCheck.submit")}
        </button>
      </Form>
    </div>
  );
}
