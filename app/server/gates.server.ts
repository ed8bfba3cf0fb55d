import type { Request, RequestHandler } from "express";
import { paths } from "~/paths";
import { refuse } from "./refuse.server";

const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST"]);

/** Every page and form uses these three. */
export const methodGate: RequestHandler = (request, response, next) => {
  if (methods.has(request.method)) return next();
  response.set("Allow", [...methods].join(", "));
  refuse(response, 405, "method");
};

/**
 * One address, one spelling: slashes, backslashes and dots in disguise mean one thing to a proxy and another to the
 * router, and no page needs them. `/__manifest` is the router's own, switched off and not to be switched on by mistake.
 */
export const addressGate: RequestHandler = (request, response, next) => {
  const path = request.originalUrl.split("?", 1)[0] ?? "";
  const disguised = !path.startsWith("/") || /\/\/|\\|%2f|%5c|%2e|%00|#|\/\.{1,2}(?:\/|$)/i.test(path);
  if (disguised || isUndecodable(path) || /^\/__manifest\/?$/i.test(path)) return refuse(response, 404, "address");
  next();
};

function isUndecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return false;
  } catch {
    return true;
  }
}

/**
 * Nothing is changed from another site's page. The framework's own check is passed over by `?_data=` and resource routes
 * and believes X-Forwarded-Host, so this one stands before it and decides alone.
 */
export function originGate(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    if (request.method === "GET" || request.method === "HEAD") return next();
    const site = request.get("Sec-Fetch-Site");
    const own = site === undefined ? request.get("Origin") === publicUrl : site === "same-origin";
    return own ? next() : refuse(response, 403, "origin");
  };
}

const mebibyte = 1024 * 1024;
export const bodyBytesMax = mebibyte;
/** A file of 50 MB and what a form puts around it. */
export const uploadBytesMax = 51 * mebibyte;
/** Several documents of 200 MB; each is counted by itself as it comes. */
export const documentsBytesMax = 1024 * mebibyte;

const documentsPath = /^\/subcontractors\/[^/]+\/(?:agreements|evidence)\/[^/]+\/documents$/;

/** What a subcontractor's contact sends with one answer: 500 MB, and what a form puts around it. */
const answerBytesMax = 501 * mebibyte;
const answerPath = /^\/portal\/questions\/[^/]+$/;

function bytesMaxOf({ method, path }: Request): number {
  if (method !== "POST") return bodyBytesMax;
  if (path === paths.imports()) return uploadBytesMax;
  if (answerPath.test(path)) return answerBytesMax;
  return documentsPath.test(path) ? documentsBytesMax : bodyBytesMax;
}

/** The length is asked for beforehand: Node's parser then reads not a byte more than it. */
export const bodyGate: RequestHandler = (request, response, next) => {
  if (request.get("Transfer-Encoding") !== undefined) {
    response.set("Connection", "close");
    return refuse(response, 411, "lengthRequired");
  }
  if (Number(request.get("Content-Length") ?? 0) <= bytesMaxOf(request)) return next();
  response.set("Connection", "close");
  refuse(response, 413, "tooLarge");
};

/**
 * The pages see the product under its public address, whatever Host or X-Forwarded-Host a client sent; after the origin
 * gate the framework's own check has nothing to add and would only stumble over a proxy that rewrites Host.
 */
export function publicAddress(publicUrl: string): RequestHandler {
  const { host } = new URL(publicUrl);
  return (request, _response, next) => {
    delete request.headers["x-forwarded-host"];
    request.headers.host = host;
    if (request.headers.origin !== undefined) request.headers.origin = publicUrl;
    next();
  };
}
