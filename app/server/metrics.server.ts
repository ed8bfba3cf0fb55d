import type { Request, RequestHandler } from "express";
import { createHash, timingSafeEqual } from "node:crypto";
import { collectDefaultMetrics, Counter, Histogram, Registry } from "prom-client";
import { refuse } from "./refuse.server";

const digest = (text: string) => createHash("sha256").update(text).digest();
const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
/** A proxy on this machine passes strangers on from loopback. */
const ofProxies = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded", "via"];

function mayRead(request: Request, token: string | null): boolean {
  if (token !== null) return timingSafeEqual(digest(request.get("Authorization") ?? ""), digest(`Bearer ${token}`));
  return loopback.test(request.socket.remoteAddress ?? "") && ofProxies.every((name) => request.headers[name] === undefined);
}

/** Figures for whoever runs the product: with the token where there is one, else to this machine alone. They name nobody. */
export function metrics(token: string | null): { count: RequestHandler; show: RequestHandler } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const labelNames = ["method", "status"] as const;
  const requests = new Counter({ name: "tilsyn_requests_total", help: "Requests answered.", labelNames, registers: [registry] });
  const seconds = new Histogram({
    name: "tilsyn_request_seconds",
    help: "From a request to the end of its answer.",
    labelNames: ["method"] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return {
    count(request, response, next) {
      // Other methods are refused and would be names of their own, as many as somebody sends.
      const method = ["GET", "HEAD", "POST"].includes(request.method) ? request.method : "other";
      const end = seconds.startTimer({ method });
      response.once("close", () => {
        end();
        requests.inc({ method, status: String(response.statusCode) });
      });
      next();
    },
    async show(request, response) {
      if (!mayRead(request, token)) return refuse(response, 404, "address");
      response.set("Content-Type", registry.contentType).send(await registry.metrics());
    },
  };
}
