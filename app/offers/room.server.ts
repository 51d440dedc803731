import type { Room } from "#app/platform/room.ts";
import { everyShop } from "#app/platform/jobs/job.ts";
import { fillCodesJob } from "./discounts/fill-codes.server.ts";
import { hearOfBundles, hearOfDiscounts, hearOfScopes, keepDiscountJob, keepDiscounts } from "./discounts/keep-discounts.server.ts";
import { keepCollectionsJob, refreshCollections } from "./keeping/keep-collections.server.ts";
import { keepCurrency, keepCurrencyOnChange } from "./keeping/keep-currency.server.ts";
import { refreshMarkets } from "./keeping/keep-markets.server.ts";
import { offers } from "./messages.ts";
import { offersSettings } from "./offers-settings.server.ts";
import { buildNeighboursWhenDue } from "./recommender/build-neighbours.server.ts";
import { countChangedOrder, takeBackGoneOrder } from "./recommender/count-orders.server.ts";
import { joinOrdersWithOffers } from "./reporting/join-orders.server.ts";
import { offersPersonalData } from "./reporting/offers-personal-data.server.ts";
import { pruneDecisions } from "./reporting/prune-decisions.server.ts";
import { sumOutcomes } from "./reporting/sum-outcomes.server.ts";
import { applyOfferEvent } from "./serving/note-event.server.ts";

export const room: Room = {
  name: "offers",
  jobs: [keepDiscountJob, fillCodesJob, keepCollectionsJob],
  subscribers: [
    applyOfferEvent,
    countChangedOrder,
    takeBackGoneOrder,
    hearOfDiscounts,
    hearOfBundles,
    hearOfScopes,
    keepCurrencyOnChange,
    joinOrdersWithOffers.changed,
    joinOrdersWithOffers.gone,
  ],
  schedules: [
    keepDiscounts,
    refreshCollections,
    refreshMarkets,
    everyShop({ name: "offers.sweep-currency", everySeconds: 6 * 3600, run: keepCurrency }),
    everyShop({ name: "offers.build-neighbours", everySeconds: 3600, run: buildNeighboursWhenDue }),
    everyShop({
      name: "offers.sum-outcomes",
      everySeconds: 6 * 3600,
      async run(shop) {
        await sumOutcomes(shop);
        await pruneDecisions(shop);
      },
    }),
  ],
  settings: offersSettings,
  messages: offers,
  personalData: offersPersonalData,
};
