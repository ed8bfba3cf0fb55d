import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAccount } from "../../app/services/account/add-account.server";
import { importDocumentRegister, paper } from "../support/documents";
import { sameOrigin, Web } from "../support/web";

let web: Web;
let cookie: string;
beforeAll(async () => {
  web = await Web.start();
  await web.confirmOrganisation();
  cookie = await web.signedIn();
  await importDocumentRegister(await web.register.contextFor({ kind: "command" }));
});
afterAll(() => web.end());

const place = "/subcontractors/fjord/agreements/dpa/documents";
const data = `${place}?_data=${encodeURIComponent("routes/_app.subcontractors.$key_.$list.$fact.documents")}`;

interface Sent {
  outcomes: { fileName: string; stored: string | null; problem: string | null; alsoAt: { to: string }[] }[];
}

/** Sends a form as a browser does; `name` stands in it as it is given. */
async function upload(files: readonly { name: string; text: string }[], path = data, as = cookie) {
  const boundary = "-----------------------------9051914041544843365972754266";
  const body = [
    `--${boundary}\r\nContent-Disposition: form-data; name="part"\r\n\r\nappendix\r\n`,
    ...files.map(
      ({ name, text }) => `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${text}\r\n`,
    ),
    `--${boundary}--\r\n`,
  ].join("");
  const headers = {
    ...sameOrigin,
    "Content-Type": `multipart/form-data; boundary=${boundary}`,
    "Content-Length": String(Buffer.byteLength(body)),
  };
  return web.get(path, { method: "POST", headers, body, cookie: as });
}

const outcomesOf = (body: string) => (JSON.parse(body) as Sent).outcomes;

describe("names of files", () => {
  test.each([
    ["../../../etc/passwd", "passwd"],
    ["..\\\\..\\\\windows\\\\win.ini", "win.ini"],
    ["/absolute/path.pdf", "path.pdf"],
    ["nul\u0000byte.pdf", "nul\ufffdbyte.pdf"],
    ["æøå – 契約.pdf", "æøå – 契約.pdf"],
    ["‮fdp.exe", "‮fdp.exe"],
    [`${"a".repeat(400)}.pdf`, "a".repeat(255)],
    ["CON", "CON"],
    ["<img src=x onerror=alert(1)>.pdf", "<img src=x onerror=alert(1)>.pdf"],
  ])("%j is only a name", async (name, kept) => {
    const { status, body } = await upload([{ name, text: paper(`name ${name}`).toString() }]);
    const [outcome] = outcomesOf(body);
    expect([status, outcome?.problem]).toEqual([200, null]);
    const page = await web.get(outcome?.stored ?? "", { cookie });
    expect(page.status).toBe(200);
    expect(page.body).not.toContain("<img src=x");
    const file = await web.get(`${outcome?.stored}/versions/1/file`, { cookie });
    const disposition = String(file.headers["content-disposition"]);
    expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/);
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? "")).toBe(kept);
  });
});

describe("what a file is", () => {
  test.each([
    ["dpa.pdf", "<!doctype html><script>alert(1)</script>", "HTML"],
    ["dpa.pdf", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "SVG"],
    ["dpa.pdf", "#!/bin/sh\nrm -rf /\n", "script"],
    ["dpa.pdf", "<html>\n%PDF-1.4\n", "HTML"],
    ["dpa.pdf", "MZ\u0090\u0000\u0003", ""],
    ["dpa.docx", "just words", "TXT"],
  ])("%s of %j is refused by name", async (name, text, kind) => {
    const { status, body } = await upload([{ name, text }]);
    expect(status).toBe(422);
    expect(outcomesOf(body)[0]).toMatchObject({ stored: null });
    expect(outcomesOf(body)[0]?.problem).toContain(kind);
  });

  test("one that is refused says nothing of the next; the same content says where it is", async () => {
    const text = paper("several").toString();
    const { status, body } = await upload([
      { name: "bad.html", text: "<!doctype html>" },
      { name: "good.pdf", text },
      { name: "again.pdf", text },
    ]);
    expect(status).toBe(422);
    expect(outcomesOf(body).map(({ stored }) => stored !== null)).toEqual([false, true, false]);
    const elsewhere = await upload([{ name: "other.pdf", text }], data.replace("fjord", "klint"));
    expect(outcomesOf(elsewhere.body)[0]?.alsoAt.map(({ to }) => to)).toEqual([outcomesOf(body)[1]?.stored]);
  });
});

test("a download is the very bytes, and nothing in it is run", async () => {
  const bytes = paper("download");
  const { body } = await upload([{ name: "original.pdf", text: bytes.toString() }]);
  const stored = outcomesOf(body)[0]?.stored ?? "";
  const file = await web.get(`${stored}/versions/1/file`, { cookie });
  expect(createHash("sha256").update(file.body).digest("hex")).toBe(createHash("sha256").update(bytes).digest("hex"));
  expect(file.headers).toMatchObject({ "content-type": "application/pdf", "x-content-type-options": "nosniff" });
  expect(String(file.headers["content-security-policy"])).toContain("sandbox; default-src 'none'");
  for (const path of ["/versions/2/file", "/versions/0/file", "/versions/1e0/file", "/versions/-1/file"])
    expect((await web.get(stored + path, { cookie })).status).toBe(404);
  expect((await web.get(`${stored}/versions/1/file`)).status).toBe(302);
});

test("a document of somebody else's subcontractor is not there", async () => {
  const { body } = await upload([{ name: "klint.pdf", text: paper("klint").toString() }], data.replace("fjord", "klint"));
  const stored = outcomesOf(body)[0]?.stored ?? "";
  const context = await web.register.contextFor({ kind: "command" });
  const { id } = await context.database.reader
    .selectFrom("subcontractor")
    .select("id")
    .where("key", "=", "fjord")
    .executeTakeFirstOrThrow();
  const account = { email: "rev@example.dk", name: "Rev", roles: ["auditor" as const], password: "fem blå cykler i regn" };
  expect(await addAccount(context, account)).toHaveProperty("id");
  await context.database.writer
    .updateTable("account")
    .set({ scope: JSON.stringify([id]) })
    .where("email", "=", account.email)
    .execute();
  const { cookies } = await web.post("/sign-in", { email: account.email, password: account.password });
  const auditor = cookies[0] ?? "";
  expect((await web.get(place, { cookie: auditor })).status).toBe(200);
  for (const path of ["", "/remove", "/versions/1/file", "/versions/1/view", "/versions/1/thumbnail"])
    expect([path, (await web.get(stored + path, { cookie: auditor })).status]).toEqual([path, path === "/remove" ? 403 : 404]);
  expect((await web.get(place.replace("fjord", "klint"), { cookie: auditor })).status).toBe(404);
  expect((await upload([{ name: "x.pdf", text: paper("auditor").toString() }], data, auditor)).status).toBe(403);
});

test("a form that is none, or is cut off, is refused and keeps nothing", async () => {
  const headers = { ...sameOrigin, "Content-Type": "multipart/form-data; boundary=x", "Content-Length": "70" };
  const body = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%'.slice(0, 70);
  const cut = await web.get(data, { method: "POST", headers, body, cookie });
  expect(cut.status).toBe(422);
  expect(outcomesOf(cut.body)[0]?.stored).toBeNull();
  expect((await web.post(data, { file: "x" }, { cookie })).status).toBe(422);
  const { status } = await upload([]);
  expect(status).toBe(422);
});
