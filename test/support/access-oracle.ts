import type { Role } from "../../app/domain/permissions/role";

/**
 * Who may come as far as each route's own code, written down by role from the specification and not from the product's
 * tables: were it made from them, a hole in a table would be a hole in the test.
 */
export type Allowed = "everybody" | "contact" | "signedIn" | readonly Role[] | "nobody";

export interface Expected {
  load: Allowed;
  act: Allowed;
}

const readers: readonly Role[] = ["administrator", "compliance", "legal", "auditor"];
const administrators: readonly Role[] = ["administrator"];
const compliance: readonly Role[] = ["compliance"];
const lawyers: readonly Role[] = ["compliance", "legal"];

const page = (load: Allowed): Expected => ({ load, act: "nobody" });
const form = (who: Allowed): Expected => ({ load: who, act: who });
const sent = (act: Allowed): Expected => ({ load: "nobody", act });

/** By route id; the probes name a list of agreements. */
const expected: readonly [RegExp, Expected][] = [
  [/^root$/, page("everybody")],
  [/^routes\/(sign-in|sign-in_\.code|first-administrator|invitation|forgotten-password|reset-password)$/, form("everybody")],
  [/^routes\/(sign-out|language)$/, sent("everybody")],
  [/^routes\/single-sign-on\.(start|callback)$/, page("everybody")],
  [/^routes\/(account\.second-factor|confirm-identity)$/, form("signedIn")],
  [/^routes\/welcome$/, form(administrators)],
  [/^routes\/_app(\.access|\.account\._index|\.account\.sessions\._index)?$/, page("signedIn")],
  [/^routes\/_app\.account\.sessions\.(\$id\.)?end$/, sent("signedIn")],
  [/^routes\/_app\.account\.calendar-feed\.(_index|end)$/, sent("signedIn")],
  [/^routes\/_app\.account\./, form("signedIn")],
  [/^routes\/_app\.accounts\.(_index|attempts)$/, page(administrators)],
  [/^routes\/_app\.accounts\.\$id\.(status|end-sessions|reset-factor)$/, sent(administrators)],
  [/^routes\/_app\.accounts\.invitations\.\$id\.revoke$/, sent(administrators)],
  [/^routes\/_app\.accounts\./, form(administrators)],
  [/^routes\/_app\.history_\.erase$/, form(administrators)],
  [/^routes\/_app\.history_\.\$seq\.undo$/, form(lawyers)],
  [/^routes\/_app\.demo\.remove$/, form(administrators)],
  [/^routes\/_app\.import\.\$id\.(choices|discard)$/, sent(compliance)],
  [/^routes\/_app\.import\.\$id\.done$/, page(compliance)],
  [/^routes\/_app\.import\./, form(compliance)],
  [/^routes\/_app\.settings_\.mails\._index$/, page(administrators)],
  [/^routes\/_app\.settings_\.mails\.\$id\.retry$/, sent(administrators)],
  [/^routes\/_app\.calendar\.(_index|ahead)$/, page(readers)],
  [/^routes\/calendar\[\.\]ics$/, page("everybody")],
  [/^routes\/unsubscribe$/, form("everybody")],
  [/^routes\/_app\.settings_\.customer-terms$/, form(administrators)],
  [/^routes\/_app\.settings_\.supervision\._index$/, form(["administrator", "compliance"])],
  [/^routes\/_app\.settings_\.supervision\.reset$/, sent(["administrator", "compliance"])],
  [/^routes\/_app\.inspections\.templates\._index$/, page(readers)],
  [/^routes\/_app\.inspections\.templates\.(new|\$template\.(edit|archive))$/, form(compliance)],
  [/^routes\/_app\.packs\.verify$/, form("signedIn")],
  [/^routes\/_app\.settings$/, { load: "signedIn", act: administrators }],
  [/^routes\/_app\.subcontractors\.\$key_\.proposals\.\$id\.(approval|refusal)$/, sent(compliance)],
  [/^routes\/_app\.subcontractors\.\$key_\.proposals\.\$id\.withdrawal$/, sent(lawyers)],
  [/^routes\/_app\.subcontractors\.\$key_\.\$list\.\$fact\.documents$/, { load: readers, act: lawyers }],
  [/^routes\/_app\.subcontractors\.\$key_\.agreements\.\$fact\.decision$/, form(lawyers)],
  [/^routes\/_app\.inspections\._index$/, page(readers)],
  [/^routes\/_app\.(inspections\.own|subcontractors\.\$key_\.inspections\.start)$/, form(compliance)],
  [/^routes\/_app\.findings\._index$/, page(readers)],
  [/^routes\/_app\.findings\.own\.\$id$/, form(compliance)],
  [/^routes\/_app\.inspections\.(ready|\$id\.(send|due))$/, form(compliance)],
  [/^routes\/_app\.inspections\.\$id\.links\.revoke$/, sent(compliance)],
  [/^routes\/portal\._index$/, form("everybody")],
  [/^routes\/portal\.enter$/, sent("everybody")],
  [/^routes\/portal\.(questions\.\$question\._index|check|forward|not-me|more-time|change)$/, form("contact")],
  [/^routes\/portal\.(questions\.\$question\.draft|files\.\$file\.remove|earlier|leave)$/, sent("contact")],
  [/^routes\/portal\./, page("contact")],
  [/^routes\/_app\.inspections\.\$id\._index$/, page(readers)],
  [/^routes\/_app\.inspections\.\$id\.questions\.\$question\._index$/, { load: readers, act: compliance }],
  [/^routes\/_app\.inspections\.\$id\.questions\.\$question\.sample$/, sent(compliance)],
  [/^routes\/_app\.inspections\.\$id\.(questions\.\$question\.answer|return|sign-off|cancel|reopen)$/, form(compliance)],
  [/^routes\/_app\.inspections\.\$id\.files\.\$file\.evidence$/, sent(compliance)],
  [/^routes\/inspections\.\$id\.files\.\$file$/, page(readers)],
  [/^routes\/_app\.changes$/, page(readers)],
  [/^routes\/_app\.subcontractors\.\$key_\.changes\.\$id\._index$/, page(readers)],
  [/^routes\/_app\.subcontractors\.\$key_\.changes\./, form(compliance)],
  [/^routes\/_app\.subcontractors\.\$key_\.\$list\./, form(lawyers)],
  [/^routes\/_app\.documents\.(_index|bin)$/, page(readers)],
  [/^routes\/_app\.documents\.\$id\._index$/, { load: readers, act: lawyers }],
  [/^routes\/_app\.documents\.\$id\.remove$/, form(lawyers)],
  [/^routes\/_app\.documents\.\$id\.restore$/, sent(lawyers)],
  [/^routes\/_app\.documents\.\$id\.hold$/, form(["legal"])],
  [/^routes\/documents\./, page(readers)],
  [/^routes\/_app\.subcontractors\.(\$key_\.(edit|remove|plan\.(edit|remove))|new)$/, form(compliance)],
  [/^routes\/_app\.subcontractors\.(\$key(\.\w+)?|_index)$/, page(readers)],
  [/^routes\/_app\.(_index|flags|history|known|locations|search)$/, page(readers)],
  [/^routes\/_app\.packs\._index$/, form(readers)],
  [/^routes\/_app\.packs\.\$id\._index$/, page(readers)],
  [/^routes\/_app\.packs\.\$id\.(cancel|again)$/, sent(readers)],
  [/^routes\/_app\.packs\.(\$id\.share|schedules\._index)$/, form(lawyers)],
  [/^routes\/_app\.packs\.(\$id\.shares\.\$share\.revoke|schedules\.\$id\.end)$/, sent(lawyers)],
  [/^routes\/packs\.\$id\.file$/, page(readers)],
  [/^routes\/shared-pack\._index$/, form("everybody")],
  [/^routes\/shared-pack\.file$/, sent("everybody")],
  [/^routes\/export\[\.\](json|xlsx)$/, page(readers)],
];

/** Undefined for a route that nobody has thought of: then the test fails. */
export const expectedOf = (routeId: string): Expected | undefined => expected.find(([pattern]) => pattern.test(routeId))?.[1];

export interface Person {
  name: string;
  /** Null of whoever is not signed in, any longer or at all. */
  roles: readonly Role[] | null;
  /** Whether they entered the portal, as somebody at a subcontractor. */
  isContact?: true;
  /** Whether the subcontractor that the probes name is outside what they may know of. */
  isForeign: boolean;
  cookie: string | undefined;
}

export function mayReach({ roles, isForeign, isContact }: Person, routeId: string, way: "load" | "act"): boolean {
  const allowed = expectedOf(routeId)?.[way] ?? "nobody";
  if (allowed === "nobody") return false;
  if (allowed === "everybody") return true;
  if (allowed === "contact") return isContact === true;
  if (roles === null || (isForeign && routeId.includes("$key"))) return false;
  return allowed === "signedIn" || roles.some((role) => allowed.includes(role));
}
