import { AwsV4Signer } from "aws4fetch";
import { setTimeout as wait } from "node:timers/promises";
import { StoreFull } from "./blob-store";
import type { S3Settings } from "./s3-settings";

export interface S3Request {
  method: "GET" | "HEAD" | "PUT" | "DELETE";
  /** Within the prefix; null for the bucket itself. */
  key: string | null;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** Made anew for every attempt. */
  body?: () => BodyInit;
  /** Answers that are no fault; all of 200 are among them. */
  expected?: readonly number[];
}

/** The object store did not do what it was asked; the message says what to look at. */
export class S3Fault extends Error {
  override name = "S3Fault";
}

const attempts = 4;
const firstWaitMs = 100;
/** Of requests whose answer is short. */
const answerMs = 30_000;

const isPassing = (status: number) => status === 429 || status === 500 || status === 502 || status === 503 || status === 504;

const fullCodes = /<Code>[^<]*(Quota|StorageFull|InsufficientStorage)[^<]*<\/Code>/i;

const remedies: Record<number, string> = {
  301: "Check TILSYN_S3_REGION and TILSYN_S3_ENDPOINT: the bucket is elsewhere.",
  400: "Check TILSYN_S3_REGION.",
  403: "Check TILSYN_S3_ACCESS_KEY, TILSYN_S3_SECRET_KEY, this machine's clock, and what the key may do in the bucket.",
  404: "Check TILSYN_S3_BUCKET, and make the bucket where there is none.",
};

/** @returns the answer; its body is read or cancelled by whoever asked */
export type SendToS3 = (request: S3Request) => Promise<Response>;

/** Signed requests to one bucket, tried again where the fault may pass. Every one of ours may be made twice. */
export function s3Requests({ endpoint, bucket, region, accessKey, secretKey, prefix }: S3Settings): SendToS3 {
  const signedAt = { accessKeyId: accessKey, secretAccessKey: secretKey, service: "s3", region };

  async function once({ method, key, query = {}, headers = {}, body }: S3Request): Promise<Response> {
    const url = new URL(key === null ? `/${bucket}` : `/${bucket}/${prefix}${key}`, endpoint);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const signed = await new AwsV4Signer({ method, url: url.href, headers, ...signedAt }).sign();
    // Nothing on the way may change the bytes, not even to pack them. Of a part, fetch says so itself.
    if (headers["range"] === undefined) signed.headers.set("accept-encoding", "identity");
    const isLong = method === "PUT" || (method === "GET" && key !== null);
    return fetch(signed.url, {
      method,
      headers: signed.headers,
      redirect: "manual",
      ...(isLong ? {} : { signal: AbortSignal.timeout(answerMs) }),
      ...(body === undefined ? {} : ({ body: body(), duplex: "half" } as RequestInit)),
    });
  }

  async function fault({ method }: S3Request, response: Response): Promise<Error> {
    const text = await response.text().catch(() => "");
    if (response.status === 507 || fullCodes.test(text)) return new StoreFull();
    const code = /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? "";
    const said = `The document store at ${endpoint} answered ${response.status} ${code} to ${method}.`;
    const about = /User|AccessKey/.test(code) ? 403 : response.status;
    return new S3Fault(`${said.replace("  ", " ")} ${remedies[about] ?? "Look at its log."}`);
  }

  return async (request) => {
    for (let attempt = 1; ; attempt += 1) {
      let problem: Error;
      try {
        const response = await once(request);
        if (response.ok || request.expected?.includes(response.status)) return response;
        problem = await fault(request, response);
        if (!isPassing(response.status)) throw problem;
      } catch (cause) {
        if (cause instanceof S3Fault || cause instanceof StoreFull) throw cause;
        problem = new S3Fault(`The document store at ${endpoint} cannot be reached. Check TILSYN_S3_ENDPOINT and the network.`, {
          cause,
        });
      }
      // A body of a stream may have been refused before it was read to its end: whoever sent it looks first what is there.
      if (attempt >= attempts || request.body !== undefined) throw problem;
      await wait(firstWaitMs * 2 ** (attempt - 1));
    }
  };
}
