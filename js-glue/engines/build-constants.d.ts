// SPDX-License-Identifier: GPL-3.0-or-later

/** Set by the bundler (esbuild `define`): whether the engines for tests are in this build. */
declare const __PALIMPSEST_TEST__: boolean;
