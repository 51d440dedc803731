import { readMarkets } from "#app/offers/keeping/keep-markets.server.ts";
import { deleteOffer, saveOffer, setOfferState } from "#app/offers/keeping/save-offer.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { refusal } from "#app/platform/http/reply.ts";
import type { Shop } from "#app/platform/shop.ts";
import { offersScreen } from "../offers/messages.ts";
import { offer } from "./messages.ts";
import type { OfferCommand } from "./offer-command.ts";
import { termsOf } from "./offer-form.ts";
import type { OfferReply } from "./offer-reply.ts";
import { readNamesTaken } from "./read-names-taken.server.ts";

/** Does what a merchant told an offer; `id` null: one that is new. */
export async function commandOffer(shop: Shop, id: string | null, command: OfferCommand): Promise<OfferReply> {
  const notThere = refusal(offersScreen.message("not-there"));
  switch (command.intent) {
    case "pause":
      return id !== null && (await setOfferState(shop, id, "paused")) ? done(offer.message("now-paused")) : notThere;
    case "delete":
      // One that has gone is gone.
      if (id !== null) await deleteOffer(shop, id);
      return done(offer.message("now-deleted"));
    case "read-markets":
      return (await readMarkets(shop)) ? done(offer.message("markets-read")) : refusal(offer.message("markets-not-allowed"));
    case "save": {
      const { intent: _, state, ...fields } = command;
      const terms = termsOf(fields);
      if (await isNameTaken(shop, id, terms.name)) {
        const taken = offer.message("name-taken");
        return refusal(taken, { name: taken });
      }
      const saved = await saveOffer(shop, id, terms);
      if (saved === null) return notThere;
      if (state === undefined) return { ...done(offer.message("saved")), offerId: saved };
      await setOfferState(shop, saved, state);
      return { ...done(offer.message(state === "live" ? "now-live" : "saved")), offerId: saved };
    }
  }
}

/** Lists and reasons tell offers apart by their names. */
async function isNameTaken(shop: Shop, id: string | null, name: string): Promise<boolean> {
  return (await inShop(shop, (db) => readNamesTaken(db, shop, id))).has(name);
}

const done = (message: Message) => ({ ok: true as const, message });
