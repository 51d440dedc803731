import { type Actor, actorLabel } from "#app/platform/actor.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Money } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import { CallOutcome } from "#app/recovery/calls/call-outcome.ts";
import { type ListedCall, listCallTasks } from "#app/recovery/calls/call-tasks.server.ts";
import type { CallsPage } from "./calls-command.ts";

export type CallRow = {
  id: string;
  who: string | null;
  phone: string;
  cart: { id: string; value: Money; isBought: boolean } | null;
  turn: { is: "now" } | { is: "later"; at: string } | { is: "never" };
  attempts: number;
  heldBy: Message | null;
  isMine: boolean;
  state: "open" | "done" | "called_off" | "expired";
  outcome: CallOutcome | null;
  note: string | null;
  at: string;
};

export type CallsView = { which: "open" | "over"; rows: CallRow[]; after: string | null };

const PAGE = 50;

/** A page of the calls that are to be made, the most urgent first, or of those that are over, the latest first. */
export async function readCalls(shop: Shop, actor: Actor, { which, after }: CallsPage): Promise<CallsView> {
  const [at = "0", id = ""] = after?.split("_") ?? [];
  const place = after === null ? {} : { after: { at: new Date(Number(at)), id } };
  const listed = await readInShop(shop, (db) => listCallTasks(db, shop, { which, most: PAGE, ...place }));
  const last = listed.length === PAGE ? listed.at(-1) : undefined;
  return { which, rows: listed.map((call) => toRow(call, actor)), after: last ? `${last.dueAt.getTime()}_${last.id}` : null };
}

function toRow(call: ListedCall, actor: Actor): CallRow {
  const { cart, turn, heldBy, abandonmentId } = call;
  return {
    id: call.id,
    who: cart?.name ?? null,
    phone: call.phone,
    cart:
      cart && abandonmentId !== null
        ? { id: abandonmentId, value: { minor: Number(cart.value), currency: cart.currency }, isBought: cart.orderId !== null }
        : null,
    turn: turn.outcome === "later" ? { is: "later", at: turn.at.toISOString() } : { is: turn.outcome },
    attempts: call.attempts,
    heldBy: heldBy && actorLabel(heldBy),
    isMine: heldBy?.kind === "staff" && actor.kind === "staff" && heldBy.id !== null && heldBy.id === actor.id,
    state: call.state,
    outcome: CallOutcome.nullable().catch(null).parse(call.outcome),
    note: call.note,
    at: (call.lastAttemptAt ?? call.endedAt ?? call.dueAt).toISOString(),
  };
}
