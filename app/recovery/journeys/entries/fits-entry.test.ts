import { describe, expect, test } from "vitest";
import type { JourneyDefinition, JourneyNode } from "../journey-definition.ts";
import { aboutOf, whyNotAbout } from "./fits-entry.ts";

const mail = (mjml: string): JourneyNode => ({
  ...{ kind: "message", id: "mail", channel: "email", purpose: "marketing", texts: { en: { subject: "Hello", mjml } } },
  ...{ withCode: false, withinMinutes: 60, whenNotEligible: "skip", next: null },
});
const journey = (kind: JourneyDefinition["trigger"]["kind"], ...nodes: JourneyNode[]) => ({ trigger: { kind, all: [] }, nodes });

describe("whoever begins a journey with something", () => {
  test.each(["back-in-stock", "parcel-late"] as const)("is told nothing of anybody else's goods or parcel: %s", (kind) => {
    const sorry = journey(kind, mail("We are sorry."));
    for (const about of ["cart", "order", "nothing"] as const) expect(whyNotAbout(about, sorry)).toBe("begins-otherwise");
    expect(whyNotAbout("its-own", sorry)).toBeNull();
  });

  test("is written to of what it is, and of nothing that there isn't", () => {
    const [cart, order] = [journey("started-by-hand", mail("{{ cart.total }}")), journey("started-by-hand", mail("{{ order.name }}"))];
    expect([whyNotAbout("cart", cart), whyNotAbout("order", cart), whyNotAbout("nothing", cart)]).toEqual([null, "says-cart", "says-cart"]);
    expect([whyNotAbout("cart", order), whyNotAbout("order", order), whyNotAbout("nothing", order)]).toEqual(["says-order", null, "says-cart"]); // oxfmt-ignore
    expect(whyNotAbout("cart", journey("checkout-abandoned", mail("{{ cart.total }}")))).toBeNull();
  });

  test("is known by the key of their run", () => {
    const abandonmentId = "01a21e9b-c256-750e-a840-bcda9ee03863";
    expect(aboutOf({ entryKey: abandonmentId, abandonmentId })).toBe("cart");
    expect(aboutOf({ entryKey: "order:12" })).toBe("order");
    expect(aboutOf({ entryKey: "variant:12:0-0", abandonmentId })).toBe("its-own");
    expect(aboutOf({ entryKey: "flow:step" })).toBe("nothing");
  });
});
