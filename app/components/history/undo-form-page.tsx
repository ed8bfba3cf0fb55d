import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslator } from "~/components/language";
import { Breadcrumbs, PageTitle } from "~/components/ui/page";
import { paths } from "~/paths";
import { fieldId } from "../fact-form/field-names";
import { describe, Messages } from "../fact-form/field-parts";
import { ProblemSummary } from "../fact-form/problem-summary";
import type { ShownChange } from "./event-changes";
import type { RefusedUndo, UndoPage } from "./undo-page";

interface FieldsProps {
  title: string;
  text?: string | null;
  before: string;
  after: string;
  changes: readonly ShownChange[];
}

function Fields({ title, text = null, before, after, changes }: FieldsProps) {
  const t = useTranslator();
  if (changes.length === 0) return null;
  return (
    <section className="card">
      <h2>{title}</h2>
      {text === null ? null : <p>{text}</p>}
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("history.field")}</th>
            <th scope="col">{before}</th>
            <th scope="col">{after}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.label}>
              <th scope="row">{change.label}</th>
              <td>{change.before ?? "–"}</td>
              <td>{change.after ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cannot({ page }: { page: UndoPage }) {
  const t = useTranslator();
  const title = page.state === "changed" ? "changedTitle" : page.state === "gone" ? "goneTitle" : "erasedTitle";
  return (
    <>
      <section className="error-summary">
        <h2>{t(`history.undo.${title}`)}</h2>
        <p>{page.refusal ?? t("history.undo.changedText")}</p>
      </section>
      <p>
        <a className="button" href={page.state === "changed" ? page.place : page.back}>
          {t(page.state === "changed" ? "history.undo.edit" : "history.undo.back")}
        </a>
      </p>
    </>
  );
}

function Submit({ page, refused }: { page: UndoPage; refused: RefusedUndo | undefined }) {
  const t = useTranslator();
  const messages = (refused?.problems ?? []).filter(({ field }) => field !== null).map(({ message }) => message);
  return (
    <Form method="post" reloadDocument className="fact-form">
      {page.restores ? <p>{t("history.undo.restoredDuties")}</p> : null}
      {refused?.asksWhy === true ? (
        <div className="field">
          <label htmlFor={fieldId("dutyReason")}>{t("duties.reason")}</label>
          <Messages id={fieldId("dutyReason")} messages={messages} />
          <textarea
            rows={3}
            {...describe(fieldId("dutyReason"), "dutyReason", null, messages, true)}
            defaultValue={refused.dutyReason}
          />
        </div>
      ) : null}
      <div className="form-actions">
        <button className="button button-primary" type="submit">
          {t("history.undo.submit")}
        </button>
        <Link className="button button-quiet" to={page.back}>
          {t("history.undo.cancel")}
        </Link>
      </div>
    </Form>
  );
}

/** Shows what undoing an event would put back, and does it; where the thing has changed since, both, and nothing to press. */
export function UndoFormPage() {
  const t = useTranslator();
  const page = useLoaderData<UndoPage>() as UndoPage;
  const refused = useActionData<RefusedUndo>() as RefusedUndo | undefined;
  const { line, state, changes, since } = page;
  const isPossible = state === "possible";
  return (
    <div className="form-page stack">
      <Breadcrumbs label={t("factForms.breadcrumbs")} crumbs={[{ to: paths.history(), label: t("history.title") }]} />
      <PageTitle lede={t("history.undo.lede")}>{t("history.undo.title", { seq: String(line.seq) })}</PageTitle>
      <ProblemSummary problems={isPossible ? (refused?.problems ?? []) : []} />
      {isPossible ? null : <Cannot page={page} />}
      <section>
        <h2>{t("history.undo.what")}</h2>
        <p className="event-sentence">{line.sentence}</p>
        <p className="event-facts">
          {line.at}
          {line.reason === null ? null : ` · ${t("history.reason", { reason: line.reason })}`}
        </p>
      </section>
      <Fields title={t("history.undo.since")} before={t("history.undo.left")} after={t("history.undo.now")} changes={since} />
      <Fields
        title={t(isPossible ? "history.undo.changes" : "history.undo.wouldBe")}
        text={isPossible ? t(`history.undo.effect.${page.effect}`) : null}
        before={t("history.undo.now")}
        after={t("history.undo.afterwards")}
        changes={changes}
      />
      {isPossible ? <Submit page={page} refused={refused} /> : null}
    </div>
  );
}
