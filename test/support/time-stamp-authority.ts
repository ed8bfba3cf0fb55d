import { fromBER, Integer, OctetString } from "asn1js";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { TimeStampReq } from "pkijs";
import { sequence, smallInteger } from "../../app/sealing/der";
import type { Identity, Openssl } from "../reading/openssl";

/** How an authority goes wrong. */
export type Fault =
  | "another nonce"
  | "another imprint"
  | "not for time stamps"
  | "not for time stamps alone"
  | "signed over"
  | "refuses"
  | "no token"
  | "an error"
  | "a page"
  | "far too much"
  | "elsewhere"
  | "silence";

const purpose = "extendedKeyUsage = critical, timeStamping";

/** A time-stamp authority over HTTP (RFC 3161, 3.4): OpenSSL gives the time stamps, a fault spoils them. */
export class TimeStampAuthority {
  fault: Fault | null = null;
  asked = 0;
  private readonly server: Server;
  private readonly identity: Identity;
  private readonly other: Identity;
  private readonly partly: Identity;

  constructor(private readonly openssl: Openssl) {
    this.identity = openssl.makeIdentity({ subject: "/C=DK/O=Test Tidsstempel/CN=TSA", extensions: purpose });
    this.other = openssl.makeIdentity({
      subject: "/C=DK/O=Test Tidsstempel/CN=Mail",
      extensions: "extendedKeyUsage = emailProtection",
    });
    this.partly = openssl.makeIdentity({
      subject: "/C=DK/O=Test Tidsstempel/CN=Begge",
      extensions: "extendedKeyUsage = timeStamping, emailProtection",
    });
    this.server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        this.asked += 1;
        const { fault } = this;
        if (fault === "silence") return;
        if (fault === "an error") return void response.writeHead(500).end();
        if (fault === "elsewhere") return void response.writeHead(302, { Location: this.url }).end();
        if (fault === "a page") return void response.end("<html>Log ind</html>");
        if (fault === "far too much") return void response.end(Buffer.alloc(1024 * 1024));
        response.setHeader("Content-Type", "application/timestamp-reply");
        response.end(this.answer(Buffer.concat(parts), fault));
      });
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/tsa`;
  }

  private answer(query: Buffer, fault: Fault | null): Buffer {
    if (fault === "refuses") return sequence(sequence(smallInteger(2)));
    if (fault === "no token") return sequence(sequence(smallInteger(0)));
    const asked = new TimeStampReq({ schema: fromBER(query).result });
    if (fault === "another nonce") asked.nonce = new Integer({ value: 5 });
    if (fault === "another imprint") asked.messageImprint.hashedMessage = new OctetString({ valueHex: Buffer.alloc(32, 1) });
    const [input, output] = [this.openssl.path("asked.tsq"), this.openssl.path("answer.tsr")];
    writeFileSync(input, Buffer.from(asked.toSchema().toBER()));
    const { certificate, key } = this.identity;
    const reply = ["ts", "-reply", "-config", this.openssl.path("tsa.cnf"), "-queryfile", input, "-signer", certificate];
    const more = ["-inkey", key, "-chain", this.openssl.path("ca.pem"), "-out", output];
    if (fault === null || fault.startsWith("another")) {
      this.openssl.run(...reply, ...more);
      return readFileSync(output);
    }
    this.openssl.run(...reply, ...more, "-token_out");
    if (fault === "signed over") {
      const token = readFileSync(output);
      token[token.length - 10] = (token.at(-10) ?? 0) ^ 1;
      return sequence(sequence(smallInteger(0)), token);
    }
    const resigned = this.openssl.signContentOf(readFileSync(output), fault === "not for time stamps" ? this.other : this.partly);
    return sequence(sequence(smallInteger(0)), resigned);
  }
}
