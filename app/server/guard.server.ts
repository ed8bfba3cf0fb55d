import {
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  redirect,
  type ServerBuild,
} from "@remix-run/node";
import { entranceOf, needsSecondFactor } from "~/auth/entrance";
import type { Policy, Who } from "~/auth/policy";
import { paths } from "~/paths";

type Routes = ServerBuild["routes"];
type RouteModule = NonNullable<Routes[string]>["module"];

/** Ends the request of whoever may not go on. */
function admit(who: Who, { beforeConfirmed, beforeSecondFactor }: Policy, context: AppLoadContext, request: Request): void {
  if (who === "public") return;
  const entrance = entranceOf(context);
  const { method, organisationConfirmed } = entrance;
  if (context.tilsyn.account === null) {
    // The loaders that run after a refused action must not turn its 401 into a redirect.
    if (method !== "GET" && method !== "HEAD") throw new Response(null, { status: 401 });
    const { pathname, search } = new URL(request.url);
    throw redirect(paths.signIn({ next: pathname === "/" && search === "" ? null : `${pathname}${search}` }));
  }
  if (needsSecondFactor(entrance) && beforeSecondFactor !== true) throw redirect(paths.secondFactor());
  if (!organisationConfirmed && beforeConfirmed !== true) throw redirect(paths.welcome());
}

/**
 * A route without a loader or action gets one that only guards: Remix asks each matched route for itself, so that a
 * parent's loader protects nothing, and a page without data would be drawn for anybody.
 */
function guardModule(module: RouteModule, policy: Policy): RouteModule {
  const isPage = module.default !== undefined || module.ErrorBoundary !== undefined;
  const notAllowed = (allow: string) => new Response(null, { status: 405, headers: { Allow: allow } });
  return {
    ...module,
    async loader(args: LoaderFunctionArgs) {
      admit(policy.load, policy, args.context, args.request);
      if (module.loader !== undefined) return module.loader(args);
      if (!isPage) throw notAllowed("POST");
      return null;
    },
    async action(args: ActionFunctionArgs) {
      admit(policy.act, policy, args.context, args.request);
      if (module.action === undefined) throw notAllowed("GET, HEAD");
      return module.action(args);
    },
  };
}

/**
 * The build with every loader and action behind its policy.
 * @throws where a route has none: the server must not start with a door nobody thought of.
 */
export function guardBuild(build: ServerBuild, policies: Readonly<Record<string, Policy>>): ServerBuild {
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
