/**
 * What an account is trusted with. One account may hold several, so that a firm of one person can keep its register; an
 * auditor holds no other, for independence is the point of one.
 */
export const roles = ["administrator", "compliance", "legal", "auditor"] as const;
export type Role = (typeof roles)[number];

export const isRole = (text: string): text is Role => roles.some((role) => role === text);

/** Why an account cannot hold exactly these roles; null where it can. */
export function rolesRefusal(held: readonly Role[]): { code: "role-required" | "auditor-alone" } | null {
  if (held.length === 0) return { code: "role-required" };
  return held.includes("auditor") && held.length > 1 ? { code: "auditor-alone" } : null;
}
