import type { ServerBuild } from "@remix-run/node";
import type { Answer, Sent } from "./web";

const segmentOf = (segment: string) => {
  if (segment === ":list") return "agreements";
  return segment.startsWith(":") || segment === "*" ? "x" : segment;
};

/** A path that leads to the route, with some value in each of its places. */
export function pathTo({ routes }: ServerBuild, id: string): string {
  const parts: string[] = [];
  for (let at: string | undefined = id; at !== undefined; at = routes[at]?.parentId) parts.unshift(routes[at]?.path ?? "");
  const path = parts.filter((part) => part !== "").join("/");
  return `/${path.split("/").map(segmentOf).join("/")}`;
}

export interface Probe extends Sent {
  shape: string;
  path: string;
}

/** Every way to write a route's address (and some that only look like one). */
export function shapesOf(build: ServerBuild, id: string): Probe[] {
  const path = pathTo(build, id);
  const data = (routeId: string) => `${path}?_data=${encodeURIComponent(routeId)}`;
  const chain: string[] = [];
  for (let at = build.routes[id]?.parentId; at !== undefined; at = build.routes[at]?.parentId) chain.push(at);
  const children = Object.values(build.routes)
    .filter((route) => route?.parentId === id)
    .map((route) => route?.id ?? "");
  const last = path.slice(1, 2);
  const disguised = last === "" ? "" : `%${last.charCodeAt(0).toString(16)}`;
  return [
    { shape: "plain", path },
    { shape: "trailing slash", path: `${path.replace(/\/$/, "")}/` },
    { shape: "?index", path: `${path}?index` },
    { shape: "?_data=id", path: data(id) },
    { shape: "?index&_data=id", path: `${path}?index&_data=${encodeURIComponent(id)}` },
    ...chain.map((parent) => ({ shape: `?_data=${parent}`, path: data(parent) })),
    ...children.map((child) => ({ shape: `?_data=${child}`, path: data(child) })),
    { shape: ".data", path: path === "/" ? "/_root.data" : `${path}.data` },
    { shape: ".data?_routes=", path: `${path === "/" ? "/_root" : path}.data?_routes=${encodeURIComponent(id)}` },
    { shape: "%2e", path: `/%2e${path}` },
    { shape: "%2f", path: path.replace(/(?<=.)\//g, "%2f").replace(/^\/$/, "/%2f") },
    { shape: "doubled slash", path: `/${path}` },
    { shape: "doubled slash inside", path: path.replace(/(?<=.)\//g, "//") },
    { shape: "other letter case", path: path.toUpperCase() },
    { shape: "an encoded letter", path: `/${disguised}${path.slice(2)}` },
    { shape: "HEAD", path, method: "HEAD" },
    { shape: "HEAD ?_data=id", path: data(id), method: "HEAD" },
    ...["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"].map((method) => ({ shape: method, path, method })),
  ];
}

/** Whether the answer shows or does nothing: it sends to the sign-in page, refuses, or knows no such address. */
export function isRefusal({ status, headers }: Answer): boolean {
  const to = headers.location ?? headers["x-remix-redirect"];
  const sentAway = typeof to === "string" && /^\/(?:sign-in(?:\?|$)|portal\?(?:token=&)?language=)/.test(to);
  if (status === 204 || (status >= 300 && status < 400)) return sentAway;
  return [401, 403, 404, 405].includes(status);
}
