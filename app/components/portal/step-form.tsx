import type { ReactNode } from "react";
import { ProblemSummary } from "~/components/fact-form/problem-summary";
import { type PlainField, PlainForm, type PlainValues, type RefusedPlain } from "~/components/plain-form";
import { paths } from "~/paths";
import { PortalFrame } from "./portal-frame";

interface StepFormProps {
  organisation: string;
  title: string;
  lede: string;
  fields: readonly PlainField[];
  values?: PlainValues;
  refused: RefusedPlain | undefined;
  submit: string;
  children?: ReactNode;
}

/** A page of the portal that asks for a few things. */
export function StepForm({ organisation, title, lede, fields, values = {}, refused, submit, children }: StepFormProps) {
  const problems = refused?.problems ?? [];
  return (
    <PortalFrame organisation={organisation} title={title}>
      <p>{lede}</p>
      <ProblemSummary problems={problems} />
      {children}
      <PlainForm
        fields={fields}
        values={refused?.values ?? values}
        problems={problems}
        submit={submit}
        back={paths.portalQuestions()}
      />
    </PortalFrame>
  );
}
