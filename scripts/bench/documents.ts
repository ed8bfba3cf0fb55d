import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createReadStream, openSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { importPortfolio } from "../../app/services/portfolio/import-portfolio.server";
import { type Figure, median, timed } from "./measure";
import { Server } from "./pages";
import { withRegister } from "./register";

const mebibyte = 1024 * 1024;
const largeBytes = 150 * mebibyte;
const atOnce = 100;

const register = {
  format: "tilsyn-portfolio/1",
  organisation: { name: "Bench", promise: "EU" },
  subcontractors: [
    {
      key: "one",
      name: "One",
      status: "active",
      services: [{ key: "s", kind: "cloud", role: "sub-processor", startsOn: "2025-01-01" }],
      agreements: [{ key: "dpa", kind: "dpa" }],
    },
  ],
};

/** A file that begins as a PDF does, of bytes that no other has. */
function writeLarge(path: string): void {
  const file = openSync(path, "w");
  writeSync(file, `%PDF-1.4\n% ${randomUUID()}\n`);
  const piece = randomBytes(mebibyte);
  for (let written = 0; written < largeBytes; written += piece.length) writeSync(file, piece);
}

/** Sends a file as the browser does. @returns the status of the answer */
async function upload(server: Server, path: string): Promise<number> {
  const boundary = randomUUID();
  const head = [
    `--${boundary}`,
    'Content-Disposition: form-data; name="part"',
    "",
    "main",
    `--${boundary}`,
    'Content-Disposition: form-data; name="file"; filename="a.pdf"',
    "",
    "",
  ].join("\r\n");
  const tail = `\r\n--${boundary}--\r\n`;
  const sending = request(
    `${server.origin}/subcontractors/one/agreements/dpa/documents?_data=${encodeURIComponent("routes/_app.subcontractors.$key_.$list.$fact.documents")}`,
    {
      method: "POST",
      headers: {
        cookie: server.cookie,
        "sec-fetch-site": "same-origin",
        "content-type": `multipart/form-data; boundary=${boundary}`,
        "content-length": head.length + statSync(path).size + tail.length,
      },
    },
  );
  const answered = once(sending, "response");
  sending.write(head);
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }))
    if (!sending.write(chunk)) await once(sending, "drain");
  sending.end(tail);
  const [response] = (await answered) as [import("node:http").IncomingMessage];
  response.resume();
  await once(response, "end");
  return response.statusCode ?? 0;
}

async function run(command: string, ...args: string[]): Promise<void> {
  const child = spawn(command, args, { stdio: "ignore" });
  const [code] = (await once(child, "exit")) as [number];
  if (code !== 0) throw new Error(`${command} ended with ${code}.`);
}

async function pdfOf(pages: number): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  const font = await made.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= pages; number += 1) {
    const page = made.addPage([595, 842]);
    for (let line = 0; line < 40; line += 1)
      page.drawText(`Side ${number}, linje ${line}: ${randomUUID()} underretning om brud`, {
        x: 50,
        y: 800 - line * 19,
        size: 10,
        font,
      });
  }
  return made.save();
}

/** The server's own figure of how long its event loop was held up, since it was last asked; milliseconds. */
async function heldUpMs(server: Server): Promise<number> {
  const text = await (await fetch(`${server.origin}/metrics`)).text();
  return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(text)?.[1] ?? Number.NaN) * 1000;
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function documentFigures(directory: string): Promise<Figure[]> {
  await withRegister(directory, async (context) => {
    await importPortfolio(context, [Buffer.from(JSON.stringify(register))], { dryRun: false, reason: "bench" });
  });
  const server = await Server.start(directory);
  const source = join(directory, "large.pdf");
  const copy = join(directory, "copy.pdf");
  const taken: number[] = [];
  const copied: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    // Of bytes that the server does not hold yet; making them is not measured.
    writeLarge(source);
    taken.push(
      await timed(async () => {
        const status = await upload(server, source);
        if (status !== 200) throw new Error(`The upload was answered ${status}.`);
      }, 1),
    );
    copied.push(await timed(() => run("sh", "-c", `cp "${source}" "${copy}" && sync "${copy}" && sha256sum "${copy}"`), 1));
    rmSync(copy);
  }

  const small = Array.from({ length: atOnce }, (_, nth) => join(directory, `small-${nth}.pdf`));
  for (const path of small) writeFileSync(path, Buffer.concat([Buffer.from("%PDF-1.4\n"), randomBytes(mebibyte)]));
  const statuses = await Promise.all(small.map((path) => upload(server, path)));
  const failed = statuses.filter((status) => status !== 200).length;

  writeFileSync(source, await pdfOf(500));
  await wait(5_000);
  await heldUpMs(server);
  await upload(server, source);
  await wait(6_000);
  const held = await heldUpMs(server);
  await server.stop();
  return [
    {
      what: `uploading ${largeBytes / mebibyte} MB`,
      value: median(taken) / median(copied),
      unit: "×",
      limit: 1 / 0.7,
      of: `cp, sync and sha256sum of the same file (${median(copied).toFixed(0)} ms)`,
    },
    { what: `uploads that failed of ${atOnce} at once`, value: failed, unit: "rows", limit: 0, of: "1 MB each" },
    {
      what: "event loop held up while 500 pages are read, p99",
      value: held,
      unit: "ms",
      limit: 100,
      of: "the server's own figure",
    },
  ];
}
