import type { Shop } from "../shop.ts";

/** An event from outside, as it was stored. */
export type StoredEvent = {
  id: bigint;
  source: string;
  topic: string;
  entityKey: string;
  dedupeKey: string;
  /** Raw, as it came. */
  body: string;
  triggeredAt: Date;
  /** 1 when it is applied for the first time. */
  attempt: number;
};

/** What a room does about events. All handlers that name an event's topic (or `*`) run, in the order they are registered. */
export type InboxHandler = {
  source: string;
  topics: readonly string[];
  /** Also for a shop that has uninstalled the app. Otherwise its events are passed over: a new installation reads everything again. */
  evenUninstalled?: boolean;
  /** Applies one event. May run twice for it: twice equals once. */
  run: (shop: Shop, event: StoredEvent) => Promise<void>;
};

/** Declares a handler. It is called once it stands in its room's `inboxHandlers`. */
export function inboxHandler(handler: InboxHandler): InboxHandler {
  return handler;
}
