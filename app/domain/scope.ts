import type { Day } from "./day";
import type { Location, Service, Subcontractor } from "./portfolio";

/** What the live services of a subcontractor make of it on a day. Roles are EDPB Guidelines 07/2020's. */
export interface Scope {
  services: readonly Service[];
  /** At least one live service, whatever the status: only then does evidence have to be there. */
  inScope: boolean;
  /** Engaged by ourselves; the others are chain nodes, somebody's sub-processor. */
  direct: boolean;
  /** A live service is of a processor, a sub-processor, or of unknown role: what is not known counts as the strict case. */
  processing: boolean;
  /** Processing, or a live service that houses data. */
  handlesData: boolean;
}

export const isLiveService = (service: Service, day: Day) =>
  day.hasReached(service.startsOn) && (service.endsOn === null || !day.isAfter(service.endsOn));

export const isLiveLocation = (location: Location, day: Day) =>
  (location.startsOn === null || day.hasReached(location.startsOn)) &&
  (location.endsOn === null || !day.isAfter(location.endsOn));

/** Whether a service of this role is one that GDPR Art. 28 asks a data processing agreement for. */
export const mayProcess = (service: Service) =>
  service.role === null || service.role === "processor" || service.role === "sub-processor";

export function scopeOf(subcontractor: Subcontractor, day: Day): Scope {
  const services = subcontractor.services.filter((service) => isLiveService(service, day));
  const processing = services.some(mayProcess);
  return {
    services,
    inScope: services.length > 0,
    direct: subcontractor.engagedBy === null,
    processing,
    handlesData: processing || services.some((service) => service.kind === "datacentre" || service.kind === "cloud"),
  };
}

export const liveLocations = (subcontractor: Subcontractor, day: Day) =>
  subcontractor.locations.filter((location) => isLiveLocation(location, day));

/** The smallest of the keyed things by code unit; the list is not empty. */
export function smallestKey<T extends { key: string }>(things: readonly T[]): T {
  return things.reduce((smallest, thing) => (thing.key < smallest.key ? thing : smallest));
}
