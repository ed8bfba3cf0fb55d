import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { digestIn } from "~/components/fact-form/form-page";
import { ScaleForm, scaleNames, scaleValuesOf } from "~/components/inspection/scale-form";
import { plainIn, problemsOf } from "~/components/plain-form";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { changeScale, showScale } from "~/services/inspection/supervision-scale.server";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const title = translatorFor(language)("supervising.scale.title");
  const saved = new URL(request.url).searchParams.has("saved");
  return json({ of: null, title, shown: await showScale(context), saved, refused: isRefused(load) });
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const form = await request.formData();
  const { values, input } = plainIn(form, scaleNames);
  const digest = digestIn(form);
  const result = await changeScale(context, input, digest);
  if (result.outcome === "saved") return redirect(paths.supervisionScale({ saved: "yes" }));
  markRefused(load);
  if (result.outcome === "conflict") {
    const problems = [{ field: null, message: translatorFor(language)("supervising.scale.conflict") }];
    return json({ values, problems, digest: result.digest }, { status: 409 });
  }
  const refusals = result.outcome === "refused" ? result.refusals : [];
  return json({ values, problems: problemsOf(refusals, scaleNames, language), digest }, { status: 422 });
}

export default function SupervisionScalePage() {
  const { shown, title, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <ScaleForm
      shown={shown}
      title={title}
      saved={saved && refused === undefined}
      values={refused?.values ?? scaleValuesOf(shown)}
      problems={refused?.problems ?? []}
      digest={refused?.digest ?? shown.digest}
    />
  );
}
