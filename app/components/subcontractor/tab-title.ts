import type { MetaFunction } from "@remix-run/react";
import { titled } from "~/components/page-meta";
import type { SubcontractorTab } from "~/paths";

/** The `meta` of a tab: its own name before that of the subcontractor, so that open windows and readers can tell them apart. */
export const tabTitled =
  (tab: SubcontractorTab): MetaFunction =>
  (args) => {
    const page = args.matches.find(({ id }) => id === "routes/_app.subcontractors.$key")?.data;
    const name = (page as { shown: { facts: { name: string } } } | undefined)?.shown.facts.name;
    return titled((t) => [t(`subcontractor.tabs.${tab}`), name].filter((part) => part !== undefined).join(" · "))(args);
  };
