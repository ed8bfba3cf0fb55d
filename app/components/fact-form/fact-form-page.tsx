import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { capitalised } from "~/i18n/format";
import { useLanguage, useTranslator } from "~/components/language";
import { Breadcrumbs, PageTitle } from "~/components/ui/page";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { EditConflict } from "./edit-conflict";
import { FactForm } from "./fact-form";
import { labelOf } from "./field-names";
import { dutyReason, type FormPage, type Problem, type RefusedForm } from "./form-page";
import { ProblemSummary } from "./problem-summary";
import "../subcontractor/subcontractor.css";

/** `Fejl: Ret aftalen · Nordhavn · Tilsyn`; the language is the page's own. */
export function formTitle(
  page: Pick<FormPage, "title" | "of" | "refused"> | undefined,
  matches: readonly { id: string; data: unknown }[],
) {
  if (page === undefined) return [{ title: "Tilsyn" }];
  const root = matches.find(({ id }) => id === "root")?.data as { language?: "da" | "en" } | undefined;
  const title = page.refused ? translatorFor(root?.language ?? "da")("factForms.error", { title: page.title }) : page.title;
  return [{ title: [title, page.of?.name, "Tilsyn"].filter((part) => part !== undefined).join(" · ") }];
}

export function FormBreadcrumbs({ of }: Pick<FormPage, "of">) {
  const t = useTranslator();
  return (
    <Breadcrumbs
      label={t("factForms.breadcrumbs")}
      crumbs={[
        { to: paths.subcontractors(), label: t("factForms.subcontractors") },
        ...(of === null ? [] : [{ to: paths.subcontractor(of.key), label: of.name }]),
      ]}
    />
  );
}

/** What stands in place of a form whose thing is no longer there. */
export function GonePage({ page }: { page: Pick<FormPage, "noun" | "back"> }) {
  const t = useTranslator();
  const language = useLanguage();
  const noun = t(`nouns.${page.noun}.definite`);
  return (
    <>
      <PageTitle lede={t("factForms.goneText")}>{t("factForms.gone", { noun: capitalised(language, noun) })}</PageTitle>
      <p>
        <a className="button" href={page.back}>
          {t("factForms.goneBack")}
        </a>
      </p>
    </>
  );
}

interface FactFormPageProps {
  /** Further controls before the buttons, drawn with what was refused. */
  further?: (refused: RefusedForm | undefined) => ReactNode;
  /** What those are called, by name. */
  labels?: Readonly<Record<string, string>>;
}

/** The page of every form that adds or edits something: its data is the loader's `FormPage` and the action's `RefusedForm`. */
export function FactFormPage({ further, labels = {} }: FactFormPageProps) {
  const t = useTranslator();
  const page = useLoaderData<FormPage>() as FormPage;
  const refused = useActionData<RefusedForm>() as RefusedForm | undefined;
  if (page.gone && refused === undefined) return <GonePage page={page} />;
  const named = (problem: Problem): Problem =>
    problem.field === null || problem.field === dutyReason
      ? problem
      : { ...problem, message: `${labels[problem.field] ?? labelOf(page.noun, problem.field, t)}: ${problem.message}` };
  return (
    <div className="form-page">
      <FormBreadcrumbs of={page.of} />
      <PageTitle>{page.title}</PageTitle>
      <ProblemSummary problems={(refused?.problems ?? []).map(named)} />
      {refused === undefined ? null : <EditConflict noun={page.noun} choices={page.choices} refused={refused} />}
      <FactForm page={page} refused={refused} further={further?.(refused)} />
    </div>
  );
}
