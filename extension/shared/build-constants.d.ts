// SPDX-License-Identifier: GPL-3.0-or-later

/** Set by the bundler (esbuild `define`): whether this is a build for tests. */
declare const __PALIMPSEST_TEST__: boolean;

/** Version of the extension, e.g. "0.1.0". */
declare const __PALIMPSEST_VERSION__: string;
