import type { Express } from "express";
import {
  allowAnyOrigin,
  answerAfterPurchase,
  answerChangeset,
  answerExtension,
  answerOrder,
  answerTheme,
  hearEvent,
} from "./offers/serving/buyers-doors.server.ts";
import { limitAddresses } from "./offers/serving/limit-buyers.server.ts";

/** What buyers' pages ask: answered within its budget whatever else is the matter, also while the database is away. */
export function mountOffers(app: Express): void {
  app.use("/proxy", limitAddresses);
  app.get("/proxy/offers", answerTheme);
  app.post("/proxy/events", hearEvent);
  app.use("/offers", allowAnyOrigin, limitAddresses);
  app.post("/offers/decide", answerExtension);
  app.post("/offers/events", hearEvent);
  app.post("/offers/order", answerOrder);
  app.post("/offers/post-purchase", answerAfterPurchase);
  app.post("/offers/post-purchase/changeset", answerChangeset);
}
