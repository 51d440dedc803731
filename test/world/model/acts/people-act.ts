import type { Month, PlannedOrder } from "../plan/plan-month.ts";
import { changingOrders } from "./changing-orders.ts";
import { deciding } from "./deciding.ts";
import { type Deed, does, type Scene } from "./deed.ts";
import { paying } from "./paying.ts";
import { shippingByHand } from "./shipping-by-hand.ts";
import { happensToTheShop } from "./shop-wide.ts";

const deeds: Record<string, Deed> = { ...changingOrders, ...paying, ...shippingByHand, ...deciding };

/** Buyers buy, and the merchant and his staff do what is planned for this hour. */
export async function peopleAct(month: Month, scene: Scene): Promise<void> {
  const { books, draw, picture } = scene;
  for (const planned of month.orders.filter(({ hour }) => hour === books.hour)) await places(planned, scene);
  for (const { number, deeds: planned } of month.orders)
    for (const { hour, name, salt } of planned) {
      if (hour !== books.hour) continue;
      const order = picture.orders.find(({ id }) => id === books.placed.get(number));
      if (order) await does(name, order.id, books, async () => deeds[name]?.(order, { ...scene, draw: draw.about(salt) }));
    }
  for (const { hour, name, salt } of month.shopWide)
    if (hour === books.hour) await happensToTheShop(name, { ...scene, draw: draw.about(salt) });
}

async function places({ number, asked, isCashOnDelivery }: PlannedOrder, { place, books }: Scene): Promise<void> {
  const lines = asked.lines.filter(({ sku }) => !books.deleted.has(sku ?? ""));
  if (lines.length === 0) return;
  const sold = lines.map((line) => (line.sku === undefined ? line : { ...line, sku: books.soldAs(line.sku) }));
  const { ids } = (await place.control("orders", { ...asked, lines: sold })) as { ids: [string] };
  const id = ids[0].split("/").at(-1) ?? "";
  books.placed.set(number, id);
  if (isCashOnDelivery) books.cashOnDelivery.add(id);
  books.note(id, `order ${number} is placed: ${JSON.stringify(asked)}`);
}
