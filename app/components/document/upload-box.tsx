import { Form, useRevalidator } from "@remix-run/react";
import { useEffect, useId, useRef, useState } from "react";
import { useLanguage, useTranslator } from "~/components/language";
import { documentParts } from "~/domain/document/document";
import { formatNumber } from "~/i18n/format";
import { OutcomeList } from "./outcome-list";
import type { UploadOutcome } from "./upload-outcome";
import { sendFile, type Sending } from "./send-file";

interface UploadBoxProps {
  /** Where the form is sent. */
  action: string;
  /** Id of the route that takes it. */
  routeId: string;
  /** What came of a form that was sent as a whole. */
  outcomes: readonly UploadOutcome[];
  /** Documents that a file can be another version of. */
  versionsOf: readonly { id: string; name: string }[];
}

interface Job {
  id: number;
  fileName: string;
  /** 0 to 1. */
  share: number;
  outcome: UploadOutcome | "cancelled" | null;
  cancel: () => void;
}

const accepted = ".pdf,.docx,.xlsx,.eml,.png,.jpg,.jpeg,.asice,.asics";

function JobLine({ job }: { job: Job }) {
  const t = useTranslator();
  const language = useLanguage();
  const percent = formatNumber(language, Math.floor(job.share * 100));
  return (
    <li className="upload-job">
      <span className="break-all">{job.fileName}</span>
      <progress
        className="progress"
        max={1}
        value={job.share}
        aria-label={t("documents.upload.progress", { name: job.fileName })}
      />
      <span className="muted">{job.share < 1 ? `${percent} %` : t("documents.upload.checking")}</span>
      <button type="button" className="button button-quiet" onClick={job.cancel}>
        {t("documents.upload.cancel")}
      </button>
    </li>
  );
}

/**
 * A plain form with native inputs; where scripts run, the whole page takes dropped files, each is sent by itself and shows how far it
 * is, and can be cancelled.
 */
export function UploadBox({ action, routeId, outcomes, versionsOf }: UploadBoxProps) {
  const t = useTranslator();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const next = useRef(0);
  const { revalidate } = useRevalidator();
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  const [isOver, setIsOver] = useState(false);
  const [isLive, setIsLive] = useState(false);

  const change = (jobId: number, part: Partial<Job>) =>
    setJobs((all) => all.map((job) => (job.id === jobId ? { ...job, ...part } : job)));

  function start(files: readonly File[]): void {
    const fields = form.current === null ? new FormData() : new FormData(form.current);
    fields.delete("file");
    for (const file of files) {
      const jobId = next.current++;
      const sending: Sending = sendFile(`${action}?_data=${encodeURIComponent(routeId)}`, fields, file, {
        progress: (share) => change(jobId, { share }),
        done: (outcome) => {
          change(jobId, { outcome });
          revalidate();
        },
        broken: () =>
          change(jobId, { outcome: { fileName: file.name, stored: null, problem: t("documents.interrupted"), alsoAt: [] } }),
      });
      const cancel = () => {
        sending.cancel();
        change(jobId, { outcome: "cancelled" });
      };
      setJobs((all) => [...all, { id: jobId, fileName: file.name, share: 0, outcome: null, cancel }]);
    }
  }

  const startLatest = useRef(start);
  startLatest.current = start;
  useEffect(() => {
    setIsLive(true);
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setIsOver(false);
      startLatest.current([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, []);

  const sent = jobs.flatMap(({ outcome }) => (outcome === null || outcome === "cancelled" ? [] : [outcome]));
  return (
    <Form
      ref={form}
      method="post"
      action={action}
      encType="multipart/form-data"
      reloadDocument
      className={isOver ? "card upload-box upload-over" : "card upload-box"}
      onSubmit={(event) => {
        const input = event.currentTarget.elements.namedItem("file");
        if (!isLive || !(input instanceof HTMLInputElement) || (input.files?.length ?? 0) === 0) return;
        event.preventDefault();
        start([...(input.files ?? [])]);
        input.value = "";
      }}
    >
      <h2>{t("documents.upload.title")}</h2>
      <div className="field-row">
        <div className="field">
          <label htmlFor={`${id}-part`}>{t("documents.upload.part")}</label>
          <select id={`${id}-part`} name="part" defaultValue="main">
            {documentParts.map((part) => (
              <option key={part} value={part}>
                {t(`documents.part.${part}`)}
              </option>
            ))}
          </select>
        </div>
        {versionsOf.length === 0 ? null : (
          <div className="field">
            <label htmlFor={`${id}-document`}>{t("documents.upload.as")}</label>
            <select id={`${id}-document`} name="document" defaultValue="">
              <option value="">{t("documents.upload.asNew")}</option>
              {versionsOf.map((one) => (
                <option key={one.id} value={one.id}>
                  {t("documents.upload.asVersion", { name: one.name })}
                </option>
              ))}
            </select>
          </div>
        )}
        <div className="field">
          <label htmlFor={`${id}-file`}>{t("documents.upload.files")}</label>
          <input
            type="file"
            id={`${id}-file`}
            name="file"
            multiple
            accept={accepted}
            className="file:mr-3 file:cursor-pointer file:rounded file:border file:border-(--edge) file:px-2"
            aria-describedby={`${id}-hint`}
          />
        </div>
      </div>
      <p className="hint" id={`${id}-hint`}>
        {t("documents.upload.hint")} {isLive ? t("documents.upload.drop") : null}
      </p>
      <button className="button button-primary" type="submit">
        {t("documents.upload.submit")}
      </button>
      <ul className="upload-jobs" aria-live="polite">
        {jobs
          .filter(({ outcome }) => outcome === null)
          .map((job) => (
            <JobLine key={job.id} job={job} />
          ))}
      </ul>
      <OutcomeList outcomes={[...outcomes, ...sent]} />
    </Form>
  );
}
