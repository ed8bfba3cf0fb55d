import type { Role } from "./role";

/** What can be done, as noun and verb. Every route and every use case asks for one of these and for nothing else. */
export const permissions = [
  /** The overview, lists, flags, map and every subcontractor. */
  "register.read",
  "register.export",
  /** Subcontractors, services, locations, contacts, chain, evidence as recorded, findings, and imports of all of it. */
  "facts.write",
  /** Contracts, DPAs and NDAs: their dates, clauses and decisions. */
  "agreements.write",
  /** Files of agreements and evidence: uploading, removing, taking back. */
  "documents.write",
  /** Keeping a file from being deleted, and letting it go again. */
  "documents.hold",
  /** Sending somebody without an account a pack, and having packs made by the quarter. */
  "packs.share",
  "inspections.write",
  /** Weights and bands of the point scale, and that they are those of the guide. */
  "supervision.weigh",
  "evidence.review",
  "findings.close",
  "waivers.propose",
  /** Of a waiver that another account proposed. */
  "waivers.approve",
  "history.read",
  "accounts.manage",
  /** The organisation's name, promise, time zone and language. */
  "settings.change",
  "demo.remove",
  "personal-data.erase",
  /** Where no other account could do what the separation of duties asks of another, and for a reason. */
  "duties.override",
] as const;
export type Permission = (typeof permissions)[number];

/**
 * Who may do what. Compliance keeps the register, legal its agreements; the administrator keeps the installation and only
 * reads the register; the auditor changes nothing (ISO/IEC 27001:2022 A.5.3, segregation of duties).
 */
export const matrix: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  administrator: new Set<Permission>([
    "register.read",
    "register.export",
    "history.read",
    "accounts.manage",
    "settings.change",
    "supervision.weigh",
    "demo.remove",
    "personal-data.erase",
    "duties.override",
  ]),
  compliance: new Set<Permission>([
    "register.read",
    "register.export",
    "history.read",
    "facts.write",
    "agreements.write",
    "documents.write",
    "packs.share",
    "inspections.write",
    "supervision.weigh",
    "evidence.review",
    "findings.close",
    "waivers.propose",
    "waivers.approve",
  ]),
  legal: new Set<Permission>([
    "register.read",
    "register.export",
    "history.read",
    "agreements.write",
    "documents.write",
    "documents.hold",
    "packs.share",
    "waivers.propose",
  ]),
  auditor: new Set<Permission>(["register.read", "register.export", "history.read"]),
};
