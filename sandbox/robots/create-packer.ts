import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import type { Robot } from "./sign-in-robot.ts";

/** The built-in warehouse's employee. */
export type Packer = {
  start(): void;
  /** An employee who is not at work leaves every parcel to whoever uses the screens. */
  setEnabled(enabled: boolean): void;
  stop(): Promise<void>;
};

const List = z.object({
  parcels: z.array(
    z.object({
      id: z.string(),
      reference: z.string(),
      orderId: z.string(),
      stage: z.enum(["dispatched", "picked", "packed"]),
      lines: z.array(z.object({ sku: z.string(), quantity: z.number(), packed: z.number() })),
    }),
  ),
});
type Parcel = z.infer<typeof List>["parcels"][number];

const EVERY_MS = 700;
/** How many people stand at the packing station. */
const HANDS = 4;

/**
 * Picks, packs and ships, through the app's own screens, the parcels of orders that control calls placed. Orders from the storefront are
 * left for a person to pack.
 */
export function createPacker({ robot, state }: { robot: Robot; state: ShopState; clock: Clock }): Packer {
  let enabled = true;
  let working: Promise<void> | undefined;
  const leave = new AbortController();

  const isMine = (parcel: Parcel) => state.orders.get(Number(parcel.orderId))?.source === "control";
  const round = async () => {
    const parcels = List.parse(await robot.read("/app/packing/list.json")).parcels.filter(isMine);
    const toPick = parcels.filter((parcel) => parcel.stage === "dispatched").map((parcel) => parcel.id);
    if (toPick.length > 0) await robot.send("/app/packing/pick", { parcelId: toPick });
    const queue = parcels.values();
    await Promise.all(Array.from({ length: HANDS }, () => packAll(queue)));
  };
  const packAll = async (queue: Iterable<Parcel>) => {
    for (const parcel of queue) {
      if (leave.signal.aborted || !enabled) return;
      await packAndShip(robot, parcel);
    }
  };
  const work = async () => {
    while (!leave.signal.aborted) {
      // What fails now (the app restarts, a parcel was taken back) is looked at again in the next round.
      if (enabled && state.fulfillmentServices.size > 0) await round().catch(() => undefined);
      await pause(EVERY_MS, undefined, { signal: leave.signal }).catch(() => undefined);
    }
  };

  return {
    start: () => void (working ??= work()),
    setEnabled: (on) => void (enabled = on),
    async stop() {
      leave.abort();
      await working;
    },
  };
}

async function packAndShip(robot: Robot, parcel: Parcel) {
  for (const line of parcel.lines) {
    if (line.packed < line.quantity) await robot.send(`/app/packing/pack/${parcel.id}`, { sku: line.sku, quantity: "all" });
  }
  const digits = parcel.reference.replace(/\D/g, "").slice(-9).padStart(9, "0");
  await robot.send(`/app/packing/ship/${parcel.id}`, { carrier: "Royal Mail", trackingNumber: `RM${digits}GB`, trackingUrl: "" });
}
