import type { AppLoadContext } from "@remix-run/node";

/**
 * Requests whose action refused what was sent. Remix gives a page's `meta` the loader's data but never the action's, so that
 * the loader which runs after the action in the same request has to say that the title begins with "Error:".
 */
const refused = new WeakSet<object>();

export const markRefused = ({ tilsyn }: AppLoadContext) => void refused.add(tilsyn);

export const isRefused = ({ tilsyn }: AppLoadContext) => refused.has(tilsyn);
