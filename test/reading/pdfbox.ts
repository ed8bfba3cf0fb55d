import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const jars = ["pdfbox2", "fontbox2", "commons-logging", "bcprov", "bcpkix", "bcutil"].map(
  (name) => `/usr/share/java/${name}.jar`,
);

export const hasPdfbox = existsSync("/usr/bin/javac") && jars.every((jar) => existsSync(jar));

export interface PdfboxTask {
  pkcs12: string;
  /** `SHA256withRSA`. */
  algorithm: string;
  input: string;
  output: string;
}

/** Signs files with PDFBox, all in one start of Java. */
export function signWithPdfbox(tasks: readonly PdfboxTask[]): void {
  const { status, stderr } = spawnSync(
    "java",
    [
      ...["-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", jars.join(":"), "test/support/SignWithPdfBox.java"],
      ...tasks.flatMap(({ pkcs12, algorithm, input, output }) => [pkcs12, algorithm, input, output]),
    ],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`java: ${stderr}`);
}
