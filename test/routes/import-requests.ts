import { sessionCookieFor } from "../../app/auth/session-cookie";
import { everything } from "../../app/domain/permissions/scope";
import { firstRoles } from "../../app/services/account/add-account.server";
import type { AppLoadContext } from "@remix-run/node";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as chooseRoute from "~/routes/_app.import.$id.choices";
import * as discardRoute from "~/routes/_app.import.$id.discard";
import * as doneRoute from "~/routes/_app.import.$id.done";
import * as draftRoute from "~/routes/_app.import.$id._index/route";
import * as importRoute from "~/routes/_app.import._index";
import type { Language } from "~/i18n/language";
import type { Context } from "~/services/context";
import type { PortfolioPage } from "~/services/portfolio/portfolio-page";
import type { ListPage, RowShown } from "~/services/supplier-list/list-page";
import { Clock, contextFor, freshDatabase } from "../support/register";

const address = (path: string) => `http://localhost${path}`;

interface Loaded {
  list: ListPage | null;
  portfolio: PortfolioPage | null;
  isDemo: boolean;
  problems: { place: string | null; message: string }[];
  title: string;
  documentTitle: string;
  corrected: boolean;
}

/** A register of its own with an account, whose browser sends what the tests say. */
export async function freshImports() {
  const database = await freshDatabase();
  const dataDirectory = mkdtempSync(join(tmpdir(), "tilsyn-import-"));
  const clock = new Clock();
  const jobs: string[] = [];

  const contextOf = (account: string): Context => ({
    database,
    actor: { kind: "account", id: account, roles: firstRoles, scope: everything },
    dataDirectory,
    installation: contextFor(database, clock).installation,
    now: clock.now,
    get today() {
      return contextFor(database, clock).today;
    },
  });

  const browser = (account = "mette", language: Language = "da") => {
    const load = (): AppLoadContext => ({
      entrance: {
        client: { address: "127.0.0.1", userAgent: "" },
        method: "GET",
        token: null,
        session: { id: "s", method: "password", provenAt: contextOf(account).now().toISOString(), hasSecondFactor: false },
        portalToken: null,
        cookie: sessionCookieFor(false),
        organisationConfirmed: true,
        secure: false,
        retryAfter: () => undefined,
      },
      tilsyn: {
        context: contextOf(account),
        account: {
          id: account,
          email: `${account}@host.example`,
          name: account,
          roles: firstRoles,
          scope: everything,
          endsAt: null,
          status: "active",
          language: null,
        },
        language,
        nonce: "n",
        startJob: (args) => void jobs.push(args.join(" ")),
      },
    });
    const args = (path: string, id: string | null, body?: FormData) => ({
      request: new Request(address(path), body === undefined ? {} : { method: "POST", body }),
      params: id === null ? {} : { id },
      context: load(),
    });
    const caught = async (work: Promise<unknown> | unknown): Promise<Response> => {
      try {
        return (await work) as Response;
      } catch (thrown) {
        if (thrown instanceof Response) return thrown;
        throw thrown;
      }
    };
    const pathOf = (id: string, rest = "") => `/import/${id}${rest}`;
    const formOf = (fields: readonly (readonly [string, string])[]) => {
      const form = new FormData();
      for (const [name, value] of fields) form.append(name, value);
      return form;
    };
    return {
      page: async (query = "") => (await importRoute.loader(args(`/import${query}`, null))).json(),
      upload: async (bytes: string | Uint8Array, fileName: string) => {
        const form = new FormData();
        form.append("file", new File([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], fileName));
        const response = await caught(importRoute.action(args("/import", null, form)));
        const id = /^\/import\/([\w-]+)$/.exec(response.headers.get("Location") ?? "")?.[1] ?? null;
        return { response, id: id ?? "", problem: id === null ? ((await response.json()) as { problem: string }).problem : null };
      },
      sendNothing: () => caught(importRoute.action(args("/import", null, formOf([])))),
      open: (id: string, query = "") => caught(draftRoute.loader(args(pathOf(id, query), id))),
      preview: async (id: string, query = "") =>
        (await (await caught(draftRoute.loader(args(pathOf(id, query), id)))).json()) as Loaded,
      choose: (id: string, fields: readonly (readonly [string, string])[]) =>
        caught(chooseRoute.action(args(pathOf(id, "/choices"), id, formOf(fields)))),
      confirm: (id: string, fields: readonly (readonly [string, string])[]) =>
        caught(draftRoute.action(args(pathOf(id), id, formOf(fields)))),
      discard: (id: string) => caught(discardRoute.action(args(pathOf(id, "/discard"), id, formOf([])))),
      done: (id: string, query = "") => caught(doneRoute.loader(args(pathOf(id, `/done${query}`), id))),
      args,
    };
  };

  return {
    database,
    clock,
    jobs,
    dataDirectory,
    browser,
    context: contextOf("mette"),
    files: () => (existsSync(join(dataDirectory, "imports")) ? readdirSync(join(dataDirectory, "imports")) : []),
    events: () => database.reader.selectFrom("event").selectAll().orderBy("id").execute(),
    close: async () => {
      await database.close();
      rmSync(dataDirectory, { recursive: true });
    },
  };
}

/** A row of a preview in one line: number, outcome, name, service, places. */
export const shown = ({ number, outcome, name, services, locations, refusal }: RowShown) =>
  [
    number,
    outcome,
    name,
    services.map((service) => `${service.name} (${service.kind}, ${service.role}, ${service.startsOn})`).join("; "),
    locations
      .map((place) => [place.country ?? place.region, place.confirmedOn, place.transferTool].filter(Boolean).join(" "))
      .join("; "),
    ...(refusal === null ? [] : [refusal.code]),
  ].join(" | ");

export const fieldsOf = (list: ListPage): [string, string][] => [
  ["digest", list.digest],
  ...(list.sheet === null
    ? []
    : ([
        ["was-sheet", list.sheet],
        ["sheet", list.sheet],
      ] as [string, string][])),
  ...list.columns.flatMap(({ index, meaning }): [string, string][] => [
    [`was-${index}`, meaning],
    [`column-${index}`, meaning],
  ]),
  ...list.rows.flatMap((row) =>
    row.differences.flatMap((one): [string, string][] => [
      ["listed", one.id],
      ...(one.ticked ? [["tick", one.id] as [string, string]] : []),
    ]),
  ),
];
