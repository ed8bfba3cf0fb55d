import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { S3Settings } from "../../app/storage/s3-settings";
import { freePort } from "./engines-server";

const places = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "versitygw"));

/** The program that serves S3 from a folder; null where there is none. */
const program = [process.env.TILSYN_TEST_S3 ?? "", "/usr/local/bin/versitygw", ...places].find(
  (path) => path !== "" && existsSync(path),
);

export const noObjectStore = "no versitygw; install Go, or put the program on the path";

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = createConnection(port, "127.0.0.1", () => resolve(socket.end() && true));
    socket.once("error", () => resolve(false));
  });

export interface ObjectStore {
  settings: S3Settings;
  /** Where the objects lie as files, under their names. */
  folder: string;
  stop(): void;
}

/** A real S3 service on loopback with an empty bucket; null where the program is not there. */
export async function startObjectStore(): Promise<ObjectStore | null> {
  if (program === undefined) return null;
  const root = mkdtempSync(join(tmpdir(), "tilsyn-s3-"));
  const bucket = "documents";
  mkdirSync(join(root, bucket));
  const port = await freePort();
  const [accessKey, secretKey] = ["tilsyn-test", "tilsyn-test-secret"];
  const child = spawn(program, ["--port", `127.0.0.1:${port}`, "posix", root], {
    stdio: "ignore",
    env: { NODE_ENV: "test", PATH: process.env.PATH, HOME: root, ROOT_ACCESS_KEY: accessKey, ROOT_SECRET_KEY: secretKey },
  });
  const stop = () => {
    child.kill("SIGKILL");
    rmSync(root, { recursive: true, force: true });
  };
  process.once("exit", stop);
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (tries > 200) throw new Error("The object store did not start.");
    await pause(50);
  }
  const settings = { endpoint: `http://127.0.0.1:${port}`, bucket, region: "us-east-1", accessKey, secretKey, prefix: "t/" };
  return { settings, folder: join(root, bucket, "t"), stop };
}
