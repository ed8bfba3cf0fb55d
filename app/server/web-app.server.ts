import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express } from "express";
import { join } from "node:path";
import { isBusy } from "#db/dialect/busy.server";
import { getRegister } from "#db/queries/organisation.server";
import { type Policy, policies } from "~/auth/policy";
import { sessionCookieFor } from "~/auth/session-cookie";
import type { Config } from "~/config.server";
import type { Register } from "~/context.server";
import { addressGate, bodyGate, methodGate, originGate, publicAddress } from "./gates.server";
import { guardBuild, retryAfterSeconds } from "./guard.server";
import { securityHeaders } from "./headers.server";
import { requestLimits } from "./limits.server";
import { type Log, requestLog } from "./log.server";
import { metrics } from "./metrics.server";
import { readiness } from "./readiness.server";
import { knownInQuery, knownPages } from "./known.server";
import { refuse } from "./refuse.server";
import { isFull } from "../storage/blob-store";
import { requestContextFor } from "./request-context.server";

export interface WebApp {
  build: ServerBuild;
  /** Folder of the browser's files, `assets` among them. */
  clientDirectory: string;
  register: Register;
  startJob: (args: readonly string[]) => void;
  config: Pick<Config, "publicUrl" | "secure" | "trustedProxies" | "requestsAMinute" | "metricsToken">;
  /** Where requests are noted; nowhere where it is left out. */
  log?: Log;
  policies?: Readonly<Record<string, Policy>>;
}

const onFault: ErrorRequestHandler = (error, request, response, next) => {
  if (request.destroyed && !request.complete) return;
  if (isBusy(error) && !response.headersSent) {
    response.set("Retry-After", String(retryAfterSeconds));
    return refuse(response, 503, "busy");
  }
  console.error(error);
  if (response.headersSent) next(error);
  else if (isFull(error)) refuse(response, 507, "full");
  else refuse(response, 500, "fault");
};

/** The product on the web: gates first, then files, then pages behind their policies. */
export function createWebApp({
  build,
  clientDirectory,
  register,
  startJob,
  config,
  log,
  policies: table = policies,
}: WebApp): Express {
  const guarded = guardBuild(build, table);
  const product = { register, startJob, cookie: sessionCookieFor(config.secure), secure: config.secure };
  const app = express();
  app.disable("x-powered-by").disable("etag").enable("case sensitive routing").set("query parser", "simple");
  app.set("trust proxy", config.trustedProxies.length === 0 ? false : [...config.trustedProxies]);

  const { count, show } = metrics(config.metricsToken);
  app.use(count);
  if (log !== undefined) app.use(requestLog(log));
  app.use(securityHeaders(config.secure), methodGate, addressGate, originGate(config.publicUrl), bodyGate, compression());
  app.get("/healthz", async (_request, response) => {
    try {
      await getRegister(register.database.reader);
      response.type("text/plain").send("ok\n");
    } catch {
      response.status(503).type("text/plain").send("the register cannot be read\n");
    }
  });
  app.get("/readyz", readiness(register.database));
  app.get("/metrics", show);
  // Their names hold a hash of their content.
  const assets = express.static(join(clientDirectory, "assets"), {
    index: false,
    redirect: false,
    setHeaders: (response) => response.setHeader("Cache-Control", "public, max-age=31536000, immutable"),
  });
  app.use("/assets", assets, (_request, response) => {
    refuse(response, 404, "address");
  });
  app.use(express.static(clientDirectory, { cacheControl: false, index: false, redirect: false }));
  app.use(requestLimits(register, product.cookie, config.requestsAMinute));
  app.use(publicAddress(config.publicUrl));
  app.get("*", knownInQuery);
  app.use("/known/:instant", knownPages(product, guarded));
  app.use(
    createRequestHandler({
      build: guarded,
      mode: "production",
      getLoadContext: (request, response) => requestContextFor(product, request, response),
    }),
  );
  app.use(onFault);
  return app;
}
