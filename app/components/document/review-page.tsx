import { useActionData, useLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import { EditConflict } from "~/components/fact-form/edit-conflict";
import { FormBreadcrumbs } from "~/components/fact-form/fact-form-page";
import { ProblemSummary } from "~/components/fact-form/problem-summary";
import { useLanguage, useTranslator } from "~/components/language";
import { useMay } from "~/components/may";
import { PageTitle } from "~/components/ui/page";
import { formatDate } from "~/i18n/format";
import { paths } from "~/paths";
import { DocumentMarks } from "./document-marks";
import { useSize } from "./document-table";
import { ProposalList } from "./proposal-list";
import { fileFrame } from "./read-words";
import type { RefusedReview, ReviewData } from "./review-data";
import { ReviewForm } from "./review-form";
import { SignatureList } from "./signature-list";
import "./document.css";

/** `n` leads to the next one that waits, but never out of a field. */
function useNextByKey(next: string | null): void {
  useEffect(() => {
    if (next === null) return;
    const onKey = (event: KeyboardEvent) => {
      const field =
        event.target instanceof Element && event.target.closest("input, select, textarea, [contenteditable]") !== null;
      if (event.key !== "n" || event.ctrlKey || event.metaKey || event.altKey || field) return;
      window.location.assign(paths.document(next));
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [next]);
}

function Versions({ data }: { data: ReviewData }) {
  const t = useTranslator();
  const language = useLanguage();
  const size = useSize();
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t("documents.versions.title")}</h2>
      <ul className="signature-list">
        {data.document.versions.map((version) => (
          <li key={version.number}>
            <a href={paths.documentVersion(data.document.id, version.number, "file")} className="break-all">
              {version.fileName}
            </a>{" "}
            <span className="muted">
              {t("documents.versions.facts", {
                number: version.number,
                size: size(version.sizeBytes),
                date: formatDate(language, version.uploadedAt.slice(0, 10)),
                who: version.uploadedBy ?? t("history.who.unknown"),
              })}
            </span>
            <br />
            <span className="muted">
              {t(`documents.verdict.${version.verdict}`)}
              {version.reviewedAt === null
                ? null
                : ` · ${t("documents.versions.reviewed", { date: formatDate(language, version.reviewedAt.slice(0, 10)), who: version.reviewedBy ?? "" })}`}
              {version.note === null ? null : ` · ${version.note}`}
            </span>
            <br />
            <code className="muted break-all">SHA-256 {version.sha256}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FileFacts({ data: { file, unreadable } }: { data: ReviewData }) {
  const t = useTranslator();
  if (unreadable !== null)
    return <p>{t("documents.unreadable", { reason: t(`documents.unreadableReason.${unreadable as "damaged"}`) })}</p>;
  if (file === null) return <p>{t("documents.reading.waitingText")}</p>;
  const facts = [
    ...(file.pages === null ? [] : [t("documents.file.pages", { count: file.pages })]),
    ...(file.hasText ? [] : [t("documents.file.noText")]),
    ...(file.encrypted ? [t("documents.file.encrypted")] : []),
    ...(file.scripts.length === 0 ? [] : [t("documents.file.scripts", { list: file.scripts.join(", ") })]),
    ...file.attachments.map(({ name }) => t("documents.file.attachment", { name })),
  ];
  return (
    <ul className="facts-list">
      {facts.map((fact) => (
        <li key={fact} className="break-all">
          {fact}
        </li>
      ))}
    </ul>
  );
}

/** The file left, what is known and decided right. */
export function ReviewPage() {
  const t = useTranslator();
  const may = useMay();
  const data = useLoaderData<ReviewData>() as ReviewData;
  const refused = useActionData() as RefusedReview | undefined;
  const { document, form, next } = data;
  const [newest] = document.versions;
  useNextByKey(next);
  if (newest === undefined) return null;
  const mayReview =
    may.do(data.list === "agreements" ? "agreements.write" : "evidence.review") && !document.isRemoved && !form.gone;
  return (
    <div className="stack">
      <div>
        <FormBreadcrumbs of={form.of} />
        <PageTitle
          lede={<DocumentMarks document={document} />}
          actions={
            <>
              {next === null ? null : (
                <a className="button" href={paths.document(next)}>
                  {t("documents.next")}
                </a>
              )}
              {may.do("history.read") ? (
                <a className="button button-quiet" href={paths.history({ seen: document.id })}>
                  {t("documents.seen")}
                </a>
              ) : null}
              {may.do("documents.hold") ? (
                <a className="button button-quiet" href={paths.documentAct(document.id, "hold")}>
                  {t(document.isHeld ? "documents.hold.release" : "documents.hold.hold")}
                </a>
              ) : null}
              {may.do("documents.write") && !document.isRemoved && !document.isHeld ? (
                <a className="button button-quiet" href={paths.documentAct(document.id, "remove")}>
                  {t("documents.remove.open")}
                </a>
              ) : null}
            </>
          }
        >
          {data.title}
        </PageTitle>
      </div>
      <ProblemSummary problems={refused?.problems ?? []} />
      {refused === undefined ? null : <EditConflict noun={form.noun} choices={form.choices} refused={refused} />}
      <div className="review">
        <div className="review-file">
          <iframe
            className="review-frame"
            name={fileFrame}
            title={t("documents.view.of", { name: newest.fileName })}
            src={paths.documentView(document.id, data.looksAt.number, { page: data.looksAt.page })}
          />
        </div>
        <div className="stack">
          <FileFacts data={data} />
          <SignatureList found={data.signatures} timeZone={data.timeZone} />
          <section aria-labelledby="read">
            <h2 id="read">{t("documents.read.title")}</h2>
            <p className="hint">{t("documents.read.text")}</p>
            <ProposalList
              document={document.id}
              version={newest.number}
              proposals={data.proposals.filter(({ field }) => field !== "clauseReference")}
            />
          </section>
          {mayReview ? <ReviewForm data={data} refused={refused} /> : null}
          <Versions data={data} />
        </div>
      </div>
    </div>
  );
}
