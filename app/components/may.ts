import { useRouteLoaderData } from "@remix-run/react";
import { permissionToRemove, permissionToWrite } from "~/domain/permissions/fact";
import type { Permission } from "~/domain/permissions/matrix";
import { factLists } from "~/domain/portfolio";

/** What opening a page asks for, by its path; null where whoever reads the register may. The server asks for the same. */
export function permissionFor(path: string): Permission | null {
  const [first, key, second, ...rest] = (path.split("?", 1)[0] ?? "").split("/").slice(1);
  if (first === "import") return "facts.write";
  if (first === "export.json" || first === "export.xlsx") return "register.export";
  if (first === "packs")
    return key === "schedules" || second === "share" || second === "shares" ? "packs.share" : "register.export";
  if (first === "demo") return "demo.remove";
  if (first === "history" && key === "erase") return "personal-data.erase";
  if (first === "history" && second === "undo") return "agreements.write";
  if (first === "findings" && key === "own") return "facts.write";
  if (first === "inspections" && (key === "own" || key === "ready")) return "inspections.write";
  if (first === "inspections" && key === "templates") return second === undefined ? null : "inspections.write";
  if (first === "inspections") return permissionForCase(second, rest);
  if (first === "accounts") return "accounts.manage";
  if (first === "settings" && key === "mails") return "accounts.manage";
  if (first === "settings" && key === "customer-terms") return "settings.change";
  if (first === "settings" && key === "supervision") return "supervision.weigh";
  if (first !== "subcontractors") return null;
  if (second === "inspections" && rest[0] === "start") return "inspections.write";
  if (key === "new" && second === undefined) return "facts.write";
  const last = rest.at(-1) ?? second;
  if (second === "changes") return last === "new" || last === "decision" || last === "customers" ? "facts.write" : null;
  if (second === "agreements" && last === "decision") return "agreements.write";
  if (last !== "new" && last !== "edit" && last !== "remove") return null;
  if (rest.length === 0) return "facts.write";
  if (second === "plan") return "inspections.write";
  const list = factLists.find((known) => known === second);
  if (list === undefined) return null;
  return last === "remove" ? permissionToRemove(list) : permissionToWrite(list);
}

/** Looking at an inspection, its questions and files is for whoever reads the register. */
function permissionForCase(step: string | undefined, [, last]: readonly string[]): Permission | null {
  if (step === undefined || step === "files" || (step === "questions" && last === undefined)) return null;
  return "inspections.write";
}

/** Whether the reader may do something, or open the page of a path. What one may not is not shown. */
export function useMay(): { do: (permission: Permission) => boolean; open: (path: string) => boolean } {
  const frame = useRouteLoaderData("routes/_app") as { permissions: Permission[] } | null | undefined;
  const held = frame?.permissions ?? [];
  const may = (permission: Permission) => held.includes(permission);
  return {
    do: may,
    open: (path) => {
      const needed = permissionFor(path);
      return needed === null || may(needed);
    },
  };
}
