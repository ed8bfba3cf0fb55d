import type { ReactNode } from "react";
import { ProblemSummary } from "./fact-form/problem-summary";
import { type PlainField, PlainForm, type PlainValues, type RefusedPlain } from "./plain-form";
import { PageTitle } from "./ui/page";

export interface PlainFormPageProps {
  breadcrumbs?: ReactNode;
  title: string;
  lede: string;
  fields: readonly PlainField[];
  values: PlainValues;
  refused: RefusedPlain | undefined;
  submit: string;
  back: string;
  /** What whoever fills in the form is told before. */
  children?: ReactNode;
}

/** A page that asks for a few things, and for them again where they were refused. */
export function PlainFormPage({ breadcrumbs, title, lede, fields, values, refused, submit, back, children }: PlainFormPageProps) {
  const problems = refused?.problems ?? [];
  return (
    <div className="form-page">
      {breadcrumbs}
      <PageTitle lede={lede}>{title}</PageTitle>
      <ProblemSummary problems={problems} />
      {children}
      <PlainForm fields={fields} values={refused?.values ?? values} problems={problems} submit={submit} back={back} />
    </div>
  );
}
