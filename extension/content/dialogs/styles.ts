// SPDX-License-Identifier: GPL-3.0-or-later
// How the editor and its message look, on top of view/part-styles.ts. Differences are told by
// lines, not by colour alone.
export const DIALOG_STYLES = `
.editor { width: 480px; max-height: none; display: flex; flex-direction: column; gap: 8px; }
.editor, .notice { --less: #7c2d12; --more: #14532d; }
@media (prefers-color-scheme: dark) { .editor, .notice { --less: #fdba74; --more: #86efac; } }
.editor p, .notice p { margin: 0; }
.editor h2 { margin: 0; font-size: 14px; flex: 1; }
.editor label, .editor h3 { display: block; margin: 0; font-size: 12px; font-weight: 600; }
.editor .source { overflow-wrap: anywhere; }
.editor .terms { gap: 4px; font-size: 12px; }
.editor .term { min-height: 24px; padding: 0 6px; font-size: 12px; overflow-wrap: anywhere; }
.editor .chip { border: 1px solid var(--line); border-radius: 4px; padding: 0 3px; font: 11px/1.3 monospace; white-space: nowrap; }
.editor textarea {
  box-sizing: border-box; width: 100%; min-height: 64px; resize: vertical; padding: 6px 8px; margin: 2px 0 0;
  font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 6px; text-align: start;
}
.editor textarea:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.editor .foot { position: sticky; inset-block-end: -10px; padding-block: 4px 10px; margin-block-end: -10px; background: var(--paper); }
.editor .small { font-size: 12px; }
.editor .problem { color: var(--accent); font-weight: 600; }
.editor ol { list-style: none; margin: 0; padding: 0; display: flex; flex-direction: column; gap: 6px; }
.editor .alternative { display: block; width: 100%; text-align: start; overflow-wrap: anywhere; }
.editor del { color: var(--less); text-decoration: line-through; }
.editor ins { color: var(--more); text-decoration: underline; }
.editor .save { font-weight: 600; border-color: var(--accent); }
.editor button[disabled] { opacity: .6; cursor: default; }
.notice { max-width: min(600px, calc(100vw - 24px)); inset-block-end: 12px; inset-inline-start: 12px; display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.report { inset-block-end: 12px; inset-inline-end: 12px; max-height: min(70vh, 480px); }
.report h2 { margin: 0; font-size: 14px; flex: 1; }
.report table { border-collapse: collapse; font-size: 13px; }
.report :is(th, td) { padding: 3px 8px; border-block-end: 1px solid var(--line); text-align: end; font-variant-numeric: tabular-nums; font-weight: 400; }
.report :is(th, td):first-child { text-align: start; padding-inline-start: 0; }
.report :is(thead, tfoot) :is(th, td) { font-weight: 600; }
.report tfoot :is(th, td) { border-block-end: 0; }
`;
