import { Form } from "@remix-run/react";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { paths } from "~/paths";
import { useTranslator } from "./language";

/** A native file input; where scripts run, the whole box takes a dropped file as well. */
export function ImportUpload({ problem }: { problem: string | null }) {
  const t = useTranslator();
  const input = useRef<HTMLInputElement>(null);
  const [canDrop, setCanDrop] = useState(false);
  const [isOver, setIsOver] = useState(false);
  useEffect(() => setCanDrop(true), []);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (input.current !== null && event.dataTransfer.files.length > 0) input.current.files = event.dataTransfer.files;
  };
  return (
    <Form
      method="post"
      action={paths.imports()}
      encType="multipart/form-data"
      reloadDocument
      className="card"
      style={isOver ? { borderColor: "var(--accent)", borderStyle: "dashed" } : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <div className="field">
        <label htmlFor="file">{t("importing.upload.label")}</label>
        <p className="hint" id="file-hint">
          {t("importing.upload.hint")} {canDrop ? t("importing.upload.drop") : null}
        </p>
        {problem === null ? null : (
          <p className="field-error" id="file-error">
            {problem}
          </p>
        )}
        <input
          ref={input}
          type="file"
          id="file"
          name="file"
          accept=".json,.csv,.tsv,.txt,.xlsx"
          className="file:mr-3 file:cursor-pointer file:rounded file:border file:border-(--edge) file:px-2"
          aria-describedby={problem === null ? "file-hint" : "file-hint file-error"}
          aria-invalid={problem === null ? undefined : true}
        />
      </div>
      <button className="button button-primary" type="submit">
        {t("importing.upload.submit")}
      </button>
    </Form>
  );
}
