import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";

const Entry = z.object({ at: z.string(), effect: z.string(), reference: z.string().nullable() });
const Counts = z.object({ orders: z.record(z.string(), z.number()) });

/** A shop of the sandbox through its control calls: what it sells, and how far that has come. */
export function followOrders(controlUrl: string) {
  const call = async (path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${controlUrl}/${path}`, body && { method: "POST", body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };

  /** Milliseconds from an order's coming until a warehouse had accepted all that one was asked for, of every order that one accepted. */
  const accepted = async (): Promise<Map<string, { placedAt: number; waitedMs: number }>> => {
    const { entries } = z.object({ entries: z.array(Entry) }).parse(await call("ledger?target=shopify"));
    const placed = new Map(
      entries.flatMap(({ effect, reference, at }) => (effect === "order.placed" ? [[reference, Date.parse(at)]] : [])),
    );
    const waits = new Map<string, { placedAt: number; waitedMs: number }>();
    for (const { effect, reference, at } of entries) {
      const placedAt = placed.get(reference);
      if (effect === "fulfillment_order.accepted" && reference !== null && placedAt !== undefined)
        waits.set(reference, { placedAt, waitedMs: Date.parse(at) - placedAt });
    }
    return waits;
  };

  const shipped = async () => {
    const { orders } = Counts.parse(await call("state/counts"));
    return orders["FULFILLED"] ?? 0;
  };

  return {
    place: (orders: object) => call("orders", orders),
    add: (path: string, body: object) => call(path, body),
    accepted,
    /** Waits until so many orders are fulfilled, and says after how many milliseconds they were, or how many were by the end. */
    async untilShipped(count: number, patienceMs: number): Promise<{ tookMs: number; shipped: number }> {
      const begun = performance.now();
      for (;;) {
        const now = await shipped();
        const tookMs = performance.now() - begun;
        if (now >= count || tookMs > patienceMs) return { tookMs, shipped: now };
        await pause(1000);
      }
    },
  };
}

export type FollowedShop = ReturnType<typeof followOrders>;
