/** What a caller may do, and where: `recorder:gaza-2025`, `reader:*`. */
import { isSlug } from '../validation/leaves.js';

/** Each role has all before it: a reader sees, a recorder appends, an editor amends, an admin grants. */
export const roles = ['reader', 'recorder', 'editor', 'admin'] as const;

export type Role = (typeof roles)[number];

/** Every process; a restricted one is reached only by a grant that names it, or as an admin. */
export const ALL_PROCESSES = '*';

export interface Grant {
  readonly role: Role;
  /** The id of a process, or `*`. */
  readonly scope: string;
}

export const expectedGrant =
  'a role and a scope, as reader:*, recorder:gaza-2025 or editor:gaza-2025; an admin is admin:*';

/** Undefined where the text is no grant. */
export function readGrant(text: string): Grant | undefined {
  const [, name, scope = ''] = /^([a-z]+):(.+)$/.exec(text) ?? [];
  const role = roles.find((one) => one === name);
  if (!role || (scope !== ALL_PROCESSES && !isSlug(scope))) return undefined;
  return role === 'admin' && scope !== ALL_PROCESSES ? undefined : { role, scope };
}

export function writeGrant({ role, scope }: Grant): string {
  return `${role}:${scope}`;
}

export function includesRole(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}

/** Whether grants give a role for a process, whatever is restricted. */
export function grantsRole(grants: readonly Grant[], needed: Role, processId: string): boolean {
  return grants.some(
    ({ role, scope }) => includesRole(role, needed) && (scope === ALL_PROCESSES || scope === processId),
  );
}

export function isAdmin(grants: readonly Grant[]): boolean {
  return grants.some(({ role }) => role === 'admin');
}
