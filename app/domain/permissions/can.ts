import { matrix, type Permission, permissions } from "./matrix";
import { type Role, roles as allRoles } from "./role";

/** Whether any of the roles is trusted with it. */
export const can = (roles: readonly Role[], permission: Permission): boolean =>
  roles.some((role) => matrix[role].has(permission));

/** All that the roles are trusted with. */
export const permissionsOf = (roles: readonly Role[]): Permission[] => permissions.filter((permission) => can(roles, permission));

/** Who is trusted with it. */
export const rolesWith = (permission: Permission): Role[] => allRoles.filter((role) => matrix[role].has(permission));
