import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { request as httpsRequest } from "node:https";

export interface Page {
  url: URL;
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Follows links, forms and redirects with cookies of its own for each origin; trusts one authority. */
export class Browser {
  readonly cookies = new Map<string, Map<string, string>>();

  constructor(private readonly authority: string) {}

  private once(url: URL, method: string, headers: Record<string, string>, body?: string): Promise<Page> {
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    const jar = this.cookies.get(url.origin) ?? new Map<string, string>();
    this.cookies.set(url.origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const options = { method, ca: this.authority, agent: false, headers: { ...headers, ...(cookie && { cookie }) } };
    return new Promise((resolve, reject) => {
      const request = send(url, options, (response) => {
        let text = "";
        response.on("data", (part: Buffer) => {
          text += String(part);
        });
        response.on("end", () => {
          for (const line of response.headers["set-cookie"] ?? []) {
            const [pair = "", ...attributes] = line.split(";");
            const at = pair.indexOf("=");
            const ended = attributes.some((one) => /max-age=0|expires=thu, 01 jan 1970/i.test(one));
            if (ended) jar.delete(pair.slice(0, at));
            else jar.set(pair.slice(0, at), pair.slice(at + 1));
          }
          resolve({ url, status: response.statusCode ?? 0, headers: response.headers, body: text });
        });
      });
      request.once("error", reject);
      request.end(body);
    });
  }

  /** One request, with the headers that a link of the same site sends. */
  get = (to: string | URL, headers: Record<string, string> = { "Sec-Fetch-Site": "same-origin" }) =>
    this.once(new URL(to), "GET", headers);

  post(to: string | URL, fields: Record<string, string>): Promise<Page> {
    const body = new URLSearchParams(fields).toString();
    const headers = { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": String(Buffer.byteLength(body)) };
    return this.once(new URL(to), "POST", { ...headers, "Sec-Fetch-Site": "same-origin" }, body);
  }

  /** Follows redirects until the address is one that is to be looked at, which is not asked for any more. */
  async follow(page: Page, until: (url: URL) => boolean = () => false): Promise<Page | URL> {
    let at = page;
    for (let hops = 0; hops < 12 && at.status >= 300 && at.status < 400; hops++) {
      const next = new URL(at.headers.location ?? "", at.url);
      if (until(next)) return next;
      at = await this.get(next, next.origin === at.url.origin ? undefined : {});
    }
    return at;
  }
}
