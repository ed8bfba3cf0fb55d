import type { RequestHandler } from "express";
import pino, { type DestinationStream, type Logger } from "pino";

export type Log = Logger;

/** What must not be read in a log although somebody's message holds it: e-mails, and tokens of links and cookies. */
const scrub = (text: string) =>
  text
    .replace(/[^\s@<>"'(),;:=/]+@[^\s@<>"'(),;:/]+\.[^\s@<>"'(),;:/.]+/gu, "[e-mail]")
    .replace(/\b(token|password|code|secret)=[^\s&"']+/gi, "$1=[hidden]")
    .replace(/(?<![\w-])[\w-]{43}(?![\w-])/g, "[token]")
    .replace(/(postgres(?:ql)?|smtps?):\/\/[^\s"'@]+@/gi, "$1://[hidden]@");

const secretFields = ["cookie", "authorization", "password", "token", "code", "secret", "email", "set-cookie"];

/**
 * A line with its texts scrubbed, each as it was said: in the line itself a quotation mark or a line break is two characters,
 * the first of which would go with what stands before it and the second hide what comes after.
 */
const scrubLine = (line: string) =>
  `${JSON.stringify(JSON.parse(line, (_name, value: unknown) => (typeof value === "string" ? scrub(value) : value)))}\n`;

/** One line of JSON for each thing worth noting, without secrets and without people. */
export function createLog(destination: DestinationStream = pino.destination(1)): Log {
  return pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      redact: { paths: secretFields.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]), censor: "[hidden]" },
    },
    { write: (line: string) => destination.write(scrubLine(line)) },
  );
}

/** Each request when it has been answered. What stands behind `?` may be a token and is left out. */
export function requestLog(log: Log): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    response.once("close", () => {
      const { method, originalUrl } = request;
      const path = originalUrl.split("?", 1)[0];
      log.info({ method, path, status: response.statusCode, ms: Math.round(performance.now() - began) }, "request");
    });
    next();
  };
}

/** What libraries and pages write to the console becomes lines of the log, too. */
export function logConsole(log: Log): void {
  const lineOf = (said: unknown[]) => {
    const err = said.find((one) => one instanceof Error);
    return [
      { ...(err === undefined ? {} : { err }) },
      said
        .filter((one) => one !== err)
        .map(String)
        .join(" "),
    ] as const;
  };
  console.error = (...said) => log.error(...lineOf(said));
  console.warn = (...said) => log.warn(...lineOf(said));
}
