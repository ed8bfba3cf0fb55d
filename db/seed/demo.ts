import { type Portfolio, portfolioFormat } from "../../app/domain/portfolio";
import { inKeyOrder } from "../../app/domain/subcontractor";
import { demoClouds } from "./demo-clouds";
import { demoDatacentres } from "./demo-datacentres";
import { DemoFacts } from "./demo-facts";
import { demoHands } from "./demo-hands";
import { demoSoftware } from "./demo-software";

/**
 * A made-up host and its made-up subcontractors, so that there is something to look at before anything has been entered:
 * a company that mostly has its things in order, and in which every rule has something to say on the day of loading. (One
 * waits for 2031: the decision on the adequacy of the United Kingdom begins to run out.)
 * @param today day of loading, from which every date counts
 */
export function demoPortfolio(today: string): Portfolio {
  const demo = new DemoFacts(today);
  const subcontractors = [...demoDatacentres(demo), ...demoClouds(demo), ...demoSoftware(demo), ...demoHands(demo)];
  return {
    format: portfolioFormat,
    organisation: { name: "Nordvang Hosting (demo)", promise: "EU", timeZone: "Europe/Copenhagen" },
    subcontractors: subcontractors.map(inKeyOrder),
  };
}
