import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslator } from "~/components/language";
import "./view.css";

export interface ViewData {
  mediaType: string;
  fileName: string;
  /** Where the bytes are. */
  file: string;
  /** Of what cannot be drawn: its text. */
  texts: string[];
}

// Loaded where a PDF is looked at, and only in the browser.
const PdfPages = lazy(() => import("./pdf-pages"));

function Download({ data }: { data: ViewData }) {
  const t = useTranslator();
  return (
    <p>
      <a className="button" href={data.file} target="_top">
        {t("documents.view.download")}
      </a>
    </p>
  );
}

/** The file as far as a browser can show it; a download in every case. */
export function DocumentView({ data }: { data: ViewData }) {
  const t = useTranslator();
  const [isLive, setIsLive] = useState(false);
  useEffect(() => setIsLive(true), []);
  return (
    <main className="view" id="content">
      <h1 className="visually-hidden">{data.fileName}</h1>
      <Download data={data} />
      {data.mediaType.startsWith("image/") ? <img className="view-image" src={data.file} alt={data.fileName} /> : null}
      {data.mediaType === "application/pdf" && isLive ? (
        <Suspense fallback={<p role="status">{t("documents.view.loading")}</p>}>
          <PdfPages file={data.file} />
        </Suspense>
      ) : null}
      {data.mediaType === "application/pdf" && !isLive ? <p role="status">{t("documents.view.needsScripts")}</p> : null}
      {data.texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages have no other name than their place
        <pre className="view-text" key={index}>
          {text}
        </pre>
      ))}
    </main>
  );
}
