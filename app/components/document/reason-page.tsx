import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslator } from "~/components/language";
import { fieldId } from "~/components/fact-form/field-names";
import { describe, Messages } from "~/components/fact-form/field-parts";
import { ProblemSummary } from "~/components/fact-form/problem-summary";
import { Breadcrumbs, PageTitle } from "~/components/ui/page";
import { paths } from "~/paths";

export interface ReasonData {
  title: string;
  text: string;
  submit: string;
  document: { id: string; name: string };
}

/** Asks why before something is done to a document; the reason stays in the history. */
export function ReasonPage() {
  const t = useTranslator();
  const { title, text, submit, document } = useLoaderData<ReasonData>() as ReasonData;
  const refused = useActionData() as { problem: string; reason: string } | undefined;
  const messages = refused === undefined ? [] : [refused.problem];
  const id = fieldId("reason");
  return (
    <div className="form-page">
      <Breadcrumbs
        label={t("factForms.breadcrumbs")}
        crumbs={[
          { to: paths.documents(), label: t("documents.title") },
          { to: paths.document(document.id), label: document.name },
        ]}
      />
      <PageTitle lede={text}>{title}</PageTitle>
      <ProblemSummary problems={messages.map((message) => ({ field: "reason", message }))} />
      <Form method="post" reloadDocument className="fact-form">
        <div className="field">
          <label htmlFor={id}>{t("factForms.remove.reason")}</label>
          <Messages id={id} messages={messages} />
          <textarea rows={3} {...describe(id, "reason", null, messages, true)} defaultValue={refused?.reason ?? ""} />
        </div>
        <div className="form-actions">
          <button className="button button-primary" type="submit">
            {submit}
          </button>
          <a className="button button-quiet" href={paths.document(document.id)}>
            {t("factForms.cancel")}
          </a>
        </div>
      </Form>
    </div>
  );
}
