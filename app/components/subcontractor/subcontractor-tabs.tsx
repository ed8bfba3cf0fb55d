import { NavLink } from "@remix-run/react";
import { useTranslator } from "~/components/language";
import { useMay } from "~/components/may";
import type { Flag } from "~/domain/flag";
import { familyOfRule } from "~/domain/flag";
import { paths, type SubcontractorTab } from "~/paths";
import { dayInLinks, type SubcontractorData } from "./subcontractor-data";

const tabs: readonly SubcontractorTab[] = [
  "agreements",
  "evidence",
  "locations",
  "chain",
  "inspections",
  "findings",
  "contacts",
  "history",
];

/** The tab on which a flag is put right; null = the overview. */
function tabOf({ rule }: Flag): SubcontractorTab | null {
  if (rule === "finding-overdue" || rule === "waiver-expired") return "findings";
  if (rule === "chain-identity-incomplete") return "contacts";
  if (rule === "parent-outside-eea") return null;
  const family = familyOfRule[rule];
  if (family === "exit") return "evidence";
  return family === "status" || family === "waivers" ? null : family;
}

/** The parts of the page, each with an address of its own and the number of open flags that are put right there. */
export function SubcontractorTabs({ data }: { data: SubcontractorData }) {
  const t = useTranslator();
  const may = useMay();
  const { facts, flags } = data;
  const on = dayInLinks(data);
  const open = (tab: SubcontractorTab) => flags.filter((flag) => !flag.waived && tabOf(flag) === tab).length;
  return (
    <nav className="tabs" aria-label={t("subcontractor.tabsLabel", { name: facts.name })}>
      <ul>
        <li>
          <NavLink end to={paths.subcontractor(facts.key, { on })}>
            {t("subcontractor.tabs.overview")}
          </NavLink>
        </li>
        {tabs
          .filter((tab) => tab !== "history" || may.do("history.read"))
          .map((tab) => {
            const count = open(tab);
            return (
              <li key={tab}>
                <NavLink to={paths.subcontractorTab(facts.key, tab, { on })}>
                  {t(`subcontractor.tabs.${tab}`)}
                  {count === 0 ? null : (
                    <span className="tab-count">
                      {" "}
                      <span aria-hidden="true">{count}</span>
                      <span className="visually-hidden">{t("subcontractor.openFlags", { count })}</span>
                    </span>
                  )}
                </NavLink>
              </li>
            );
          })}
      </ul>
    </nav>
  );
}
