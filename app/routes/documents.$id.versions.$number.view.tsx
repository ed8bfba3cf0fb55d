import "~/i18n/further-texts";
import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requestContextOf } from "~/auth/request-context";
import { DocumentView, type ViewData } from "~/components/document/document-view";
import { showDocument } from "~/services/document/show-documents.server";
import { findTexts } from "~/services/document/find-texts.server";
import { paths } from "~/paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.fileName ?? ""} · Tilsyn` }];

/** A page of its own for the file alone, shown in a frame: what a file does to it stays in it. */
export async function loader({ params: { id = "", number = "" }, context: load }: LoaderFunctionArgs) {
  const { context } = requestContextOf(load);
  const shown = await showDocument(context, id);
  const version = shown?.document.versions.find((one) => String(one.number) === number);
  if (version === undefined) throw new Response(null, { status: 404 });
  const { mediaType, fileName } = version;
  const isDrawn = mediaType === "application/pdf" || mediaType.startsWith("image/");
  const data: ViewData = {
    mediaType,
    fileName,
    file: paths.documentVersion(id, version.number, "file"),
    texts: isDrawn ? [] : await findTexts(context, version.sha256),
  };
  return json(data);
}

export default function View() {
  return <DocumentView data={useLoaderData<ViewData>() as ViewData} />;
}
