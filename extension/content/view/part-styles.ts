// SPDX-License-Identifier: GPL-3.0-or-later
// How our own things look, whatever they are; each part brings this along, and its own rules
// win wherever they stand: those here are in a layer. But what is hidden stays hidden, `!important`.
export const PART_STYLES = `@layer parts {
.bar, .panel {
  --ink: #1d1b16; --paper: #fbf8f1; --line: #8a8371; --accent: #7a3b12;
  box-sizing: border-box; position: fixed; color: var(--ink); background: var(--paper);
  border: 1px solid var(--line); border-radius: 8px; box-shadow: 0 2px 12px rgb(0 0 0 / .25);
  font: 14px/1.4 system-ui, sans-serif; text-align: start;
}
@media (prefers-color-scheme: dark) {
  .bar, .panel { --ink: #f1ece0; --paper: #26241f; --line: #978f7c; --accent: #f0b48a; }
}
.panel { max-width: min(420px, calc(100vw - 16px)); max-height: 50vh; overflow: auto; padding: 10px 12px; }
.panel p { margin: 0 0 8px; white-space: pre-wrap; overflow-wrap: anywhere; }
.row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
button, select {
  font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 6px;
  min-height: 28px; padding: 2px 8px; margin: 0; cursor: pointer;
}
select option { color: #1d1b16; background: #fbf8f1; }
button:focus-visible, select:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
button.close { border-color: transparent; min-width: 28px; font-size: 18px; line-height: 1; }
[hidden] { display: none !important; }
@media (forced-colors: active) { .bar, .panel { border-color: CanvasText; } }
}`;
