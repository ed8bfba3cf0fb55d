import type { IncomingMessage } from "node:http";
import type { RequestHandler, Response } from "express";
import helmet from "helmet";
import { randomBytes } from "node:crypto";

export const nonceOf = (response: Response): string => response.locals["nonce"] as string;

/** A page that shows one file, in a frame of a page of ours. Decoders of pictures in PDFs are WebAssembly. */
const viewPath = /^\/documents\/[^/]+\/versions\/\d+\/view$/;

const isView = (request: IncomingMessage) => viewPath.test((request.url ?? "").split("?", 1)[0] ?? "");

/**
 * Headers of every response. Nothing comes from third parties; inline scripts only with this response's nonce. Styles come
 * from files, and as attributes, in which the drawings put their measures.
 */
export function securityHeaders(secure: boolean): RequestHandler[] {
  return [
    (_request, response, next) => {
      response.locals["nonce"] = randomBytes(16).toString("base64");
      response.set("Cache-Control", "no-store");
      response.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
      next();
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: [
            "'self'",
            (request, response) => `'nonce-${nonceOf(response as Response)}'${isView(request) ? " 'wasm-unsafe-eval'" : ""}`,
          ],
          workerSrc: ["'self'"],
          scriptSrcAttr: ["'none'"],
          styleSrc: ["'self'"],
          styleSrcAttr: ["'unsafe-inline'"],
          imgSrc: ["'self'", "data:"],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          frameSrc: ["'self'"],
          frameAncestors: [(request) => (isView(request) ? "'self'" : "'none'")],
          formAction: ["'self'"],
        },
      },
      crossOriginOpenerPolicy: { policy: "same-origin" },
      crossOriginResourcePolicy: { policy: "same-origin" },
      referrerPolicy: { policy: "no-referrer" },
      strictTransportSecurity: secure ? { maxAge: 63_072_000, includeSubDomains: false } : false,
      xFrameOptions: { action: "deny" },
    }),
    (request, response, next) => {
      if (isView(request)) response.set("X-Frame-Options", "SAMEORIGIN");
      next();
    },
  ];
}
