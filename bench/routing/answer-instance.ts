import { wordsFor } from "#app/platform/messages/words.ts";
import type { Instance } from "./instance.ts";
import { routeInstance } from "./route-instance.ts";

export type Answer =
  | { feasible: true; cost: number; parcels: { warehouse: string; lines: Record<string, number> }[] }
  | { feasible: false; cause: string; explanation: string };

const words = wordsFor({ language: "en", timeZone: "UTC", locale: "en-GB" });

/** The router's answer to an instance, in the instance's terms: units by SKU. */
export function answerInstance(instance: Instance): Answer {
  const outcome = routeInstance(instance);
  if (outcome.outcome === "unroutable") return { feasible: false, cause: outcome.cause, explanation: words(outcome.explanation) };

  const parcels = outcome.plan.parcels.map((parcel) => {
    const lines = new Map<string, number>();
    for (const { sku, quantity } of parcel.lines) lines.set(sku, (lines.get(sku) ?? 0) + quantity);
    return { warehouse: parcel.warehouseId, lines: Object.fromEntries(lines) };
  });
  return { feasible: true, cost: outcome.plan.cost.total, parcels };
}
