import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { requireRecentProof } from "~/auth/recent-proof";
import { requestContextOf } from "~/auth/request-context";
import { recordExport } from "~/services/history/record-export.server";
import { readExport } from "~/services/portfolio/export-portfolio.server";

/** What the reader may know of the register as a portfolio, as it stands now. */
export async function loader({ request, context: load }: LoaderFunctionArgs) {
  requireRecentProof(load, request);
  const { context } = requestContextOf(load);
  await recordExport(context, "portfolio");
  return new Response(createReadableStreamFromReadable(readExport(context)), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="tilsyn-portfolio-${context.today}.json"`,
    },
  });
}
