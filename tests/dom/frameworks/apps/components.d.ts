// SPDX-License-Identifier: GPL-3.0-or-later
// What the compiler of Svelte makes of a file; the plugin of ../support/bundle.ts calls it.
declare module "*.svelte" {
  import type { Component } from "svelte";

  const component: Component;
  export default component;
}
