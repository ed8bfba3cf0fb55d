import { createRequestHandler, type RequestHandler as PageHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { connectSqlite } from "#db/connect.server";
import { migrate } from "#db/migrate.server";
import { getOrganisation } from "#db/queries/organisation.server";
import type { Database } from "#db/schema";
import { dateIn } from "~/domain/calendar";
import { rulesVersion } from "~/domain/flag";
import { geographyVersion } from "~/domain/residency";
import { formatInstant } from "~/i18n/format";
import { translatorFor } from "~/i18n/translator";
import { paths } from "~/paths";
import { findKnown, type Known } from "~/services/known/find-known.server";
import { knownFile } from "~/storage/known-files.server";
import { refuse } from "./refuse.server";
import { type Product, requestContextFor } from "./request-context.server";

const openMax = 3;
const handlersMax = 50;
/** So long a register that others pushed out may still be read by those who were reading it. */
const leaveMs = 60_000;

/** Registers of other times that are open, the one used last at the end. */
class KnownRegisters {
  private readonly open = new Map<number, Promise<Database>>();

  constructor(private readonly dataDirectory: string) {}

  async find(seq: number): Promise<Database> {
    const database = this.open.get(seq) ?? this.connect(seq);
    this.open.delete(seq);
    this.open.set(seq, database);
    const [oldest] = this.open.keys();
    if (this.open.size > openMax && oldest !== undefined) this.leave(oldest);
    return database;
  }

  private async connect(seq: number): Promise<Database> {
    const database = connectSqlite(knownFile(this.dataDirectory, seq));
    await migrate(database);
    return database;
  }

  private leave(seq: number): void {
    const database = this.open.get(seq);
    this.open.delete(seq);
    setTimeout(() => void database?.then((old) => old.close()).catch(() => {}), leaveMs).unref();
  }
}

/** The request as it would be, had it been made then: nobody can change anything, and today is the day of that instant. */
async function ofThen(load: AppLoadContext, database: Database, { instant, seq }: Known): Promise<AppLoadContext> {
  const { tilsyn } = load;
  const { timeZone } = await getOrganisation(database.reader);
  const { actor } = tilsyn.context;
  const t = translatorFor(tilsyn.language);
  const today = dateIn(timeZone, new Date(instant));
  const at = formatInstant(tilsyn.language, instant, timeZone);
  return {
    ...load,
    tilsyn: {
      ...tilsyn,
      known: t("known.banner", { at, seq: String(seq), rules: rulesVersion, geography: geographyVersion }),
      // What judges another day writes to the register of then, which is a copy that nobody keeps.
      context: {
        ...tilsyn.context,
        database,
        keeper: database,
        actor: actor.kind === "account" ? { ...actor, looksBack: true } : actor,
        today,
      },
      startJob: (args) => tilsyn.startJob([...args, "--known", String(seq), ...(args[0] === "sweep" ? ["--on", today] : [])]),
    },
  };
}

/** What can be sent from a page of then all the same: it is about the reader, not the register. */
const ofTheReader: ReadonlySet<string> = new Set([paths.language(), paths.signOut()]);

/** `?known=INSTANT` on the address of any page leads to that page of then. */
export const knownInQuery: RequestHandler = (request, response, next) => {
  const url = new URL(request.originalUrl, "http://site.invalid");
  const given = url.searchParams.get("known");
  if (given === null || given === "" || url.pathname.startsWith("/known")) return next();
  url.searchParams.delete("known");
  const instant = encodeURIComponent(given).replaceAll("%3A", ":");
  response.redirect(paths.knownAt(instant, `${url.pathname}${url.search}`));
};

/**
 * Every page of the register as it was known at an instant, under `/known/INSTANT`: the same pages, whose links stay below
 * that address. One that is not made yet is made first.
 */
export function knownPages(product: Product, build: ServerBuild): RequestHandler {
  const registers = new KnownRegisters(product.register.dataDirectory);
  const handlers = new Map<string, PageHandler>();
  const handlerFor = (instant: string): PageHandler => {
    let handler = handlers.get(instant);
    if (handler === undefined) {
      if (handlers.size >= handlersMax) handlers.clear();
      handler = createRequestHandler({
        build: { ...build, basename: paths.knownAt(instant, "") },
        mode: "production",
        getLoadContext: (_request, response) => response.locals["load"] as AppLoadContext,
      });
      handlers.set(instant, handler);
    }
    return handler;
  };
  return async (request, response, next) => {
    try {
      const given = request.params["instant"] ?? "";
      if (request.method !== "GET" && request.method !== "HEAD") {
        const path = request.url.split("?", 1)[0] ?? "";
        return ofTheReader.has(path) ? response.redirect(307, request.url) : refuse(response, 405, "method");
      }
      const load = await requestContextFor(product, request, response);
      if (load.tilsyn.account === null) return response.redirect(paths.signIn({ next: request.originalUrl }));
      const known = await findKnown(load.tilsyn.context, given);
      if ("refusal" in known || !known.isThere) return response.redirect(paths.known({ at: given, next: request.url }));
      response.locals["load"] = await ofThen(load, await registers.find(known.seq), known);
      await handlerFor(given)(request, response, next);
    } catch (error) {
      next(error);
    }
  };
}
