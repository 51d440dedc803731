import { z } from "zod";
import { cutText } from "#app/platform/cut-text.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { stopBuyer } from "#app/recovery/journeys/end-runs.server.ts";
import { findJourney } from "./find-journey.server.ts";
import { namesOnOrder } from "#app/recovery/journeys/runs-of-buyer.server.ts";
import { flow } from "../messages.ts";
import { flowAction, optionalWords, reference } from "./flow-action.ts";

const Properties = z.object({ customer_id: reference, journey: optionalWords });

/** Takes a customer out of a journey, or out of all. Whoever is in none stays in none: that is no fault of the workflow's. */
export const stopJourneyAction = flowAction("stop-journey", Properties, (shop, { customer_id: customerId, journey: name }, run) =>
  inShop(shop, async (db) => {
    const found = name === undefined ? null : await findJourney(db, shop, name);
    if (name !== undefined && found?.outcome !== "found") {
      const key = found?.outcome === "several" ? "same-names" : "no-journey";
      return { outcome: "refused", message: flow.message(key, { name: cutText(name, 100) }) };
    }
    const customer = await db.customer.findUnique({ where: { shopId_id: { shopId: shop.id, id: customerId } } });
    const names = namesOnOrder({ customerId, email: customer?.email ?? null, phone: customer?.phone ?? null });
    const count = await stopBuyer(db, shop, names, found?.outcome === "found" ? found.journey.id : null);
    return run.settle(db, count === 0 ? flow.message("in-none") : flow.message("stopped", { count }));
  }),
);
