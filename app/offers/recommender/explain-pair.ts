import type { Message } from "#app/platform/messages/message.ts";
import { recommender } from "./messages.ts";

/** Fewer orders together, and how many times by chance that is says nothing. */
const TELLING_ORDERS = 3;
const MORE_OFTEN = 1.5;

/** What is said of two products: in how many orders they were together, and how many times as many that is as by chance, where that is more. */
export function explainPair({ orders, times }: { orders: number; times: number }): Message {
  if (orders < TELLING_ORDERS || times < MORE_OFTEN) return recommender.message("together", { count: orders });
  return recommender.message("more-often", { count: orders, times: times < 10 ? Math.round(times * 10) / 10 : Math.round(times) });
}

/** The same for the buyer, whom nobody tells what "you" chose. */
export function forBuyer(why: Message): Message {
  return why.code === recommender.message("complementary", { title: "" }).code
    ? { ...why, code: recommender.message("goes-with", { title: "" }).code }
    : why;
}
