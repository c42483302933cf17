// SPDX-License-Identifier: GPL-3.0-or-later
// How the bar looks, on top of view/part-styles.ts. `.left` is as wide as the rest of the bar makes it.
export const BAR_STYLES = `
.bar {
  inset-block-start: 8px; inset-inline-end: 8px; max-width: calc(100vw - 16px);
  display: flex; flex-wrap: wrap; align-items: center; gap: 6px 8px; padding: 6px 8px;
}
.status { min-width: 7em; }
.status.problem { color: var(--accent); font-weight: 600; }
.left { width: 0; min-width: 100%; display: flex; flex-wrap: wrap; align-items: center; gap: 6px 8px; }
progress { width: 72px; height: 6px; accent-color: var(--accent); }
`;
