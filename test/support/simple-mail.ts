/** As much of MIME as nodemailer writes. */
const decodedWords = (text: string) =>
  text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, kind: string, word: string) =>
      kind.toLowerCase() === "b" ? Buffer.from(word, "base64").toString("utf8") : quoted(word.replace(/_/g, " ")),
    );

const quoted = (text: string) =>
  Buffer.from(
    text.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");

function body(raw: string, type: string): string {
  const part = raw.split(/\r?\n--[^\r\n]+\r?\n/).find((one) => new RegExp(`content-type: ${type}`, "i").test(one)) ?? "";
  const [head = "", ...rest] = part.split(/\r?\n\r?\n/);
  const text = rest.join("\n\n");
  if (/base64/i.test(head)) return Buffer.from(text, "base64").toString("utf8");
  return /quoted-printable/i.test(head) ? quoted(text) : text;
}

export function simpleParser(raw: string): { subject: string; text: string; html: string } {
  const subject = /^Subject: ((?:.*)(?:\r?\n[ \t].*)*)/im.exec(raw)?.[1] ?? "";
  return {
    subject: decodedWords(subject.replace(/\r?\n[ \t]/g, " ")),
    text: body(raw, "text/plain"),
    html: body(raw, "text/html"),
  };
}
