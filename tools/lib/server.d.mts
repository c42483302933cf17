// SPDX-License-Identifier: GPL-3.0-or-later
// Types of server.mjs.

export interface Server {
  readonly origin: string; // e.g. "http://127.0.0.1:40123"
  /** Address of a file of the folder, e.g. of "article.html"; an address stays as it is. */
  url(page: string): string;
  /** Serves `body` under /made/<name> and answers its address: for pages put together by a test. */
  add(name: string, body: string): string;
  close(): Promise<void>;
}

export interface Guard {
  readonly port: number;
  readonly requests: readonly string[]; // what wanted out so far, e.g. "CONNECT example.org:443"
  close(): Promise<void>;
}

export function startServer(folder: string): Promise<Server>;
/** Browsers under test use this as their proxy for everything that is not this machine. */
export function startGuard(): Promise<Guard>;
