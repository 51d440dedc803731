import { z } from "zod";
import { act, PeopleRefusal } from "./act.ts";

/** What the refusal of whichever order comes next is kept under. */
export const THE_NEXT = "the next order";

const reason = z.string().min(1).max(500);

export const atImport = {
  /** Refuses the next order, or one by its reference, when it comes. */
  reject: act(
    z.strictObject({ reference: z.string().min(1).optional(), reason: reason.default("Order was rejected at import") }),
    (asked, { state }) => {
      if (asked.reference !== undefined && state.ordersByReference.has(asked.reference))
        throw new PeopleRefusal(409, `${asked.reference} was imported already: cancel it, or send it to review.`);
      state.refusals.set(asked.reference ?? THE_NEXT, asked.reason);
      return { refuses: asked.reference ?? THE_NEXT, reason: asked.reason };
    },
  ),
};
