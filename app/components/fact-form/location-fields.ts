import { type Location, locationPaths, transferTools } from "~/domain/portfolio";
import type { DescriptionOf } from "./description";

export const locationFields = {
  path: { control: { kind: "term", term: "locationPath", options: locationPaths }, group: "what", required: true },
  country: { control: { kind: "country" }, group: "where" },
  region: { control: { kind: "region" }, group: "where" },
  city: { control: { kind: "text" }, group: "where" },
  address: { control: { kind: "long-text" }, group: "where" },
  latitude: { control: { kind: "number", decimals: true }, group: "where" },
  longitude: { control: { kind: "number", decimals: true }, group: "where" },
  startsOn: { control: { kind: "date" }, group: "when" },
  endsOn: { control: { kind: "date" }, group: "when" },
  confirmedOn: { control: { kind: "date" }, group: "when" },
  transferTool: { control: { kind: "term", term: "transferTool", options: transferTools }, group: "transfer" },
  transferAssessedOn: { control: { kind: "date" }, group: "transfer" },
} as const satisfies DescriptionOf<Location>;
