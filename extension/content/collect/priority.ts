// SPDX-License-Identifier: GPL-3.0-or-later
/** What a person sees is translated first. */
export const PRIORITY = { seen: 0, near: 1, rest: 2 } as const;
export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];
export const PRIORITIES = 3;
