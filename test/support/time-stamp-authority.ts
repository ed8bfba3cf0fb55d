import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Identity, Openssl } from "../reading/openssl";

/** A real time-stamp authority: OpenSSL's, over HTTP on loopback. `answer` may change what it says. */
export class TimeStampAuthority {
  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async start(
    openssl: Openssl,
    authority: Identity,
    answer: (reply: Buffer, query: Buffer) => Buffer | number = (reply) => reply,
  ): Promise<TimeStampAuthority> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const query = Buffer.concat(chunks);
        const said = answer(openssl.answerQuery(authority, query), query);
        if (typeof said === "number") response.writeHead(said).end();
        else response.writeHead(200, { "content-type": "application/timestamp-reply" }).end(said);
      });
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    return new TimeStampAuthority(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server);
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, "close");
  }
}
