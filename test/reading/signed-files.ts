import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { PDFArray, type PDFDict, PDFDocument, PDFName, PDFRef } from "pdf-lib";
import { addTimestamp, exchangeCertificates } from "./change-cms";
import { appendUpdate, lookInside } from "./append-update";
import { makePdf } from "./make-pdf";
import { type Identity, Openssl } from "./openssl";
import { hasPdfbox, signWithPdfbox } from "./pdfbox";
import { hasCertutil, hasPdfsig, signWithPoppler } from "./poppler";
import { fieldObjects, rewritten, type SignOptions, signPdf } from "./sign-pdf";

export const hasQpdf = existsSync("/usr/bin/qpdf");

const company = "/C=DK/O=Løn A\\/S/organizationIdentifier=NTRDK-12345678/serialNumber=UI:DK-E:G:1/CN=Åse Æbelø";
const statements = (type: number) => `1.3.6.1.5.5.7.1.3 = ASN1:SEQUENCE:claims
[claims]
compliance = SEQUENCE:compliance
device = SEQUENCE:device
type = SEQUENCE:type
[compliance]
id = OID:0.4.0.1862.1.1
[device]
id = OID:0.4.0.1862.1.4
[type]
id = OID:0.4.0.1862.1.6
types = SEQUENCE:types
[types]
id = OID:0.4.0.1862.1.6.${type}
`;

/** The object that a page's content is in. */
function contentsNumber(page: PDFDict): number {
  const contents = page.get(PDFName.of("Contents"));
  const first = contents instanceof PDFArray ? contents.get(0) : contents;
  if (!(first instanceof PDFRef)) throw new Error("no contents");
  return first.objectNumber;
}

/** Signed files of every kind and condition that the tests ask about, by what they are. */
export class SignedFiles {
  readonly openssl = new Openssl();
  readonly files = new Map<string, Buffer>();
  private identities = new Map<string, Identity>();

  get = (name: string): Buffer => {
    const file = this.files.get(name);
    if (file === undefined) throw new Error(`no file ${name}`);
    return file;
  };

  path = (name: string) => this.openssl.path(`${name.replace(/\W+/g, "-")}.pdf`);

  private keep(name: string, bytes: Uint8Array): Buffer {
    const file = Buffer.from(bytes);
    writeFileSync(this.path(name), file);
    this.files.set(name, file);
    return file;
  }

  identity(name: string): Identity {
    const known = this.identities.get(name);
    if (known !== undefined) return known;
    const made = this.openssl.makeIdentity(
      {
        rsa: { subject: company },
        "P-256": { subject: "/O=Løn A\\/S/CN=Bo Bech", key: "P-256" },
        "P-384": { subject: "/CN=Bo Bech", key: "P-384" },
        brainpool: { subject: "/CN=Bo Bech", key: "brainpoolP256r1" },
        expired: { subject: "/CN=Bo Bech", key: "P-256", from: "20240101000000Z", until: "20240601000000Z" },
        "self-signed": { subject: "/CN=Bo Bech", isSelfSigned: true },
        qualified: { subject: "/CN=Bo Bech", key: "P-256", extensions: statements(1) },
        seal: { subject: "/O=Service A\\/S/CN=Service A\\/S", key: "P-256", extensions: statements(2) },
        "ended authority": {
          subject: "/CN=Time",
          key: "P-256",
          extensions: "extendedKeyUsage = critical,timeStamping",
          from: "20240101000000Z",
          until: "20240601000000Z",
        },
        authority: { subject: "/CN=Time", key: "P-256", extensions: "extendedKeyUsage = critical,timeStamping" },
      }[name] ?? { subject: `/CN=${name}` },
    );
    this.identities.set(name, made);
    return made;
  }

  cms =
    (name: string, ...more: string[]) =>
    (signed: Buffer) =>
      this.openssl.cms(this.identity(name), signed, "-cades", ...more);

  remove = () => this.openssl.remove();

  stamp = (stamped: Buffer) => this.openssl.timestamp(this.identity("authority"), stamped);

  sign = (bytes: Uint8Array, name: string, options: Partial<SignOptions> = {}) =>
    signPdf(bytes, { makeValue: this.cms(name), ...options });

  /** Every file of the suite. */
  async make(): Promise<void> {
    const plain = await makePdf();
    this.keep("not signed", plain);
    for (const name of ["rsa", "P-256", "P-384", "brainpool", "expired", "self-signed", "qualified", "seal"])
      this.keep(name, await this.sign(plain, name));
    this.keep("pss", await this.sign(plain, "rsa", { makeValue: this.cms("rsa", "-keyopt", "rsa_padding_mode:pss") }));
    this.keep("packed", await this.sign(await makePdf({ isPacked: true }), "rsa"));
    this.keep("adbe", await this.sign(plain, "rsa", { subFilter: "adbe.pkcs7.detached" }));
    const digest = (signed: Buffer) => createHash("sha1").update(signed).digest();
    this.keep(
      "signature over a digest",
      await this.sign(plain, "rsa", {
        subFilter: "adbe.pkcs7.sha1",
        makeValue: (signed) => this.cms("rsa", "-nodetach", "-md", "sha1")(digest(signed)),
      }),
    );
    this.keep("named otherwise", await this.sign(plain, "rsa", { entries: "/Name (Somebody else) /Reason (Approved)" }));
    const bare = (signed: Buffer) => this.openssl.cms(this.identity("rsa"), signed, "-noattr");
    const timed = (time: string) => this.sign(plain, "rsa", { makeValue: bare, entries: `/M (D:${time}+02'00')` });
    this.keep("time by the file", await timed("20260630120000"));
    this.keep("time by the file, before the certificate", await timed("20200630120000"));
    await this.makeTimestamped(plain);
    await this.makeBroken();
    await this.makeContinued();
    await this.makeHidden();
    await this.makeAttached(plain);
    await this.makeByOthers(plain);
  }

  private async makeTimestamped(plain: Uint8Array): Promise<void> {
    const withStamp = (stamp: (value: Buffer) => Buffer) => (signed: Buffer) => addTimestamp(this.cms("P-256")(signed), stamp);
    this.keep("timestamped", await this.sign(plain, "P-256", { makeValue: withStamp(this.stamp) }));
    const other = (value: Buffer) => this.stamp(Buffer.concat([value, value]));
    this.keep("stamp of something else", await this.sign(plain, "P-256", { makeValue: withStamp(other) }));
    const unfit = (value: Buffer) => this.openssl.signContentOf(this.stamp(value), this.identity("rsa"));
    this.keep("stamp by one who may not", await this.sign(plain, "P-256", { makeValue: withStamp(unfit) }));
    const ended = (value: Buffer) => this.openssl.timestamp(this.identity("ended authority"), value);
    this.keep("stamp of an ended authority", await this.sign(plain, "P-256", { makeValue: withStamp(ended) }));
    const document = { type: "DocTimeStamp", subFilter: "ETSI.RFC3161", makeValue: this.stamp } as const;
    const stamped = this.keep("document time stamp", await this.sign(this.get("rsa"), "rsa", document));
    this.keep("only a document time stamp", await this.sign(plain, "rsa", document));
    const at = stamped.indexOf("stream") + 20;
    const altered = Buffer.from(stamped);
    altered[at] = (altered[at] ?? 0) ^ 1;
    this.keep("document time stamp of an altered file", altered);
  }

  private async makeBroken(): Promise<void> {
    const signed = this.get("rsa");
    const plain = this.get("not signed");
    const gap = signed.lastIndexOf("/Contents <") + "/Contents ".length;
    const change = (name: string, edit: (file: Buffer) => void) => {
      const file = Buffer.from(signed);
      edit(file);
      return this.keep(name, file);
    };
    change("altered byte", (file) => file.writeUInt8((file[file.indexOf("stream") + 20] ?? 0) ^ 4, file.indexOf("stream") + 20));
    const value = this.signatureEnd(signed);
    change("altered signature value", (file) =>
      file.write(file.toString("latin1", value - 8, value - 7) === "0" ? "1" : "0", value - 8),
    );
    const other = this.get("adbe");
    const foreign = other.lastIndexOf("/Contents <") + "/Contents ".length;
    change("foreign value", (file) => other.copy(file, gap, foreign, foreign + 24_002));
    this.keep("enlarged gap", await this.sign(plain, "rsa", { shape: ([a, b, c, d]) => [a, b - 12, c, d] }));
    this.keep("gap beyond the value", await this.sign(plain, "rsa", { shape: ([a, b, c, d]) => [a, b, c + 4, d - 4] }));
    this.keep("one pair", await this.sign(plain, "rsa", { shape: ([, b, c, d]) => [0, Math.min(b, c + d)] }));
    this.keep("not from the start", await this.sign(plain, "rsa", { shape: ([, b, c, d]) => [10, b - 10, c, d] }));
    this.keep("not detached", await this.sign(plain, "rsa", { makeValue: this.cms("rsa", "-nodetach") }));
    this.keep("two values", await this.sign(plain, "rsa", { entries: "/Contents <00>" }));
    this.keep("unknown form", await this.sign(plain, "rsa", { subFilter: "Own.Form" }));
    change("something in the padding", (file) => file.write("7", gap + 24_000, "latin1"));
    const spoil = (file: Buffer) => file.write("9", file.lastIndexOf("startxref") + "startxref\n".length, "latin1");
    this.keep("broken structure", await this.sign(plain, "rsa", { edit: spoil }));
    const twin = this.openssl.makeTwin(this.identity("rsa"), "/CN=Somebody else");
    const exchanged = (signed: Buffer) => exchangeCertificates(this.cms("rsa")(signed), this.openssl.der(twin));
    this.keep("another certificate of the same key", await this.sign(plain, "rsa", { makeValue: exchanged }));
    change("rubbish as value", (file) => file.write("00".repeat(40), gap + 1, "latin1"));
    this.keep("truncated", signed.subarray(0, signed.length - 300));
    const opened = await PDFDocument.load(signed, { updateMetadata: false });
    this.keep("saved again", await opened.save({ useObjectStreams: false }));
    this.keep("saved again, packed", await opened.save());
  }

  /** Where the hexadecimal digits of the first value in a file end, zeros behind it left out. */
  private signatureEnd(file: Buffer): number {
    let at = file.indexOf(">", file.lastIndexOf("/Contents <"));
    while (file[at - 1] === 0x30) at -= 1;
    return at;
  }

  private async makeContinued(): Promise<void> {
    const signed = this.get("rsa");
    const inside = await lookInside(signed);
    const [page, second] = inside.pages;
    if (page === undefined || second === undefined) throw new Error("no pages");
    const { catalog, next } = inside;
    const stream = (text: string) => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
    const validation = {
      [next]: "<< /Type /DSS /Certs [ ] >>",
      [catalog.number]: rewritten(catalog.dictionary, { DSS: `${next} 0 R` }),
    };
    this.keep("line end behind", Buffer.concat([signed, Buffer.from("\r\n")]));
    this.keep("rubbish behind", Buffer.concat([signed, Buffer.from("9 0 obj\n<< /Type /Catalog >>\nendobj\n")]));
    this.keep("validation data behind", appendUpdate(signed, validation));
    this.keep(
      "rubbish behind an update",
      Buffer.concat([
        appendUpdate(signed, validation),
        Buffer.from(`${page.number} 0 obj\n<< /Type /Page >>\nendobj\n%${"x".repeat(2_000)}`),
      ]),
    );
    const tree = inside.document.catalog.Pages();
    const treeNumber = (inside.document.catalog.get(PDFName.of("Pages")) as PDFRef).objectNumber;
    this.keep(
      "page added",
      appendUpdate(signed, {
        [next]: rewritten(second.dictionary, {}),
        [treeNumber]: rewritten(tree, { Kids: `[ ${page.number} 0 R ${second.number} 0 R ${next} 0 R ]`, Count: "3" }),
      }),
    );
    const font = /\/BaseFont/;
    const fontNumber = inside.document.context.enumerateIndirectObjects().find(([, object]) => font.test(String(object)))?.[0];
    this.keep(
      "font changed",
      appendUpdate(signed, { [fontNumber?.objectNumber ?? 0]: "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>" }),
    );
    this.keep(
      "page changed",
      appendUpdate(signed, { [contentsNumber(page.dictionary)]: stream("BT ET 0 0 0 rg 0 0 400 300 re f") }),
    );
    this.keep(
      "page shows something else",
      appendUpdate(signed, {
        [page.number]: rewritten(page.dictionary, { Contents: `${contentsNumber(second.dictionary)} 0 R` }),
      }),
    );
    this.keep("page freed", appendUpdate(signed, { [contentsNumber(page.dictionary)]: null }));
    this.keep("page turned", appendUpdate(signed, { [second.number]: rewritten(second.dictionary, { Rotate: "90" }) }));
    this.keep(
      "note added",
      appendUpdate(signed, {
        [next]: "<< /Type /Annot /Subtype /FreeText /Rect [ 0 0 100 100 ] /Contents (x) >>",
        [page.number]: rewritten(page.dictionary, { Annots: `[ ${next - 1} 0 R ${next} 0 R ]` }),
      }),
    );
    this.keep(
      "script added",
      appendUpdate(signed, { [catalog.number]: rewritten(catalog.dictionary, { OpenAction: "<< /S /JavaScript /JS (x) >>" }) }),
    );
    const noFields = { [catalog.number]: rewritten(catalog.dictionary, { AcroForm: "<< /Fields [ ] >>" }) };
    this.keep("signature field on its page alone", appendUpdate(signed, noFields));
    this.keep(
      "signature field removed",
      appendUpdate(signed, { ...noFields, [page.number]: rewritten(page.dictionary, { Annots: "[ ]" }) }),
    );
    const dictionary = /(\d+) 0 obj\n(<< \/Type \/Sig [\s\S]*?>>)\nendobj/.exec(signed.toString("latin1"));
    this.keep(
      "signature replaced",
      appendUpdate(signed, { [Number(dictionary?.[1])]: `${dictionary?.[2]?.slice(0, -2)} /Reason (Approved) >>` }),
    );
    this.keep("certified, then changed", appendUpdate(await this.certified(this.get("not signed"), 1), validation));
    const noted = {
      ...validation,
      [catalog.number]: rewritten(catalog.dictionary, { OpenAction: `[ ${second.number} 0 R /Fit ]` }),
    };
    this.keep("certified, then visibly changed", appendUpdate(await this.certified(this.get("not signed"), 2), noted));
    this.keep("signed twice", await this.sign(signed, "P-256"));
    this.keep("signed twice, drawn", await this.sign(signed, "P-256", { isDrawn: true }));
    const bare = await lookInside(this.get("not signed"));
    const place = fieldObjects(bare, "/FT /Sig /T (here)", "/Rect [ 20 20 200 60 ]", bare.next);
    const prepared = await this.sign(appendUpdate(this.get("not signed"), place), "rsa");
    this.keep("signed twice, drawn in its place", await this.sign(prepared, "P-256", { isDrawn: true, into: bare.next }));
    const form = await makePdf({ hasForm: true });
    const field = (await lookInside(form)).form;
    const typed = /(\d+) 0 R/.exec(String(field?.get(PDFName.of("Fields"))))?.[1] ?? "";
    const signedForm = this.keep("form signed", await this.sign(form, "rsa"));
    const value = (await lookInside(signedForm)).document.context
      .enumerateIndirectObjects()
      .find(([ref]) => ref.objectNumber === Number(typed))?.[1];
    this.keep(
      "form filled in later",
      appendUpdate(signedForm, { [Number(typed)]: String(value).replace(/\/V .*/, "/V (Oslo)") }),
    );
    const certifiedForm = await this.certified(form, 2);
    this.keep(
      "certified, then filled in",
      appendUpdate(certifiedForm, { [Number(typed)]: String(value).replace(/\/V .*/, "/V (Oslo)") }),
    );
    const empty = await lookInside(this.get("not signed"));
    const withField = appendUpdate(
      this.get("not signed"),
      fieldObjects(empty, "/FT /Sig /T (here)", "/Rect [ 0 0 0 0 ]", empty.next),
    );
    this.keep("empty field", withField);
  }

  private certified = async (bytes: Uint8Array, level: number) =>
    this.sign(bytes, "rsa", {
      entries: `/Reference [ << /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P ${level} /V /1.2 >> >> ]`,
    });

  /** A file that was written to be changed: an older object lies in the signed bytes, and an update points back to it. */
  private async makeHidden(): Promise<void> {
    const inside = await lookInside(this.get("not signed"));
    const number = inside.pages.map((page) => contentsNumber(page.dictionary))[0] ?? 0;
    const text = "BT ET 1 0 0 rg 0 0 400 300 re f";
    const prepared = appendUpdate(this.get("not signed"), {
      [number]: `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    });
    const signed = await this.sign(prepared, "rsa");
    const older = signed.indexOf(`\n${number} 0 obj`) + 1;
    this.keep("older object called back", appendUpdate(signed, {}, { offsets: { [number]: older } }));
  }

  private async makeAttached(plain: Uint8Array): Promise<void> {
    const der = this.openssl.der(this.identity("rsa")).toString("base64").replace(/.{76}/g, "$&\n");
    const xml =
      '<?xml version="1.0"?><ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo/>' +
      `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${der}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>`;
    const attachments = { "Signature for Åse Æbelø.xml": xml, "Signed data for Åse Æbelø.xml": xml, "notes.txt": "nothing" };
    const sealed = this.keep("sealed with signers attached", await this.sign(await makePdf({ attachments }), "seal"));
    this.keep("signers attached, not sealed", await makePdf({ attachments }));
    const at = sealed.indexOf("/Type /EmbeddedFile");
    const altered = Buffer.from(sealed);
    const byte = altered.indexOf("stream", at) + 30;
    altered[byte] = (altered[byte] ?? 0) ^ 1;
    this.keep("attachment altered", altered);
    const inside = await lookInside(sealed);
    this.keep(
      "attachments taken away",
      appendUpdate(sealed, { [inside.catalog.number]: rewritten(inside.catalog.dictionary, { Names: "<< >>" }) }),
    );
    const inner = this.get("rsa").toString("latin1");
    const outer = await lookInside(plain);
    const unpacked = appendUpdate(plain, {
      [outer.next]: `<< /Type /EmbeddedFile /Length ${inner.length} >>\nstream\n${inner}\nendstream`,
      [outer.next + 1]: `<< /Type /Filespec /F (signed.pdf) /EF << /F ${outer.next} 0 R >> >>`,
      [outer.catalog.number]: rewritten(outer.catalog.dictionary, {
        Names: `<< /EmbeddedFiles << /Names [ (signed.pdf) ${outer.next + 1} 0 R ] >> >>`,
      }),
    });
    this.keep("signed file attached", unpacked);
    this.keep("signed file attached, signed", await this.sign(unpacked, "P-256"));
  }

  private async makeByOthers(plain: Uint8Array): Promise<void> {
    if (hasPdfsig && hasCertutil) {
      const p12 = this.openssl.pkcs12(this.identity("rsa"), "signer");
      const first = this.keep("by poppler", signWithPoppler(this.openssl.folder, p12, "signer", plain));
      this.keep("by poppler after ours", signWithPoppler(this.openssl.folder, p12, "signer", this.get("rsa")));
      this.keep("by ours after poppler", await this.sign(first, "P-256"));
    }
    if (!hasPdfbox) return;
    writeFileSync(this.path("packed plain"), await makePdf({ isPacked: true }));
    const [rsa, ec] = ["rsa", "P-256"].map((name) => this.openssl.pkcs12(this.identity(name), name)) as [string, string];
    const task = (pkcs12: string, algorithm: string, input: string, output: string) => ({
      pkcs12,
      algorithm,
      input: this.path(input),
      output: this.path(output),
    });
    const plainPath = this.path("not signed");
    for (const [name, mode] of [
      ["encrypted plain", "disable"],
      ["encrypted, packed plain", "generate"],
    ] as const) {
      if (hasQpdf)
        spawnSync("qpdf", ["--encrypt", "", "owner", "256", "--", `--object-streams=${mode}`, plainPath, this.path(name)]);
    }
    signWithPdfbox([
      ...(hasQpdf
        ? [
            task(rsa, "SHA256withRSA", "encrypted plain", "encrypted"),
            task(rsa, "SHA256withRSA", "encrypted, packed plain", "encrypted, packed"),
          ]
        : []),
      task(rsa, "SHA256withRSA", "packed plain", "by PDFBox"),
      task(ec, "SHA384withECDSA", "not signed", "by PDFBox with a curve"),
      task(rsa, "SHA256withRSAandMGF1", "not signed", "by PDFBox with PSS"),
      task(ec, "SHA256withECDSA", "by PDFBox", "by PDFBox twice"),
      task(ec, "SHA256withECDSA", "rsa", "by PDFBox after ours"),
      task(rsa, "SHA1withRSA", "not signed", "by PDFBox with SHA-1"),
      task(rsa, "SHA256withRSA", "form signed", "form by PDFBox"),
    ]);
    for (const name of [
      "by PDFBox",
      "by PDFBox with a curve",
      "by PDFBox with PSS",
      "by PDFBox twice",
      "by PDFBox after ours",
      "by PDFBox with SHA-1",
      "form by PDFBox",
      ...(hasQpdf ? ["encrypted", "encrypted, packed"] : []),
    ])
      this.files.set(name, readFileSync(this.path(name)));
  }
}
