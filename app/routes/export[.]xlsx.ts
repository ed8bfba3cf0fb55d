import { json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf } from "~/auth/request-context";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { dayAsked } from "~/services/flags/day-asked";
import { openView } from "~/services/flags/open-view.server";
import { recordExport } from "~/services/history/record-export.server";
import { exportList } from "~/services/overview/export-list.server";
import { listParams, listQueryOf } from "~/services/overview/list-query";

/** The list with its filters and order as a workbook. While its day is being judged one is sent to the list, which says so. */
export async function loader({ request, context: load }: LoaderFunctionArgs) {
  requireRecentProof(load, request);
  const { context, startJob, language } = requestContextOf(load);
  const url = new URL(request.url);
  const asked = dayAsked(url, context.today);
  if ("refusal" in asked) throw json(asked, { status: 400 });
  const { on } = asked;
  const query = listQueryOf(url.searchParams);
  const view = await openView(context, startJob, on);
  if ("progress" in view) return redirect(paths.subcontractors({ ...listParams(query), on }));
  await recordExport(context, "list");
  const workbook = await exportList(context, view.viewId, on, query, language);
  return new Response(new Uint8Array(workbook), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="tilsyn-${translatorFor(language)("subcontractorList.fileName")}-${on}.xlsx"`,
    },
  });
}
