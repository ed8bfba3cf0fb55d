import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect, type ServerBuild } from "@remix-run/node";
import { isBusy } from "#db/dialect/busy.server";
import { isKeyWithin } from "#db/queries/scope.server";
import { entranceOf, needsSecondFactor } from "~/auth/entrance";
import { type Policies, type Policy, type Who, whoFor } from "~/auth/policy";
import type { Permission } from "~/domain/permissions/matrix";
import { paths } from "~/paths";
import { findVisit } from "~/services/portal/portal-session.server";
import { isNotPermitted, isPermitted, scopeOf } from "~/services/context";
import { isFull } from "~/storage/blob-store";

type Routes = ServerBuild["routes"];
type RouteModule = NonNullable<Routes[string]>["module"];
type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** When to come back to a register that is busy. */
export const retryAfterSeconds = 10;

/** The page says which roles are trusted with it. */
const forbidden = (needed: Permission) => json({ needed }, { status: 403 });
const notAllowed = (allow: string) => new Response(null, { status: 405, headers: { Allow: allow } });
const notThere = () => new Response(null, { status: 404 });

/** To an account that may know of some subcontractors only, the others are not there, whatever it wants of them. */
async function isThere({ subcontractor }: Policy, args: Args): Promise<boolean> {
  const { context } = args.context.tilsyn;
  const scope = scopeOf(context);
  if (subcontractor === undefined || scope.kind === "all") return true;
  return isKeyWithin(context.database.reader, scope, args.params[subcontractor] ?? "");
}

/** Nobody's account counts in the portal: who may go on is whoever entered it, with that one case. */
async function admitContact({ context }: Args): Promise<void> {
  const { portalToken, method } = entranceOf(context);
  const visit = portalToken === null ? null : await findVisit(context.tilsyn.context, portalToken);
  if (visit === null && method !== "GET" && method !== "HEAD") throw new Response(null, { status: 401 });
  if (visit === null) throw redirect(paths.portal({ token: "", language: context.tilsyn.language }));
  context.tilsyn.visit = visit;
}

/** Ends the request of whoever may not go on. */
async function admit(asked: Who, policy: Policy, args: Args): Promise<void> {
  if (asked === "public") return;
  if (asked === "contact") return admitContact(args);
  const { context, request, params } = args;
  const entrance = entranceOf(context);
  const { method, organisationConfirmed } = entrance;
  if (context.tilsyn.account === null) {
    // The loaders that run after a refused action must not turn its 401 into a redirect.
    if (method !== "GET" && method !== "HEAD") throw new Response(null, { status: 401 });
    const { pathname, search } = new URL(request.url);
    throw redirect(paths.signIn({ next: pathname === "/" && search === "" ? null : `${pathname}${search}` }));
  }
  if (needsSecondFactor(entrance) && policy.beforeSecondFactor !== true) throw redirect(paths.secondFactor());
  if (!organisationConfirmed && policy.beforeConfirmed !== true) throw redirect(paths.welcome());
  const who = whoFor(asked, params["list"]);
  if (who === null || !(await isThere(policy, args))) throw notThere();
  if (who === "public" || who === "contact" || who === "signed-in" || who === "own") return;
  if (who === "nobody") throw notAllowed(request.method === "POST" ? "GET, HEAD" : "POST");
  if (!isPermitted(context.tilsyn.context, who)) throw forbidden(who);
}

/** A use case that is not permitted is refused like a page that is not; what there is no room or no time for can be tried again. */
async function answered<T>(args: Args, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isNotPermitted(error)) throw forbidden(error.permission);
    if (isFull(error)) {
      console.error(error);
      throw new Response(null, { status: 507 });
    }
    if (!isBusy(error)) throw error;
    entranceOf(args.context).retryAfter(retryAfterSeconds);
    throw new Response(null, { status: 503 });
  }
}

/**
 * A route without a loader or action gets one that only guards: Remix asks each matched route for itself, so that a
 * parent's loader protects nothing, and a page without data would be drawn for anybody.
 */
function guardModule(module: RouteModule, policy: Policy): RouteModule {
  const { loader, action } = module;
  const isPage = module.default !== undefined || module.ErrorBoundary !== undefined;
  return {
    ...module,
    loader: (args: LoaderFunctionArgs) =>
      answered(args, async () => {
        await admit(policy.load, policy, args);
        if (loader !== undefined) return loader(args);
        if (!isPage) throw notAllowed("POST");
        return null;
      }),
    action: (args: ActionFunctionArgs) =>
      answered(args, async () => {
        await admit(policy.act, policy, args);
        if (action === undefined) throw notAllowed("GET, HEAD");
        return action(args);
      }),
  };
}

/**
 * The build with every loader and action behind its policy.
 * @throws where a route has none: the server must not start with a door nobody thought of.
 */
export function guardBuild(build: ServerBuild, policies: Policies): ServerBuild {
  const routes: Routes = {};
  const unguarded = Object.keys(build.routes).filter((id) => !Object.hasOwn(policies, id));
  if (unguarded.length > 0) {
    throw new Error(`No policy says who may reach ${unguarded.map((id) => `"${id}"`).join(", ")}. Add it to app/auth/policy.ts.`);
  }
  for (const [id, route] of Object.entries(build.routes)) {
    const policy = policies[id];
    if (route !== undefined && policy !== undefined) routes[id] = { ...route, module: guardModule(route.module, policy) };
  }
  return { ...build, routes };
}
