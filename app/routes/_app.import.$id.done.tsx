import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { ImportHead } from "~/components/import-head";
import { useTranslator } from "~/components/language";
import { type Translator, translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { findImported, type Imported } from "~/services/portfolio/find-imported.server";

const titleOf = ({ counts }: Pick<Imported, "counts">, t: Translator) => {
  const count = counts.new + counts.changed;
  return count === 0 ? t("importing.done.titleOrganisation") : t("importing.done.title", { count });
};

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Tilsyn` }];

export async function loader({ request, params: { id = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const imported = await findImported(context, id);
  if (imported === null) throw new Response(null, { status: 404 });
  const leftOut = Number(new URL(request.url).searchParams.get("leftOut") ?? 0);
  const title = titleOf(imported, translatorFor(language));
  return json({ ...imported, title, leftOut: Number.isInteger(leftOut) && leftOut > 0 ? leftOut : 0 });
}

interface NamedProps {
  id: string;
  heading: string;
  subcontractors: readonly { key: string; name: string }[];
  /** How many there are; all are named but where these are very many. */
  count: number;
}

function Named({ id, heading, subcontractors, count }: NamedProps) {
  const t = useTranslator();
  if (count === 0) return null;
  const more = count - subcontractors.length;
  return (
    <section aria-labelledby={id} className="stack">
      <h2 id={id}>
        {heading} ({count})
      </h2>
      <ul className="rows max-w-3xl">
        {subcontractors.map(({ key, name }) => (
          <li key={key}>
            <a href={paths.subcontractor(key)}>{name}</a>
          </li>
        ))}
        {more > 0 ? <li className="muted">{t("importing.notNamed.more", { count: more })}</li> : null}
      </ul>
    </section>
  );
}

export default function ImportDone() {
  const t = useTranslator();
  const { counts, subcontractors, title, leftOut } = useLoaderData<typeof loader>();
  const made = subcontractors.filter(({ isNew }) => isNew);
  const changed = subcontractors.filter(({ isNew }) => !isNew);
  return (
    <div className="grid gap-8">
      <div>
        <ImportHead title={title} lede={t("importing.done.lede")} />
        {counts.organisation && subcontractors.length > 0 ? <p className="mb-4">{t("importing.done.organisation")}</p> : null}
        {leftOut === 0 ? null : <p className="notice notice-warning">{t("importing.done.leftOut", { count: leftOut })}</p>}
        <div className="page-actions">
          <Link className="button button-primary" to={paths.overview()}>
            {t("importing.done.toOverview")}
          </Link>
          <Link className="button" to={paths.imports()}>
            {t("importing.done.again")}
          </Link>
        </div>
      </div>
      <Named id="made" heading={t("importing.done.made")} subcontractors={made} count={counts.new} />
      <Named id="changed" heading={t("importing.done.changed")} subcontractors={changed} count={counts.changed} />
    </div>
  );
}
