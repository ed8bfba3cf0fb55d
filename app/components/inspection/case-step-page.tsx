import { PlainFormPage, type PlainFormPageProps } from "~/components/plain-form-page";
import { paths } from "~/paths";
import type { ShownCase } from "~/services/inspection/shown-case";
import { CaseBreadcrumbs } from "./case-frame";
import "./case.css";

interface CaseStepPageProps extends Omit<PlainFormPageProps, "breadcrumbs" | "back"> {
  shown: ShownCase;
}

/** A step of a case that asks for a few things, on a page of its own. */
export function CaseStepPage({ shown, ...page }: CaseStepPageProps) {
  return <PlainFormPage {...page} breadcrumbs={<CaseBreadcrumbs shown={shown} within />} back={paths.inspection(shown.id)} />;
}
