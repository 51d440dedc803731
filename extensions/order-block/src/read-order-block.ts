import type { OrderBlock } from "../../../app/contracts/order-block.ts";
import { askBlock, type Asking, type Reading } from "../../admin-block/src/ask-block.ts";

/** Asks the app about an order. Never throws. */
export function readOrderBlock(asking: Asking): Promise<Reading<OrderBlock>> {
  return askBlock(asking, {
    type: "Order",
    address: (id) => `/app/orders/${id}/block`,
    read: (answer) => (isOrderBlock(answer) ? answer : null),
  });
}

/** Enough is checked to draw by. */
function isOrderBlock(answer: unknown): answer is OrderBlock {
  if (typeof answer !== "object" || answer === null) return false;
  return "parcels" in answer && Array.isArray(answer.parcels) && "troubles" in answer && Array.isArray(answer.troubles) && "page" in answer;
}
