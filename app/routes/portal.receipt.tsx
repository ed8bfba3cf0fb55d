import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisit } from "~/auth/request-context";
import { useLanguage, useTranslator } from "~/components/language";
import { titled } from "~/components/page-meta";
import { LeaveForm } from "~/components/portal/leave-form";
import { plainPage } from "~/components/portal/plain-page";
import { PortalFrame } from "~/components/portal/portal-frame";
import { formatInstant } from "~/i18n/format";
import { paths } from "~/paths";
import { showVisit } from "~/services/portal/show-visit.server";

export const handle = plainPage;
export const meta = titled((t) => t("portal.receipt.title"));

export async function loader({ context: load }: LoaderFunctionArgs) {
  const { organisation, timeZone, submittedAt, signatory, signatoryTitle, state } = await showVisit(requireVisit(load));
  if (submittedAt === null || state === "sent") return redirect(paths.portalQuestions());
  return json({ organisation, timeZone, submittedAt, signatory, signatoryTitle });
}

export default function Page() {
  const t = useTranslator();
  const language = useLanguage();
  const { organisation, timeZone, submittedAt, signatory, signatoryTitle } = useLoaderData<typeof loader>();
  const time = formatInstant(language, submittedAt, timeZone);
  return (
    <PortalFrame organisation={organisation} title={t("portal.receipt.title")}>
      <p>{t("portal.receipt.lede", { organisation, time, name: signatory ?? "", as: signatoryTitle ?? "" })}</p>
      <p>{t("portal.receipt.after", { organisation })}</p>
      <p>
        <a className="button" href={paths.portalPdf("answers")}>
          {t("portal.receipt.pdf")}
        </a>
      </p>
      <LeaveForm />
    </PortalFrame>
  );
}
