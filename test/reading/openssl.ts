import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const hasOpenssl = existsSync("/usr/bin/openssl");

export interface Identity {
  certificate: string;
  key: string;
}

export interface IdentityOptions {
  subject: string;
  /** `rsa:2048`, or a curve. */
  key?: string;
  /** Sections of the certificate's extensions, in OpenSSL's words. */
  extensions?: string;
  from?: string;
  until?: string;
  isSelfSigned?: boolean;
}

const authorityConfiguration = (folder: string, extensions: string) => `
[ca]
default_ca = own
[own]
dir = ${folder}
database = ${folder}/index.txt
serial = ${folder}/serial
new_certs_dir = ${folder}
default_md = sha256
policy = any
unique_subject = no
x509_extensions = extensions
email_in_dn = no
[any]
countryName = optional
organizationName = optional
organizationIdentifier = optional
serialNumber = optional
commonName = supplied
[extensions]
basicConstraints = CA:FALSE
subjectKeyIdentifier = hash
${extensions}
`;

const timestampConfiguration = (folder: string) => `
[tsa]
default_tsa = own
[own]
serial = ${folder}/tsa-serial
crypto_device = builtin
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
signer_digest = sha256
ess_cert_id_alg = sha256
`;

/** Certificates, signature values and time stamps made by OpenSSL, with an authority of its own. */
export class Openssl {
  readonly folder = mkdtempSync(join(tmpdir(), "tilsyn-signatures-"));
  private count = 0;

  constructor() {
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(this.path("index.txt"), "");
    writeFileSync(this.path("serial"), "1001\n");
    writeFileSync(this.path("tsa-serial"), "2001\n");
    writeFileSync(this.path("tsa.cnf"), timestampConfiguration(this.folder));
    this.run(
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-keyout",
      this.path("ca.key"),
      "-out",
      this.path("ca.pem"),
      ...["-days", "7300", "-subj", "/C=DK/O=Test authority/CN=Test root"],
    );
  }

  path = (name: string) => join(this.folder, name);

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  run(...parameters: string[]): Buffer {
    const { status, stdout, stderr } = spawnSync("openssl", parameters, { maxBuffer: 64 * 1024 * 1024 });
    if (status !== 0) throw new Error(`openssl ${parameters[0]}: ${String(stderr)}`);
    return stdout;
  }

  private next(suffix: string): string {
    this.count += 1;
    return this.path(`${this.count}.${suffix}`);
  }

  makeIdentity({
    subject,
    key = "rsa:2048",
    extensions = "",
    from = "20240101000000Z",
    until = "20991231235959Z",
    isSelfSigned = false,
  }: IdentityOptions): Identity {
    const made = { certificate: this.next("pem"), key: this.next("key") };
    const request = this.next("csr");
    const kind = key.startsWith("rsa") ? ["-newkey", key] : ["-newkey", "ec", "-pkeyopt", `ec_paramgen_curve:${key}`];
    if (isSelfSigned) {
      this.run(
        "req",
        "-x509",
        ...kind,
        "-nodes",
        "-keyout",
        made.key,
        "-out",
        made.certificate,
        "-days",
        "3650",
        "-utf8",
        "-subj",
        subject,
      );
      return made;
    }
    const configuration = this.next("cnf");
    writeFileSync(configuration, authorityConfiguration(this.folder, extensions));
    this.run("req", "-new", ...kind, "-nodes", "-keyout", made.key, "-out", request, "-utf8", "-subj", subject);
    this.run(
      "ca",
      "-batch",
      "-notext",
      "-config",
      configuration,
      "-cert",
      this.path("ca.pem"),
      "-keyfile",
      this.path("ca.key"),
      ...["-in", request, "-out", made.certificate, "-startdate", from, "-enddate", until, "-utf8"],
    );
    return made;
  }

  /** A detached CMS of some bytes. @param more further options of `openssl cms` */
  cms(identity: Identity, signed: Buffer, ...more: string[]): Buffer {
    const input = this.next("bin");
    writeFileSync(input, signed);
    return this.run(
      "cms",
      "-sign",
      "-binary",
      "-in",
      input,
      "-signer",
      identity.certificate,
      "-inkey",
      identity.key,
      ...["-certfile", this.path("ca.pem"), "-outform", "DER", "-nosmimecap", ...more],
    );
  }

  /** A time stamp token of some bytes, as an authority gives it. */
  timestamp(authority: Identity, stamped: Buffer): Buffer {
    const [input, query] = [this.next("bin"), this.next("tsq")];
    writeFileSync(input, stamped);
    this.run("ts", "-query", "-data", input, "-sha256", "-cert", "-out", query);
    return this.run(
      "ts",
      "-reply",
      "-config",
      this.path("tsa.cnf"),
      "-queryfile",
      query,
      "-signer",
      authority.certificate,
      ...["-inkey", authority.key, "-token_out"],
    );
  }

  /** What a CMS carries, signed by somebody else. */
  signContentOf(cms: Buffer, identity: Identity): Buffer {
    const [input, content] = [this.next("cms"), this.next("bin")];
    writeFileSync(input, cms);
    this.run("cms", "-verify", "-noverify", "-inform", "DER", "-in", input, "-binary", "-out", content);
    return this.cms(identity, readFileSync(content), "-cades", "-nodetach", "-econtent_type", "1.2.840.113549.1.9.16.1.4");
  }

  /** Another certificate of the same key, number and issuer, for somebody else. */
  makeTwin(identity: Identity, subject: string): Identity {
    const [request, certificate] = [this.next("csr"), this.next("pem")];
    const serial = this.run("x509", "-in", identity.certificate, "-noout", "-serial").toString().trim().replace("serial=", "0x");
    this.run("req", "-new", "-key", identity.key, "-out", request, "-subj", subject);
    const authority = ["-CA", this.path("ca.pem"), "-CAkey", this.path("ca.key"), "-set_serial", serial, "-days", "3650"];
    this.run("x509", "-req", "-in", request, ...authority, "-out", certificate);
    return { certificate, key: identity.key };
  }

  /** The certificate in DER. */
  der = (identity: Identity) => this.run("x509", "-in", identity.certificate, "-outform", "DER");

  pkcs12(identity: Identity, name: string): string {
    const file = this.next("p12");
    this.run(
      "pkcs12",
      "-export",
      "-in",
      identity.certificate,
      "-inkey",
      identity.key,
      "-certfile",
      this.path("ca.pem"),
      ...["-name", name, "-passout", "pass:secret", "-out", file],
    );
    return file;
  }
}
