import { describe, expect, test } from "vitest";
import { JourneyDefinition, type JourneyNode } from "../journeys/journey-definition.ts";
import { whyNotWithoutCart } from "./fits-without-cart.ts";

const mail = (mjml: string, subject = "News of {{ shop.name }}"): object => ({
  kind: "message",
  id: "mail",
  channel: "email",
  purpose: "marketing",
  texts: { en: { subject, mjml } },
  withCode: false,
  withinMinutes: 60,
  whenNotEligible: "skip",
  next: null,
});
const journey = (nodes: Partial<JourneyNode>[], trigger = "started-by-hand") =>
  JourneyDefinition.parse({
    trigger: { kind: trigger, all: [] },
    reentry: { isAllowed: false, afterHours: 0 },
    discount: null,
    first: nodes[0]?.id ?? null,
    nodes,
  });
const why = (...asked: Parameters<typeof journey>) => whyNotWithoutCart(journey(...asked));

describe("a journey for people who left no cart", () => {
  test("is one that somebody starts, with messages that need none", () => {
    expect(why([mail("<mj-text>Hello {{ buyer.first_name }}, {{ link }} {{ code }}. Your cart is empty: fill it.</mj-text>")])).toBeNull();
  });

  test.each(["checkout-abandoned", "cart-abandoned", "browse-abandoned", "back-in-stock", "parcel-late"])(
    "is none that begins by itself: %s",
    (trigger) => expect(why([mail("<mj-text>Hello</mj-text>")], trigger)).toBe("begins-otherwise"),
  );

  test.each([
    ["shows its lines", mail("{% for item in cart.items %}{{ item.title }}{% endfor %}")],
    ["says its total in the subject", mail("Hello", "{{cart.total}} wait for you")],
    ["asks whether there is one", mail("{%- if cart.items.size > 0 -%}Hello{% endif %}")],
    ["promises a day", mail("There by {{ arrives | default: 'soon' }}")],
    ["speaks of an order", mail("{{ order.name }} is late")],
    ["has an agent speak of it", { kind: "call-task", id: "call", script: "Ask about {{ cart.count }} things", attempts: 1, withCode: false, withinMinutes: 60, whenNotEligible: "skip", next: null }], // oxfmt-ignore
  ])("is none whose message %s", (_, node) => expect(why([node])).toBe("says-cart"));

  test("is none that waits for somebody to go on with a cart; the link of a message leads somewhere without one", () => {
    const wait = { kind: "wait-for", id: "wait", event: "cart-resumed", minutes: 60, next: "mail", otherwise: null };
    expect(why([wait, mail("Hello")])).toBe("waits-for-cart");
    expect(why([{ ...wait, event: "link-opened" }, mail("Hello")])).toBeNull();
  });
});
