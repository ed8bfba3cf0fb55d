import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { formTitle } from "~/components/fact-form/fact-form-page";
import { useTranslator } from "~/components/language";
import { PlainFormPage } from "~/components/plain-form-page";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { archiveTemplate, findOwnTemplate } from "~/services/inspection/save-template.server";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => formTitle(data, matches);

export async function loader({ params: { template: key = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const template = await findOwnTemplate(context, key);
  if (template === null || template.archivedAt !== null) throw new Response(null, { status: 404 });
  const name = template.content.template.name[language];
  return json({ of: null, title: translatorFor(language)("supervising.templates.archiveTitle", { name }), refused: false });
}

export async function action({ params: { template: key = "" }, context: load }: ActionFunctionArgs) {
  const result = await archiveTemplate(requestContextOf(load).context, key);
  if (result.outcome !== "saved") throw new Response(null, { status: 404 });
  return redirect(paths.templates());
}

export default function ArchiveTemplate() {
  const t = useTranslator();
  const { title } = useLoaderData<typeof loader>();
  return (
    <PlainFormPage
      title={title}
      lede={t("supervising.templates.archiveLede")}
      fields={[]}
      values={{}}
      refused={undefined}
      submit={t("supervising.templates.archiveSubmit")}
      back={paths.templates()}
    />
  );
}
