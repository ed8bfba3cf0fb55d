import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { DemoNotice } from "~/components/import-head";
import { importPaths } from "~/components/import-paths";
import { ImportProblems } from "~/components/import-problems";
import { ImportUpload } from "~/components/import-upload";
import { reasonText } from "~/components/import-words";
import { useLanguage, useTranslator } from "~/components/language";
import { PageTitle } from "~/components/ui/page";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { loadImportPage, receiveFile } from "~/services/portfolio/receive-file.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Tilsyn` }];

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const t = translatorFor(language);
  const query = new URL(request.url).searchParams;
  const said = query.has("unchanged") ? ("unchanged" as const) : query.has("discarded") ? ("discarded" as const) : null;
  const title = isRefused(load) ? t("factForms.error", { title: t("importing.title") }) : t("importing.title");
  return json({ ...(await loadImportPage(context)), said, title });
}

async function fileIn(request: Request): Promise<File | null | "interrupted"> {
  try {
    const file = (await request.formData()).get("file");
    return file instanceof File && (file.size > 0 || file.name !== "") ? file : null;
  } catch {
    return "interrupted";
  }
}

export async function action({ request, context: load }: ActionFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const t = translatorFor(language);
  const refuse = (problem: string) => {
    markRefused(load);
    return json({ problem }, { status: 422 });
  };
  const file = await fileIn(request);
  if (file === null) return refuse(t("importing.problem.none"));
  if (file === "interrupted") return refuse(t("importing.problem.interrupted"));
  if (file.size === 0) return refuse(t("importing.problem.empty", { name: file.name }));
  const received = await receiveFile(context, file.name, file.size, file.stream() as unknown as AsyncIterable<Uint8Array>);
  if ("code" in received) return refuse(t("importing.problem.file", { name: file.name, reason: reasonText(received, language) }));
  return redirect(paths.importDraft(received.id));
}

function Drafts({ drafts }: { drafts: readonly { id: string; fileName: string; uploadedOn: string }[] }) {
  const t = useTranslator();
  const language = useLanguage();
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby="drafts" className="stack">
      <h2 id="drafts">{t("importing.drafts.heading")}</h2>
      <p className="muted">{t("importing.drafts.text")}</p>
      <table className="table table-stacked">
        <thead>
          <tr>
            <th scope="col">{t("importing.drafts.file")}</th>
            <th scope="col">{t("importing.drafts.uploaded")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("importing.drafts.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {drafts.map(({ id, fileName, uploadedOn }) => (
            <tr key={id}>
              <th scope="row" data-label={t("importing.drafts.file")} className="break-all align-middle">
                {fileName}
              </th>
              <td data-label={t("importing.drafts.uploaded")} className="align-middle">
                {formatDate(language, uploadedOn)}
              </td>
              <td>
                <Form method="post" action={importPaths.discard(id)} reloadDocument className="page-actions">
                  <a
                    className="button"
                    href={paths.importDraft(id)}
                    aria-label={t("importing.drafts.goNamed", { name: fileName })}
                  >
                    {t("importing.drafts.go")}
                  </a>
                  <button
                    className="button button-quiet"
                    type="submit"
                    aria-label={t("importing.drafts.discardNamed", { name: fileName })}
                  >
                    {t("importing.drafts.discard")}
                  </button>
                </Form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Understood() {
  const t = useTranslator();
  return (
    <section aria-labelledby="understood" className="stack">
      <h2 id="understood">{t("importing.understood.heading")}</h2>
      <dl className="definition-list">
        <dt>{t("importing.understood.list")}</dt>
        <dd>{t("importing.understood.listText")}</dd>
        <dt>{t("importing.understood.portfolio")}</dt>
        <dd>{t("importing.understood.portfolioText")}</dd>
      </dl>
      <h3>{t("importing.understood.example")}</h3>
      <pre className="card whitespace-pre-wrap">{t("importing.understood.exampleText")}</pre>
    </section>
  );
}

export default function ImportPage() {
  const t = useTranslator();
  const { isDemo, drafts, said } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem ?? null;
  return (
    <div className="max-w-3xl">
      {isDemo ? <DemoNotice /> : null}
      {said === null || problem !== null ? null : (
        <p role="status" className="notice notice-ok">
          {t(`importing.${said}`)}
        </p>
      )}
      <PageTitle lede={t("importing.lede")}>{t("importing.title")}</PageTitle>
      <ImportProblems problems={problem === null ? [] : [{ place: isDemo ? null : "#file", message: problem }]} />
      <div className="grid gap-8">
        {isDemo ? null : <ImportUpload problem={problem} />}
        {isDemo ? null : <Drafts drafts={drafts} />}
        <Understood />
        <section aria-labelledby="export" className="stack">
          <h2 id="export">{t("importing.exportAll.heading")}</h2>
          <p>{t("importing.exportAll.text")}</p>
          <p>
            <a href={paths.exportJson()} download>
              {t("importing.exportAll.link")}
            </a>
          </p>
        </section>
      </div>
    </div>
  );
}
