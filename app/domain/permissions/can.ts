import { matrix, type Permission } from "./matrix";
import type { Role } from "./role";

/** Whether any of the roles is trusted with it. */
export const can = (roles: readonly Role[], permission: Permission): boolean =>
  roles.some((role) => matrix[role].has(permission));
