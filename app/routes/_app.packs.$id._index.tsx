import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { useLanguage, useTranslator } from "~/components/language";
import { PackView } from "~/components/pack/pack-view";
import { aboutText } from "~/components/pack/pack-words";
import { Breadcrumbs, PageTitle } from "~/components/ui/page";
import { isUnderWay } from "~/domain/dossier/pack";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { showPack } from "~/services/pack/show-packs.server";

/** While it is made, the browser asks again every second, with scripts or without. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ""} · Tilsyn` },
  ...(data !== undefined && isUnderWay(data.pack.state) ? [{ httpEquiv: "refresh", content: "1" }] : []),
];

export async function loader({ params: { id = "" }, context: load }: LoaderFunctionArgs) {
  const { context, language } = requestContextOf(load);
  const shown = await showPack(context, id);
  if (shown === null) throw new Response(null, { status: 404 });
  const t = translatorFor(language);
  return json({ ...shown, title: t("packs.one.title", { name: aboutText(shown.pack, t) }) });
}

export default function Pack() {
  const t = useTranslator();
  const language = useLanguage();
  const { pack, shares, timeZone, title } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <Breadcrumbs label={t("factForms.breadcrumbs")} crumbs={[{ to: paths.packs(), label: t("packs.title") }]} />
      <PageTitle>{title}</PageTitle>
      <PackView pack={pack} shares={shares} timeZone={timeZone} language={language} />
    </div>
  );
}
