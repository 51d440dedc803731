import type { ExceptionCause } from "#app/fulfillment/exceptions/exception-causes.ts";
import { idIn } from "../pseudo-locale/walk.ts";
import type { Goods, World } from "./bring-about.ts";

/** Hands out SKUs, none twice. */
export function shelves({ home, bob }: Goods) {
  const atHome = home.values();
  const atBob = bob.values();
  return { home: () => atHome.next().value ?? "", bob: () => atBob.next().value ?? "" };
}

export type Shelves = ReturnType<typeof shelves>;

/** Trouble with single parcels, side by side: an order for each cause. */
export async function troubleWithParcels(world: World, { bob }: Shelves): Promise<Map<ExceptionCause, string>> {
  const { owner, people, atShipBob, shipped, reference } = world;
  // The next order that comes is refused, whichever it is: nothing else may come meanwhile.
  const rejected = await world.rejected(bob());

  const warehouseSays = async (what: "hold" | "cancel" | "lose" | "return", order: string) => {
    await people(what, { reference: reference(order) });
    return order;
  };
  const bringing: Partial<Record<ExceptionCause, () => Promise<string>>> = {
    "parcel.on-hold": async () => warehouseSays("hold", await atShipBob(bob())),
    "parcel.cancelled-by-warehouse": async () => warehouseSays("cancel", await atShipBob(bob())),
    "order.short": async () => {
      const sku = bob();
      const cut = await atShipBob(sku, 3);
      await people("ship-short", { reference: reference(cut), lines: [{ sku, quantity: 1 }] });
      return cut;
    },
    "order.called-back": async () => {
      const called = await atShipBob(bob());
      await world.callsOff(called);
      return called;
    },
    "order.shipped-before": async () => {
      const undone = await shipped(bob());
      await owner.cancelsFulfillment(Number(idIn(await world.fulfillmentOf(undone))));
      return undone;
    },
    "parcel.lost": async () => warehouseSays("lose", await shipped(bob())),
    "parcel.returned": async () => warehouseSays("return", await shipped(bob())),
    "parcel.other-goods": async () => {
      const [from, to] = [bob(), bob()];
      const swapped = await atShipBob(from);
      await people("swap-sku", { reference: reference(swapped), from, to, forgetsLine: true });
      await people("ship", { reference: reference(swapped) });
      return swapped;
    },
  };
  const brought = Object.entries(bringing).map(async ([cause, bring]) => [cause as ExceptionCause, await bring()] as const);
  return new Map([["parcel.rejected", rejected], ...(await Promise.all(brought))]);
}
