import { plusDays, plusMonths } from "../calendar";
import type { Day } from "../day";
import type { Verdict } from "../flag";
import type { Location, Promise_, Subcontractor } from "../portfolio";
import { adequacyOf, classOf, isImprecise, isInEea, isUsableTool, keepsPromise } from "../residency";
import { liveLocations, scopeOf } from "../scope";
import type { Family } from "./family";

const placeOf = ({ path, country, region, city }: Location) => ({ path, country, region, city });

/** Whether a day after `last` + months has come, or it was never done. */
const isOverdue = (last: string | null, months: number, day: Day) => last === null || day.isAfter(plusMonths(last, months));

const dueAfter = (last: string | null, months: number) => ({ lastOn: last, on: last === null ? null : plusMonths(last, months) });

/** A transfer out of the EEA and what carries it: GDPR Art. 44-46; assessed each year (EDPB Recommendations 01/2020; C-311/18). */
function judgeTransfer(location: Location, country: string, day: Day): Verdict[] {
  const subject = location.key;
  const facts = { ...placeOf(location), tool: location.transferTool };
  const carried = isUsableTool(location.transferTool);
  switch (classOf(country, day)) {
    case "REVIEW":
      return carried ? [] : [{ rule: "territory-undecided", severity: "high", subject, facts }];
    case "THIRD":
      if (!carried) return [{ rule: "transfer-no-basis", severity: "critical", subject, facts }];
      break;
    case "ADEQUATE-PARTIAL":
      // The decision covers some recipients only: `adequacy` says that somebody checked that this is one of them.
      if (!carried && location.transferTool !== "adequacy")
        return [{ rule: "transfer-unconfirmed", severity: "high", subject, facts }];
      break;
    default:
      return [];
  }
  if (!isOverdue(location.transferAssessedOn, 12, day)) return [];
  return [
    {
      rule: "transfer-assessment-overdue",
      severity: "high",
      subject,
      facts: { ...facts, ...dueAfter(location.transferAssessedOn, 12) },
    },
  ];
}

function judgeLocation(location: Location, processing: boolean, day: Day, promise: Promise_): Verdict[] {
  const { country, key: subject } = location;
  const place = placeOf(location);
  const verdicts: Verdict[] = [];
  if (country === null) {
    if (isImprecise(location, promise)) verdicts.push({ rule: "location-imprecise", severity: "medium", subject, facts: place });
    else verdicts.push({ rule: "location-unknown", severity: processing ? "critical" : "high", subject, facts: place });
  } else {
    const countryClass = classOf(country, day);
    if (!keepsPromise(countryClass, promise)) {
      verdicts.push({
        rule: "residency-broken",
        severity: "critical",
        subject,
        facts: { ...place, promise, class: countryClass },
      });
    }
    verdicts.push(...judgeTransfer(location, country, day));
    const validTo = adequacyOf(country)?.validTo ?? null;
    if (validTo !== null && day.hasReached(plusDays(validTo, -180)) && !day.isAfter(validTo)) {
      verdicts.push({ rule: "adequacy-ending", severity: "medium", subject, facts: { ...place, on: validTo } });
    }
  }
  if ((country !== null || location.region !== null) && isOverdue(location.confirmedOn, 12, day)) {
    verdicts.push({
      rule: "location-stale",
      severity: "medium",
      subject,
      facts: { ...place, ...dueAfter(location.confirmedOn, 12) },
    });
  }
  return verdicts;
}

const isBlank = (text: string | null) => text === null || text.trim() === "";

/** Name, address and contact person of every processor in the chain: EDPB Opinion 22/2024. */
function judgeIdentity(subcontractor: Subcontractor): Verdict[] {
  const missing: ("address" | "contact")[] = [];
  if (isBlank(subcontractor.address)) missing.push("address");
  const reachable = subcontractor.contacts.some(
    (contact) => !isBlank(contact.name) && !(isBlank(contact.email) && isBlank(contact.phone)),
  );
  if (!reachable) missing.push("contact");
  return missing.length === 0 ? [] : [{ rule: "chain-identity-incomplete", severity: "high", subject: null, facts: { missing } }];
}

/** Where data is, of all that handle data, chain nodes too. Remote access is a location like any other (EDPB Guidelines 05/2021). */
export const locationRules: Family = (subcontractor, day, promise) => {
  const { handlesData, processing } = scopeOf(subcontractor, day);
  if (!handlesData) return [];
  const locations = liveLocations(subcontractor, day);
  const verdicts = locations.flatMap((location) => judgeLocation(location, processing, day, promise));
  if (locations.length === 0) {
    verdicts.push({ rule: "location-none", severity: processing ? "critical" : "high", subject: null, facts: {} });
  }
  const { parentCountry, parentAssessedOn, parentName } = subcontractor;
  if (parentCountry !== null && !isInEea(classOf(parentCountry, day)) && isOverdue(parentAssessedOn, 24, day)) {
    verdicts.push({
      rule: "parent-outside-eea",
      severity: "medium",
      subject: null,
      facts: { title: parentName, country: parentCountry, ...dueAfter(parentAssessedOn, 24) },
    });
  }
  if (processing) verdicts.push(...judgeIdentity(subcontractor));
  return verdicts;
};
