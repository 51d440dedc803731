import { z } from "zod";
import { holdOrder } from "#app/fulfillment/decisions/hold/hold-order.server.ts";
import { HOLD_REASONS } from "#app/fulfillment/decisions/decision.ts";
import { nowDate } from "#app/platform/clock.ts";
import { cutText } from "#app/platform/cut-text.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { flow } from "../messages.ts";
import { flowAction, optionalWords, reference } from "./flow-action.ts";
import { notKnown } from "./not-known.ts";

/** As long as the note of a person who holds an order. */
const LONGEST_NOTE = 200;

const Properties = z.object({ order_id: reference, reason: optionalWords, note: optionalWords });

/** Puts an order on hold, as a person does on its page: what is in hands already is refused. */
export const holdOrderAction = flowAction("hold-order", Properties, async (shop, { order_id: orderId, reason = "OTHER", note }, run) => {
  const meant = HOLD_REASONS.find((one) => one === reason.toUpperCase().replaceAll(/[\s-]+/g, "_"));
  if (!meant) return { outcome: "refused", message: flow.message("no-reason", { reason: cutText(reason, 100), reasons: REASONS }) };
  const order = await inShop(shop, (db) =>
    db.order.findUnique({ where: { shopId_id: { shopId: shop.id, id: orderId } }, select: { id: true } }),
  );
  if (!order) return notKnown(run, nowDate(), flow.message("no-order"));
  const held = await holdOrder(shop, orderId, { reason: meant, note: note ? cutText(note, LONGEST_NOTE) : null }, { kind: "flow" });
  if (!held.ok) return { outcome: "refused", message: held.message };
  return inShop(shop, (db) => run.settle(db, held.message ?? flow.message("held")));
});

const REASONS = HOLD_REASONS.map((reason) => reason.toLowerCase().replaceAll("_", " "));
