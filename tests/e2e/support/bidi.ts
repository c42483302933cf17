// SPDX-License-Identifier: GPL-3.0-or-later
// A small WebDriver BiDi client: commands with answers, events, nothing else.
import WebSocket from "ws";

type Listener = (parameters: Record<string, unknown>) => void;

export class Bidi {
  private next = 1;
  private readonly waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  private readonly listeners = new Map<string, Listener>();

  private constructor(private readonly socket: WebSocket) {
    socket.on("message", (data: Buffer) => {
      this.receive(data.toString());
    });
    socket.on("close", () => {
      for (const { reject } of this.waiting.values()) reject(new Error("BiDi: the browser is gone"));
      this.waiting.clear();
    });
  }

  static connect(url: string): Promise<Bidi> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(url);
      socket.once("error", reject);
      socket.once("open", () => {
        resolve(new Bidi(socket));
      });
    });
  }

  send<T = unknown>(method: string, params: object = {}): Promise<T> {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  async on(event: string, listener: Listener): Promise<void> {
    this.listeners.set(event, listener);
    await this.send("session.subscribe", { events: [event] });
  }

  close(): void {
    this.socket.close();
  }

  private receive(text: string): void {
    const message = JSON.parse(text) as {
      id?: number;
      type: string;
      result?: unknown;
      error?: string;
      message?: string;
      method?: string;
      params?: Record<string, unknown>;
    };
    if (message.type === "event") {
      this.listeners.get(message.method ?? "")?.(message.params ?? {});
      return;
    }
    const request = this.waiting.get(message.id ?? -1);
    if (!request) return;
    this.waiting.delete(message.id ?? -1);
    if (message.type === "success") request.resolve(message.result as never);
    else request.reject(new Error(`BiDi: ${message.error ?? ""}: ${message.message ?? ""}`));
  }
}
