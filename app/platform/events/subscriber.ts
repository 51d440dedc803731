import type { Shop } from "../shop.ts";
import { type EventType, OWN_SOURCE } from "./event-type.ts";
import type { StoredEvent } from "./stored-event.ts";

/** Topics of one sender; `*` is any. */
export type Heard = { source: string; topics: readonly string[] };

type Common = {
  /** Room and deed: `orders.copy-order`. What waits for a subscriber waits under its name: a migration that renames one renames that too. */
  name: string;
  /** Also for a shop that has uninstalled the app. Otherwise its events are passed over: a new installation reads everything again. */
  evenUninstalled?: boolean;
  /** False for what comes in swarms and no order waits for: it has hands of its own. True when absent. */
  urgent?: boolean;
};

type HearsEach = Common & {
  hears: readonly Heard[];
  together?: false;
  /** Applies one event. May run twice for it: twice equals once. */
  run: (shop: Shop, event: StoredEvent) => Promise<void>;
};

type HearsTogether = Common & {
  hears: readonly Heard[];
  /** All events of a key that wait when it is their turn are given in one run, the oldest first. */
  together: true;
  run: (shop: Shop, events: readonly StoredEvent[]) => Promise<void>;
};

type HearsOurs<Payload> = Common & {
  hears: EventType<Payload>;
  together?: false;
  /** Applies one event of our own. May run twice for it: twice equals once. */
  run: (shop: Shop, payload: Payload, event: StoredEvent) => Promise<void>;
};

type HearsOursTogether<Payload> = Common & {
  hears: EventType<Payload>;
  together: true;
  run: (shop: Shop, payloads: readonly Payload[]) => Promise<void>;
};

/** A subscriber as the drains see it, whatever it hears. */
export type Subscriber = {
  name: string;
  hears: readonly Heard[];
  evenUninstalled: boolean;
  urgent: boolean;
  together: boolean;
  /** Given one event, or with `together` any number of one key. */
  handle: (shop: Shop, events: readonly StoredEvent[]) => Promise<void>;
};

/**
 * Declares what a room does about events. It is given them once it stands in its room's `subscribers`.
 *
 * Each subscriber has its own attempts, its own order per key and its own parking: what one throws holds up that subscriber for that key,
 * and nobody else. No subscriber runs before or after another; what has to wait for another's work hears an event that one publishes.
 */
export function subscriber(declared: HearsEach | HearsTogether): Subscriber;
export function subscriber<Payload>(declared: HearsOurs<Payload> | HearsOursTogether<Payload>): Subscriber;
export function subscriber<Payload>(declared: HearsEach | HearsTogether | HearsOurs<Payload> | HearsOursTogether<Payload>): Subscriber {
  return {
    name: declared.name,
    hears: "topic" in declared.hears ? [{ source: OWN_SOURCE, topics: [declared.hears.topic] }] : declared.hears,
    evenUninstalled: declared.evenUninstalled ?? false,
    urgent: declared.urgent ?? true,
    together: declared.together ?? false,
    handle: handlerOf(declared),
  };
}

function handlerOf<Payload>(declared: HearsEach | HearsTogether | HearsOurs<Payload> | HearsOursTogether<Payload>): Subscriber["handle"] {
  if (isOurs(declared)) {
    const type = declared.hears;
    if (declared.together) return (shop, events) => declared.run(shop, events.map(type.read));
    return eachOf((shop, event) => declared.run(shop, type.read(event), event));
  }
  return declared.together ? declared.run : eachOf(declared.run);
}

const isOurs = <Payload>(
  declared: HearsEach | HearsTogether | HearsOurs<Payload> | HearsOursTogether<Payload>,
): declared is HearsOurs<Payload> | HearsOursTogether<Payload> => "topic" in declared.hears;

const eachOf =
  (run: (shop: Shop, event: StoredEvent) => Promise<void>): Subscriber["handle"] =>
  async (shop, events) => {
    for (const event of events) await run(shop, event);
  };
