import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Verdict } from "~/domain/document/signature";

export const hasPdfsig = existsSync("/usr/bin/pdfsig");
export const hasCertutil = existsSync("/usr/bin/certutil");

const words: [RegExp, Verdict][] = [
  [/Signature is Valid/, "valid"],
  [/Signature is Invalid|Digest Mismatch/, "invalid"],
];

/** What `pdfsig` says of each signature of a file. Of forms that it does not know it says nothing; time stamps are such. */
export function verdictsOfPdfsig(file: string): Verdict[] {
  const { stdout } = spawnSync("pdfsig", ["-nocert", file], { encoding: "utf8", timeout: 20_000 });
  return stdout
    .split(/^Signature #\d+:/m)
    .slice(1)
    .flatMap((block) => {
      const line = /Signature Validation: (.*)/.exec(block)?.[1];
      if (line === undefined || (/Signature Type: unknown/.test(block) && /has not yet been verified/.test(line))) return [];
      return [words.find(([word]) => word.test(line))?.[1] ?? "unreadable"];
    });
}

/** Signs with poppler, out of a key store of NSS. */
export function signWithPoppler(folder: string, pkcs12: string, nickname: string, pdf: Uint8Array): Buffer {
  const store = join(folder, "nss");
  const [input, output, password] = [
    join(folder, "poppler-in.pdf"),
    join(folder, "poppler-out.pdf"),
    join(folder, "nss-password"),
  ];
  const run = (command: string, ...parameters: string[]) => {
    const { status, stdout, stderr } = spawnSync(command, parameters, { encoding: "utf8" });
    if (status !== 0) throw new Error(`${command}: ${stdout}${stderr}`);
  };
  if (!existsSync(store)) {
    mkdirSync(store);
    writeFileSync(password, "secret\n");
    run("certutil", "-N", "-d", `sql:${store}`, "-f", password);
  }
  run("pk12util", "-i", pkcs12, "-d", `sql:${store}`, "-k", password, "-W", "secret");
  writeFileSync(input, pdf);
  run(
    "pdfsig",
    input,
    output,
    "-add-signature",
    "-nick",
    nickname,
    "-nssdir",
    `sql:${store}`,
    "-nss-pwd",
    "secret",
    "-digest",
    "SHA256",
  );
  return readFileSync(output);
}
