import type { Light } from "~/domain/flag";
import type { State } from "../content";

/** How a light is marked where it stands in a table. */
export const stateOfLight: Readonly<Record<Light, State>> = {
  red: "critical",
  amber: "medium",
  green: "fulfilled",
  grey: "none",
};
