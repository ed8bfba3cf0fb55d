import type { RequestHandler } from "express";
import { createHash } from "node:crypto";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { listRequestBlocks, putRequestBlock } from "#db/queries/request-count.server";
import { networkOf } from "~/auth/network";
import type { SessionCookie } from "~/auth/session-cookie";
import type { Register } from "~/context.server";
import { refuse } from "./refuse.server";

const windowSeconds = 60;
/** Behind one address there may be a whole office. */
const peoplePerAddress = 10;

const isRefused = (error: unknown): error is RateLimiterRes =>
  typeof error === "object" && error !== null && "msBeforeNext" in error;

/**
 * So many requests a minute of a session, and ten times as many of a network. They are counted in memory, because a write
 * for every request would cost it a wait for the disk; whoever passes the limit is put into the database, so that a
 * restart does not let them go on.
 */
export function requestLimits({ database, now }: Register, cookie: SessionCookie, requestsAMinute: number): RequestHandler {
  const ofSession = new RateLimiterMemory({ points: requestsAMinute, duration: windowSeconds, keyPrefix: "session" });
  const ofNetwork = new RateLimiterMemory({
    points: requestsAMinute * peoplePerAddress,
    duration: windowSeconds,
    keyPrefix: "network",
  });
  const waiting = new Map<string, number>();
  const known = listRequestBlocks(database.reader, now().toISOString()).then((blocks) => {
    for (const { subject, until } of blocks) waiting.set(subject, Date.parse(until));
  });

  const block = async (subject: string, points: number, ms: number) => {
    const at = now();
    const until = new Date(at.getTime() + ms);
    waiting.set(subject, until.getTime());
    await putRequestBlock(database.writer, subject, points, until.toISOString(), at.toISOString());
  };
  const secondsToWait = (subject: string) => {
    const until = waiting.get(subject);
    if (until === undefined) return null;
    const ms = until - now().getTime();
    if (ms <= 0) waiting.delete(subject);
    return ms <= 0 ? null : Math.ceil(ms / 1000);
  };

  return async (request, response, next) => {
    await known;
    const token = cookie.read(request.headers.cookie);
    const subjects: [subject: string, limiter: RateLimiterMemory][] = [[`network ${networkOf(request.ip ?? "")}`, ofNetwork]];
    if (token !== null) subjects.push([`session ${createHash("sha256").update(token).digest("hex")}`, ofSession]);
    for (const [subject, limiter] of subjects) {
      let seconds = secondsToWait(subject);
      if (seconds === null) {
        try {
          await limiter.consume(subject);
        } catch (error) {
          if (!isRefused(error)) return next(error);
          await block(subject, limiter.points, error.msBeforeNext);
          seconds = Math.ceil(error.msBeforeNext / 1000);
        }
      }
      if (seconds === null) continue;
      response.set("Retry-After", String(Math.max(1, seconds)));
      return refuse(response, 429, "tooMany");
    }
    next();
  };
}
