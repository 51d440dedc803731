import type { BlockCart, BlockMessage, BlockRun, CheckoutAnswer, CheckoutBlock } from "../../../app/contracts/checkout-block.ts";
import { askApp, type Answer, type Asker, numberOf } from "../../admin-block/src/ask-app.ts";
import { askBlock, type Asking, type Reading } from "../../admin-block/src/ask-block.ts";
import { isRecord, list, text } from "../../offer-client/src/read-answer.ts";

// Shopify names it in its API as the first, and on its page as either.
const TYPE = "(?:Abandoned)?Checkout";
const address = (id: string) => `/app/checkouts/${id}/block`;

/** Asks the app what it does with an abandoned checkout. Never throws. */
export function readCheckout(asking: Asking): Promise<Reading<CheckoutBlock>> {
  return askBlock(asking, { type: TYPE, address, read: readBlock });
}

/** What a merchant has done about it. */
export type CheckoutCommand = { intent: "start"; journeyId: string } | { intent: "stop" } | { intent: "link" };

/** Has the app do it. Never throws. */
export async function commandCheckout({ gid, ...asker }: Asking, command: CheckoutCommand): Promise<Answer<CheckoutAnswer>> {
  const id = numberOf(TYPE, gid);
  return id === undefined ? { outcome: "failed" } : tell(asker, id, command);
}

const tell = (asker: Asker, id: string, form: CheckoutCommand) => askApp(asker, { path: address(id), form, read: readDone });

function readDone(answer: unknown): CheckoutAnswer | null {
  if (!isRecord(answer) || typeof answer["ok"] !== "boolean") return null;
  const link = text(answer["link"]);
  return { ok: answer["ok"], message: text(answer["message"]) ?? "", ...(link !== null && /^https?:\/\//.test(link) && { link }) };
}

/** What can't be drawn is left out. */
function readBlock(answer: unknown): CheckoutBlock | null {
  if (!isRecord(answer) || !("cart" in answer)) return null;
  const { cart } = answer;
  if (!isRecord(cart)) return { cart: null };
  const standing = text(cart["standing"]);
  const page = text(cart["page"]);
  if (standing === null || page === null || !/^\/[^/]/.test(page)) return null;
  const read: BlockCart = {
    page,
    standing,
    state: text(cart["state"]) ?? "",
    isHeldOut: cart["isHeldOut"] === true,
    runs: list(cart["runs"], readRun),
    messages: list(cart["messages"], readMessage),
    journeys: list(cart["journeys"], readJourney),
    noLink: text(cart["noLink"]),
  };
  return { cart: read };
}

function readJourney(journey: unknown): { id: string; name: string } | null {
  const id = isRecord(journey) ? text(journey["id"]) : null;
  return isRecord(journey) && id !== null ? { id, name: text(journey["name"]) ?? id } : null;
}

function readRun(run: unknown): BlockRun | null {
  const id = isRecord(run) ? text(run["id"]) : null;
  if (!isRecord(run) || id === null) return null;
  return {
    id,
    journey: text(run["journey"]) ?? id,
    isGoingOn: run["isGoingOn"] === true,
    step: text(run["step"]),
    next: text(run["next"]),
  };
}

function readMessage(message: unknown): BlockMessage | null {
  const id = isRecord(message) ? text(message["id"]) : null;
  if (!isRecord(message) || id === null) return null;
  const said = (name: string) => text(message[name]) ?? "";
  return { id, what: said("what"), stage: said("stage"), state: said("state"), why: text(message["why"]), at: said("at") };
}
