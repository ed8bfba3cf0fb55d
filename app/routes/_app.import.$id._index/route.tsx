import "~/i18n/further-texts";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { isRefused, markRefused } from "~/auth/refused-request";
import { requestContextOf } from "~/auth/request-context";
import { shownIn } from "~/components/import-choices";
import { DemoNotice, ImportHead } from "~/components/import-head";
import { ListPreview } from "~/components/import-list-page";
import { importPaths } from "~/components/import-paths";
import { PortfolioPreview } from "~/components/import-portfolio-page";
import { type ImportProblem, ImportProblems } from "~/components/import-problems";
import { problemsOfList, problemsOfPortfolio } from "~/components/import-refusals";
import { reasonText } from "~/components/import-words";
import { useTranslator } from "~/components/language";
import { type Language, type Translator, translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import type { Context } from "~/services/context";
import { findImported } from "~/services/portfolio/find-imported.server";
import { findDraft, type ImportDraft, kindOfDraft } from "~/services/portfolio/import-draft.server";
import type { PortfolioPage } from "~/services/portfolio/portfolio-page";
import { previewPortfolio } from "~/services/portfolio/preview-portfolio.server";
import { isDemoLoaded } from "~/services/portfolio/receive-file.server";
import type { ListPage } from "~/services/supplier-list/list-page";
import { showList } from "~/services/supplier-list/show-list.server";
import { confirmListDraft, confirmPortfolioDraft } from "./confirm.server";

interface Preview {
  /** Null of a file of which nothing can be imported. */
  list: ListPage | null;
  portfolio: PortfolioPage | null;
  isDemo: boolean;
  problems: ImportProblem[];
  more: string | null;
}

const nothing: Preview = { list: null, portfolio: null, isDemo: false, problems: [], more: null };

async function previewOf(context: Context, draft: ImportDraft, query: URLSearchParams, language: Language): Promise<Preview> {
  if (await isDemoLoaded(context)) return { ...nothing, isDemo: true };
  if ((await kindOfDraft(context, draft)) === "list") {
    const list = await showList(context, draft, shownIn(query));
    if ("code" in list) return { ...nothing, problems: [{ place: draft.fileName, message: reasonText(list, language) }] };
    return { ...nothing, list, problems: problemsOfList(list, language) };
  }
  const portfolio = await previewPortfolio(context, draft);
  if (portfolio.refused.length === 0) return { ...nothing, portfolio };
  const t = translatorFor(language);
  const most = portfolio.refused.length < 100 ? "" : ` ${t("importing.portfolio.refusedMost", { count: 100 })}`;
  const more = `${t("importing.portfolio.refusedText")}${most}`;
  return { ...nothing, problems: problemsOfPortfolio(portfolio.refused, language), more };
}

function titleOf({ list, portfolio, isDemo }: Preview, t: Translator): string {
  if (isDemo) return t("importing.title");
  if (list === null && portfolio === null) return t("importing.preview.cannot");
  if (list?.refused) return t("importing.preview.cannot");
  const counts = list?.subcontractors ?? { new: 0, changed: 0 };
  const count = counts.new + counts.changed;
  if (list !== null) return count === 0 ? t("importing.preview.nothing") : t("importing.preview.adds", { count });
  const changes = portfolio !== null && (portfolio.organisation !== null || portfolio.changes.length > 0);
  return t(changes ? "importing.portfolio.changes" : "importing.preview.nothing");
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.documentTitle ?? ""} · Tilsyn` }];

export async function loader({ request, params: { id = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const draft = await findDraft(context, id);
  if (draft === null) {
    // Sent twice: the first has imported it.
    if ((await findImported(context, id)) !== null) throw redirect(importPaths.done(id));
    throw new Response(null, { status: 404 });
  }
  const query = new URL(request.url).searchParams;
  const preview = await previewOf(context, draft, query, language);
  const t = translatorFor(language);
  const title = titleOf(preview, t);
  const documentTitle = preview.problems.length > 0 || isRefused(load) ? t("factForms.error", { title }) : title;
  return json({ ...preview, id, fileName: draft.fileName, title, documentTitle, corrected: query.has("corrected") });
}

export async function action({ request, params: { id = "" }, context: load }: ActionFunctionArgs) {
  const { context, language, startJob } = requestContextOf(load);
  const draft = await findDraft(context, id);
  if (draft === null) {
    if ((await findImported(context, id)) !== null) throw redirect(importPaths.done(id));
    throw new Response(null, { status: 404 });
  }
  const confirm = (await kindOfDraft(context, draft)) === "list" ? confirmListDraft : confirmPortfolioDraft;
  const confirmed = await confirm(context, draft, await request.formData(), language);
  if ("to" in confirmed) {
    // A new promise leaves every subcontractor to be judged anew.
    if (confirmed.organisationChanged) startJob(["sweep"]);
    return redirect(confirmed.to);
  }
  markRefused(load);
  const { status, ...refused } = confirmed;
  return json(refused, { status });
}

export default function ImportDraftPage() {
  const t = useTranslator();
  const { id, fileName, title, corrected, isDemo, list, portfolio, problems, more } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const shown = refused?.problems ?? problems;
  const isUsable = list !== null || portfolio !== null;
  const said = isUsable && !list?.refused ? "from" : "cannotLede";
  return (
    <>
      {isDemo ? <DemoNotice /> : null}
      {corrected && refused === undefined ? (
        <p role="status" className="notice notice-warning">
          {t("importing.recognised.again")}
        </p>
      ) : null}
      <ImportHead title={title} lede={t(`importing.preview.${said}`, { name: fileName })} />
      <ImportProblems problems={shown} more={more ?? undefined} />
      {list === null ? null : <ListPreview id={id} list={list as ListPage} />}
      {portfolio === null ? null : (
        <PortfolioPreview
          id={id}
          portfolio={portfolio as PortfolioPage}
          reason={refused?.reason ?? ""}
          reasonProblem={refused?.reasonProblem ?? null}
        />
      )}
      {isUsable ? null : (
        <Form method="post" action={importPaths.discard(id)} reloadDocument className="page-actions">
          <a className="button button-primary" href={paths.imports()}>
            {t("importing.preview.other")}
          </a>
          <button className="button" type="submit">
            {t("importing.preview.discard")}
          </button>
        </Form>
      )}
    </>
  );
}
