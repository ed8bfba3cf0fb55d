import type { OrganisationValues } from "./organisation-fields";

/** The settings as they were sent; a field that is missing is empty. */
export function organisationIn(form: FormData): OrganisationValues {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  return { name: text("name"), promise: text("promise"), timeZone: text("timeZone"), language: text("language") };
}

/** Of the settings that the form was filled from. */
export const digestIn = (form: FormData): string => String(form.get("digest") ?? "");

/** The zones to choose from; the present one is among them whatever it is. */
export function timeZones(present: string): string[] {
  return [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", present])].sort();
}
