import type { ReactNode } from "react";
import { messageOf, type Problem } from "~/components/fact-form/form-page";
import { ProblemSummary } from "~/components/fact-form/problem-summary";
import { type PlainField, PlainForm, type PlainValues } from "~/components/plain-form";
import { PageTitle } from "~/components/ui/page";
import type { Refusal } from "~/domain/refusal";
import type { Language } from "~/i18n/language";
import { paths } from "~/paths";
import type { ShownCase } from "~/services/inspection/shown-case";
import { CaseBreadcrumbs } from "./case-frame";
import "./case.css";

/** What a refused form shows: what was typed, and what is wrong with it. */
export interface RefusedStep {
  values: PlainValues;
  problems: Problem[];
}

/** What is wrong, each at its field; what is about no field of the form stands in the summary alone. */
export const problemsOf = (
  refusals: readonly (Refusal & { path: string })[],
  names: readonly string[],
  language: Language,
): Problem[] =>
  refusals.map((refusal) => {
    const field = refusal.path.replace(/^\$\./, "");
    return { field: names.includes(field) ? field : null, message: messageOf(refusal, language) };
  });

interface CaseStepPageProps {
  shown: ShownCase;
  title: string;
  lede: string;
  fields: readonly PlainField[];
  values: PlainValues;
  refused: RefusedStep | undefined;
  submit: string;
  children?: ReactNode;
}

/** A step of a case that asks for a few things, on a page of its own. */
export function CaseStepPage({ shown, title, lede, fields, values, refused, submit, children }: CaseStepPageProps) {
  const problems = refused?.problems ?? [];
  return (
    <div className="form-page">
      <CaseBreadcrumbs shown={shown} within />
      <PageTitle lede={lede}>{title}</PageTitle>
      <ProblemSummary problems={problems} />
      {children}
      <PlainForm
        fields={fields}
        values={refused?.values ?? values}
        problems={problems}
        submit={submit}
        back={paths.inspection(shown.id)}
      />
    </div>
  );
}
