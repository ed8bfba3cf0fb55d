import type { UploadOutcome } from "./upload-outcome";

export interface Sending {
  cancel(): void;
}

interface Told {
  /** 0 to 1. */
  progress(share: number): void;
  done(outcome: UploadOutcome): void;
  broken(): void;
}

/** Sends one file with the form's other fields. By XMLHttpRequest: fetch tells nothing of how far it is. */
export function sendFile(to: string, fields: FormData, file: File, told: Told): Sending {
  const request = new XMLHttpRequest();
  const form = new FormData();
  // The fields come first: the server reads the form as it comes.
  for (const [name, value] of fields) form.append(name, value);
  form.append("file", file);
  request.open("POST", to);
  request.responseType = "json";
  request.upload.onprogress = ({ loaded, total }) => told.progress(total === 0 ? 0 : loaded / total);
  request.onerror = () => told.broken();
  request.onload = () => {
    const outcome = (request.response as { outcomes?: UploadOutcome[] } | null)?.outcomes?.[0];
    if (outcome === undefined) told.broken();
    else told.done(outcome);
  };
  request.send(form);
  return { cancel: () => request.abort() };
}
