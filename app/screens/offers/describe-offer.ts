import type { OfferTerms } from "#app/offers/rules/offer-terms.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { offersScreen } from "./messages.ts";

/** What an offer offers, in words. */
export function describeOffered({ offered, percentage }: Pick<OfferTerms, "offered" | "percentage">, currency: string): Message {
  switch (offered.kind) {
    case "goal": {
      const amount = { minor: offered.amount, currency };
      return offered.reward === "free_shipping"
        ? offersScreen.message("goal-shipping", { amount })
        : offersScreen.message("goal-discount", { amount, percent: percentage / 100 });
    }
    case "chosen":
      return discounted(offersScreen.message("chosen-variants", { count: offered.variantIds.length }), percentage);
    case "volume": {
      const [first] = offered.tiers;
      return offersScreen.message("volume-steps", {
        count: offered.tiers.length,
        units: first?.units ?? 0,
        percent: (first?.percentage ?? 0) / 100,
      });
    }
    case "bogo":
      return offersScreen.message("bought-and-had", { bought: offered.bought.units, had: offered.units, percent: percentage / 100 });
    case "gift":
      return offered.bought.by === "units"
        ? offersScreen.message("gift-for-units", { count: offered.bought.units })
        : offersScreen.message("gift-for-amount", { amount: { minor: offered.bought.amount, currency } });
    case "bundle": {
      const units = offered.parts.reduce((sum, { quantity }) => sum + quantity, 0);
      return offersScreen.message("bundle-of", { count: units, percent: percentage / 100 });
    }
    case "recommended":
      return discounted(
        offered.most === 1 ? offersScreen.message("recommended-one") : offersScreen.message("recommended-many", { count: offered.most }),
        percentage,
      );
  }
}

function discounted(what: Message, percentage: number): Message {
  return percentage === 0 ? what : offersScreen.message("with-discount", { what, percent: percentage / 100 });
}
