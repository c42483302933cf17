// SPDX-License-Identifier: GPL-3.0-or-later
/** What a person sees is translated first, then what the page has just changed, wherever it is. */
export const PRIORITY = { seen: 0, changed: 1, near: 2, rest: 3 } as const;
export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];
export const PRIORITIES = 4;

/** Nobody waits for it: it may be written when the page bears it (apply/pacer.ts). */
export function isPatient(priority: Priority): boolean {
  return priority >= PRIORITY.near;
}
