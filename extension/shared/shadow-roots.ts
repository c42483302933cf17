// SPDX-License-Identifier: GPL-3.0-or-later
/** Sent by a host that got an open shadow root while it was in the document. */
export const SHADOW_ROOT_EVENT = "palimpsest-shadow-root";
