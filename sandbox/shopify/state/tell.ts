import { toGid } from "./gid.ts";
import type { ShopState } from "./shop-state.ts";

/** Tells the shop's listeners that something happened to a record, once. */
export function tell(state: ShopState, topic: string, type: string, id: number, payload: Record<string, unknown>): void {
  state.events.emit({ topic, resourceId: toGid(type, id), payload, at: state.clock.now() });
}
