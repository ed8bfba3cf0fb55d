import { everything } from "../../app/domain/permissions/scope";
import { firstRoles } from "../../app/services/account/add-account.server";
import type { ActionFunction, AppLoadContext, LoaderFunction } from "@remix-run/node";
import { sessionCookieFor } from "../../app/auth/session-cookie";
import { importPortfolio } from "../../app/services/portfolio/import-portfolio.server";
import type { Subcontractor } from "../../app/domain/portfolio";
import { portfolioFormat } from "../../app/domain/portfolio";
import type { Context } from "../../app/services/context";

/** What a route answered: its status, where it sends one on to, and its data. */
export interface Answered<Data> {
  status: number;
  location: string | null;
  data: Data;
}

const answered = async <Data>(response: Response): Promise<Answered<Data>> => ({
  status: response.status,
  location: response.headers.get("Location"),
  data: (response.headers.get("Content-Type")?.includes("json") === true ? await response.json() : null) as Data,
});

/** What the server hands to routes, for somebody signed in who reads Danish. */
export const loadContextFor = (context: Context, language: "da" | "en" = "da"): AppLoadContext => ({
  entrance: {
    client: { address: "127.0.0.1", userAgent: "" },
    method: "GET",
    token: null,
    session: { id: "s", method: "password", provenAt: context.now().toISOString(), hasSecondFactor: false },
    portalToken: null,
    cookie: sessionCookieFor(false),
    organisationConfirmed: true,
    secure: false,
    retryAfter: () => undefined,
  },
  tilsyn: {
    context,
    language,
    nonce: "",
    startJob: () => {},
    account: {
      id: "00000000-0000-7000-8000-000000000001",
      email: "ada@example.dk",
      name: "Ada",
      roles: firstRoles,
      scope: everything,
      endsAt: null,
      status: "active",
      language: null,
    },
  },
});

type Fields = Readonly<Record<string, string | readonly string[]>>;

function formOf(fields: Fields): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const each of typeof value === "string" ? [value] : value) form.append(name, each);
  return form;
}

/** Calls a route's functions as Remix does; a Response that is thrown is the answer as well. */
export class Caller {
  constructor(
    private readonly context: Context,
    readonly language: "da" | "en" = "da",
  ) {}

  private async answer<Data>(run: (load: AppLoadContext) => unknown): Promise<Answered<Data>> {
    try {
      return await answered<Data>((await run(loadContextFor(this.context, this.language))) as Response);
    } catch (thrown) {
      if (thrown instanceof Response) return answered<Data>(thrown);
      throw thrown;
    }
  }

  load<Data>(loader: LoaderFunction, params: Record<string, string>, path = "/"): Promise<Answered<Data>> {
    return this.answer((context) => loader({ request: new Request(`http://localhost${path}`), params, context }));
  }

  act<Data>(action: ActionFunction, params: Record<string, string>, fields: Fields, path = "/"): Promise<Answered<Data>> {
    const request = () => new Request(`http://localhost${path}`, { method: "POST", body: formOf(fields) });
    return this.answer((context) => action({ request: request(), params, context }));
  }
}

/** Puts subcontractors into a register the way a file does. */
export async function holding(context: Context, subcontractors: readonly Subcontractor[]): Promise<void> {
  const organisation = { name: "Nordvang Hosting", promise: "EU", timeZone: "Europe/Copenhagen" };
  const document = JSON.stringify({ format: portfolioFormat, organisation, subcontractors });
  const result = await importPortfolio(context, [Buffer.from(document)], { dryRun: false, reason: "test" });
  if (result.refused.length > 0) throw new Error(`The test's own facts are refused: ${JSON.stringify(result.refused[0])}`);
}
