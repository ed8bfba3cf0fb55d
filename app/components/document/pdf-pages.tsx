import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy, TextLayer } from "pdfjs-dist";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { type CSSProperties, useEffect, useRef, useState } from "react";
import { useTranslator } from "~/components/language";
import { piecesOf } from "./mark-words";

GlobalWorkerOptions.workerSrc = workerUrl;

interface PageProps {
  pdf: PDFDocumentProxy;
  number: number;
  width: number;
  /** Words that are marked where they stand; null for none. */
  marked: string | null;
}

/** Pages that have come near the window are drawn, the others have only their size. Their text lies over the picture, to be read and copied. */
function Page({ pdf, number, width, marked }: PageProps) {
  const t = useTranslator();
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [ratio, setRatio] = useState(Math.SQRT2);
  const [scale, setScale] = useState(1);
  useEffect(() => {
    const [drawn, over] = [canvas.current, text.current];
    if (drawn === null || over === null) return;
    const tasks: { cancel(): void }[] = [];
    const draw = async () => {
      const page = await pdf.getPage(number);
      const natural = page.getViewport({ scale: 1 });
      setRatio(natural.height / natural.width);
      const viewport = page.getViewport({ scale: (width / natural.width) * window.devicePixelRatio });
      drawn.width = viewport.width;
      drawn.height = viewport.height;
      const render = page.render({ canvas: drawn, viewport });
      tasks.push(render);
      setScale(width / natural.width);
      over.replaceChildren();
      const layer = new TextLayer({
        textContentSource: await page.getTextContent(),
        container: over,
        viewport: page.getViewport({ scale: width / natural.width }),
      });
      tasks.push(layer);
      await Promise.all([render.promise, layer.render()]);
      if (marked === null) return;
      const pieces = piecesOf(layer.textContentItemsStr, marked).flatMap((index) => layer.textDivs[index] ?? []);
      for (const piece of pieces) piece.classList.add("view-mark");
      pieces[0]?.scrollIntoView({ block: "center" });
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
      for (const task of tasks) task.cancel();
    };
  }, [pdf, number, width, marked]);
  return (
    <section
      id={`page-${number}`}
      className="view-page"
      aria-label={t("documents.view.page", { number, count: pdf.numPages })}
      style={{ width, height: Math.round(width * ratio), "--total-scale-factor": scale } as CSSProperties}
    >
      <canvas ref={canvas} />
      <div ref={text} className="view-words" />
    </section>
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
  const query = new URLSearchParams(typeof window === "undefined" ? "" : window.location.search);
  const [asked, marked] = [query.get("page"), query.get("mark")];
  useEffect(() => {
    if (pdf !== null && asked !== null) document.getElementById(`page-${asked}`)?.scrollIntoView();
  }, [pdf, asked]);
  return (
    <div ref={box} className="view-pages">
      {isBroken ? <p role="alert">{t("documents.view.broken")}</p> : null}
      {pdf === null && !isBroken ? <p role="status">{t("documents.view.loading")}</p> : null}
      {pdf === null || width === 0
        ? null
        : numbersTo(pdf.numPages).map((number) => (
            <Page key={number} pdf={pdf} number={number} width={width} marked={String(number) === asked ? marked : null} />
          ))}
    </div>
  );
}
