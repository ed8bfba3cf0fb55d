import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestContextOf, requireVisit } from "~/auth/request-context";
import { titled } from "~/components/page-meta";
import { plainPage } from "~/components/portal/plain-page";
import { VisitPage } from "~/components/portal/visit-page";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { showAround, showVisit } from "~/services/portal/show-visit.server";
import type { ShownVisit } from "~/services/portal/shown-visit";

export const handle = plainPage;
export const meta = titled((t) => t("portal.overview.questions"));

export async function loader({ request, context: load }: LoaderFunctionArgs) {
  const visit = requireVisit(load);
  const shown = await showVisit(visit);
  if (shown.state !== "sent") return redirect(paths.portalStep("receipt"));
  const t = translatorFor(requestContextOf(load).language);
  const { searchParams } = new URL(request.url);
  const { organisation } = shown;
  const step = (["forwarded", "more-time", "change"] as const).find((known) => known === searchParams.get("said"));
  const taken = Number(searchParams.get("taken") ?? 0);
  const said = step === undefined ? null : t(`portal.overview.said.${step}`, { organisation });
  const around = await showAround(visit);
  return json({ shown, around, said: taken > 0 ? t("portal.overview.earlierTaken", { count: taken }) : said });
}

export default function Page() {
  const { shown, around, said } = useLoaderData<typeof loader>();
  return <VisitPage shown={shown as ShownVisit} around={around} said={said} />;
}
