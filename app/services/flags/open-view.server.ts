import { asSystem, type Context } from "../context";
import type { Progress } from "../overview/content";
import { resolveView } from "./resolve-view.server";

/** The view to read for a day, or how far it has come; its making is then started, or goes on where it was stopped. */
export async function openView(
  context: Context,
  startJob: (args: readonly string[]) => void,
  on: string,
): Promise<{ viewId: number } | { progress: Progress }> {
  const view = await resolveView(asSystem(context), on);
  if (view.state === "ready") return { viewId: view.viewId };
  const { viewId, done, total } = view;
  startJob(viewId === 0 ? ["sweep"] : ["make-view", String(viewId)]);
  return { progress: { on, done: Math.min(done, total), total } };
}
