import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import { type Ledger, LEDGER_TARGETS } from "../ledger.ts";
import type { OwnersAnswer, OwnersDocument } from "../shopify/api/run-as-owner.ts";
import { uninstalledEvent } from "../shopify/auth/uninstalled-event.ts";
import { toGid } from "../shopify/state/gid.ts";
import type { Dns } from "../dns/create-dns.ts";
import type { MailInbox } from "../mail/create-mail-inbox.ts";
import type { Flow } from "../shopify/flow/create-flow.ts";
import type { PostPurchase } from "../shopify/post-purchase/create-post-purchase.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import { tell } from "../shopify/state/tell.ts";
import { createFaults, type Faults } from "../faults/create-faults.ts";
import { Fault } from "../faults/fault.ts";
import type { Sms } from "../sms/create-sms.ts";
import type { WhatsApp } from "../whatsapp/create-whatsapp.ts";
import { PeopleRefusal } from "../shipbob/people/act.ts";
import { type People, PEOPLES_ACTS } from "../shipbob/people/people.ts";
import type { Chat } from "../chat/create-chat.ts";
import { abandonCheckout } from "./abandon-checkout.ts";
import { chatCalls } from "./chat-calls.ts";
import { ControlFault } from "./control-fault.ts";
import { BuyerAsked, findBuyer } from "./find-buyer.ts";
import { dnsCalls } from "./dns-calls.ts";
import { countOrders, describeState } from "./describe-state.ts";
import { flowCalls } from "./flow-calls.ts";
import type { Control } from "./handle-control.ts";
import { mailCalls } from "./mail-calls.ts";
import { parseOrdersAsked } from "./orders-asked.ts";
import { parseAsked, wronglyAsked } from "./parse-asked.ts";
import { pixelCalls } from "./pixel-calls.ts";
import { placeAskedOrders } from "./place-asked-orders.ts";
import { smsCalls } from "./sms-calls.ts";
import { whatsAppCalls } from "./whatsapp-calls.ts";

/** What control calls act on. */
export type ControlHooks = {
  state: ShopState;
  clock: Clock;
  ledger: Ledger;
  shopify: {
    isInstalled(): boolean;
    uninstall(): void;
    expireTokens(): void;
    tellScopes?(): void;
    runAsOwner(asked: OwnersDocument): Promise<OwnersAnswer>;
    sendPrivacyTopic(topic: "customers/data_request" | "customers/redact" | "shop/redact", customerId?: number): void;
    postPurchase?: Pick<PostPurchase, "apply" | "done">;
    flow?: Flow;
  };
  shipbob?: { people: People };
  faults?: Faults;
  packer?: { setEnabled(enabled: boolean): void };
  mail?: MailInbox;
  dns?: Dns;
  sms?: Sms;
  whatsapp?: WhatsApp;
  chat?: Chat;
  /** Where the shop's pages find the app. */
  appUrl?: string;
};

const Advance = z.strictObject({ advance: z.string("say how far, as an ISO 8601 duration such as PT26H") });
const Packer = z.strictObject({ enabled: z.boolean("true or false") });
const ShopChange = z.strictObject({ currency: z.string("a currency, such as EUR").regex(/^[A-Z]{3}$/, "a currency, such as EUR") });
const Privacy = z.strictObject({ customerId: z.union([z.number(), z.string()]).optional() });
const AdminDocument = z.strictObject({
  query: z.string('give { "query": an Admin GraphQL document, "variables"?, "operationName"? }').min(1, "an Admin GraphQL document"),
  variables: z.record(z.string(), z.unknown(), "an object of the document's variables").optional(),
  operationName: z.string().optional(),
});
const Changeset = z.strictObject({
  token: z.string('give { "token": the changeset that the app signed, "buyerConsentToSubscriptions"?, "trouble"? }').min(1),
  buyerConsentToSubscriptions: z.boolean("true or false").optional(),
  trouble: z.enum(["payment_required", "server_error"], "payment_required or server_error").optional(),
});
const Purchase = z.strictObject({ order: z.string('give { "order": "gid://shopify/Order/…" }') });
const TOPICS = ["customers/data_request", "customers/redact", "shop/redact"] as const;

/** The calls that steer the sandbox; `sandbox/README.md` describes them. */
export function createControl(hooks: ControlHooks): Control {
  const { state, clock, ledger, shopify, shipbob, faults = createFaults(), packer } = hooks;
  const installed = () => {
    if (!shopify.isInstalled()) throw new ControlFault(409, "The app is not installed: open the admin once first.");
  };

  const offers = () => {
    if (!shopify.postPurchase) throw new ControlFault(409, "There are no offers after payment in this sandbox.");
    return shopify.postPurchase;
  };

  return {
    calls: {
      "GET /health": () => ({ status: "ok", now: clock.now().toString(), installed: shopify.isInstalled() }),
      "POST /orders": ({ body }) => {
        const asked = parseOrdersAsked(body);
        const placed = placeAskedOrders(state, asked);
        const ids = placed.map(({ order }) => toGid("Order", order.id));
        return asked.discountCodes ? { ids, discountCodes: placed.map(({ discounts }) => discounts.codes) } : { ids };
      },
      "POST /checkouts/abandon": ({ body }) => abandonCheckout(state, body),
      "POST /buyer": ({ body }) => findBuyer(state, parseAsked(BuyerAsked, body)),
      "POST /post-purchase": ({ body }) => offers().apply(parseAsked(Changeset, body)),
      "POST /post-purchase/done": ({ body }) => {
        const { order: id } = parseAsked(Purchase, body);
        const order = state.orders.get(Number(id.split("/").at(-1)));
        if (!order) throw new ControlFault(404, `There is no order '${id}'.`);
        offers().done(order);
        return { done: true };
      },
      "POST /admin": ({ body }) => shopify.runAsOwner(parseAsked(AdminDocument, body)),
      "GET /state": ({ query }) => describeState(state, query.get("all") === "1"),
      "GET /state/counts": () => ({ orders: countOrders(state) }),
      "GET /ledger": ({ query }) => {
        const target = query.get("target");
        const known = LEDGER_TARGETS.find((one) => one === target);
        if (target !== null && !known)
          throw new ControlFault(400, `There is no ledger of '${target}'. There are: ${LEDGER_TARGETS.join(", ")}.`);
        return { entries: ledger.entries(known) };
      },
      "GET /clock": () => ({ now: clock.now().toString(), offsetMs: clock.offsetMs() }),
      "POST /clock": ({ body }) => {
        clock.advance(readDuration(parseAsked(Advance, body).advance, clock));
        return { now: clock.now().toString(), offsetMs: clock.offsetMs() };
      },
      "POST /shop": ({ body }) => {
        const { currency } = parseAsked(ShopChange, body);
        state.shop.currency = currency;
        tell(state, "shop/update", "Shop", state.shop.id, uninstalledEvent(state).payload);
        return { currency };
      },
      "POST /uninstall": () => {
        installed();
        shopify.uninstall();
        return { uninstalled: true };
      },
      "POST /privacy/": ({ rest, body }) => {
        const topic = TOPICS.find((one) => one === rest);
        if (!topic) throw new ControlFault(404, `There is no privacy topic '${rest}'. There are: ${TOPICS.join(", ")}.`);
        const { customerId } = parseAsked(Privacy, body);
        const id = customerId === undefined ? undefined : Number(String(customerId).split("/").at(-1));
        if (id !== undefined && !state.customers.has(id)) throw new ControlFault(400, `There is no customer ${customerId}.`);
        shopify.sendPrivacyTopic(topic, id);
        return { sent: topic };
      },
      "POST /tokens/expire": () => {
        installed();
        shopify.expireTokens();
        return { expired: true };
      },
      "POST /shipbob/": ({ rest, body }) => {
        if (!shipbob) throw new ControlFault(409, "There is no ShipBob in this sandbox.");
        return doAt(shipbob.people, rest, body);
      },
      ...pixelCalls(state, hooks.appUrl),
      ...flowCalls(state, shopify.flow),
      ...mailCalls(hooks.mail, clock),
      ...dnsCalls(hooks.dns),
      ...smsCalls(hooks.sms),
      ...whatsAppCalls(hooks.whatsapp),
      ...chatCalls(hooks.chat),
      "GET /faults": () => ({ faults: faults.list() }),
      "POST /faults": ({ body }) => {
        const added = faults.add(parseAsked(Fault, body));
        shopify.tellScopes?.();
        return added;
      },
      "DELETE /faults": () => {
        const taken = faults.clear();
        shopify.tellScopes?.();
        return { taken };
      },
      "POST /packer": ({ body }) => {
        const { enabled } = parseAsked(Packer, body);
        if (!packer) throw new ControlFault(409, "Nobody packs by himself in this sandbox.");
        packer.setEnabled(enabled);
        return { enabled };
      },
    },
  };
}

function doAt(people: People, name: string, body: unknown): unknown {
  const act = PEOPLES_ACTS.find((one) => one === name);
  if (!act) throw new ControlFault(404, `ShipBob's people don't '${name}'. They: ${PEOPLES_ACTS.join(", ")}.`);
  try {
    return (people[act] as (asked: unknown) => unknown)(body);
  } catch (cause) {
    if (cause instanceof PeopleRefusal) throw new ControlFault(cause.status, cause.message);
    if (cause instanceof z.ZodError) throw wronglyAsked(cause);
    throw cause;
  }
}

function readDuration(text: string, clock: Clock): Temporal.Duration {
  try {
    const duration = Temporal.Duration.from(text);
    const days = duration.total({ unit: "days", relativeTo: clock.now().toZonedDateTimeISO("UTC") });
    if (days > 0 && days <= 3660) return duration;
  } catch {
    // Not a duration: the sentence below says what is one.
  }
  throw new ControlFault(
    400,
    `advance: '${text}' is not an ISO 8601 duration above nothing and up to ten years, such as PT26H or P3D. Time only goes forward.`,
  );
}
