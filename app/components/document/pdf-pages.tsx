import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from "pdfjs-dist";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { useEffect, useRef, useState } from "react";
import { useTranslator } from "~/components/language";

GlobalWorkerOptions.workerSrc = workerUrl;

/** Pages that have come near the window are drawn, the others have only their size. */
function Page({ pdf, number, width }: { pdf: PDFDocumentProxy; number: number; width: number }) {
  const t = useTranslator();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [ratio, setRatio] = useState(Math.SQRT2);
  useEffect(() => {
    const drawn = canvas.current;
    if (drawn === null) return;
    let task: { cancel(): void } | null = null;
    const draw = async () => {
      const page = await pdf.getPage(number);
      const natural = page.getViewport({ scale: 1 });
      setRatio(natural.height / natural.width);
      const viewport = page.getViewport({ scale: (width / natural.width) * window.devicePixelRatio });
      drawn.width = viewport.width;
      drawn.height = viewport.height;
      const render = page.render({ canvas: drawn, viewport });
      task = render;
      await render.promise;
    };
    const seen = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        seen.disconnect();
        // One that is cancelled because the page goes away is no fault.
        draw().catch(() => undefined);
      },
      { rootMargin: "800px" },
    );
    seen.observe(drawn);
    return () => {
      seen.disconnect();
      task?.cancel();
    };
  }, [pdf, number, width]);
  return (
    <canvas
      ref={canvas}
      id={`page-${number}`}
      className="view-page"
      role="img"
      aria-label={t("documents.view.page", { number, count: pdf.numPages })}
      style={{ width, height: Math.round(width * ratio) }}
    />
  );
}

const numbersTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Every page of a PDF, one below the other. Its scripts are not run, its fonts not compiled. */
export default function PdfPages({ file }: { file: string }) {
  const t = useTranslator();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [isBroken, setIsBroken] = useState(false);
  useEffect(() => {
    const task = getDocument({ url: file, isEvalSupported: false, enableXfa: false, wasmUrl: "/assets/pdfjs/" });
    task.promise.then(setPdf, () => setIsBroken(true));
    return () => void task.destroy();
  }, [file]);
  useEffect(() => setWidth(Math.min(1000, box.current?.clientWidth ?? 600)), []);
  const asked = new URLSearchParams(typeof window === "undefined" ? "" : window.location.search).get("page");
  useEffect(() => {
    if (pdf !== null && asked !== null) document.getElementById(`page-${asked}`)?.scrollIntoView();
  }, [pdf, asked]);
  return (
    <div ref={box} className="view-pages">
      {isBroken ? <p role="alert">{t("documents.view.broken")}</p> : null}
      {pdf === null && !isBroken ? <p role="status">{t("documents.view.loading")}</p> : null}
      {pdf === null || width === 0
        ? null
        : numbersTo(pdf.numPages).map((number) => <Page key={number} pdf={pdf} number={number} width={width} />)}
    </div>
  );
}
