import { expect, test } from "vitest";
import { isHeldOut } from "./holdout.ts";

const domain = "shop.myshopify.com";
const people = Array.from({ length: 20_000 }, (_, index) => ({ customerId: null, mailKey: `mail ${String(index)}`, phoneKey: null }));
const heldOut = (percent: number) => people.map((names) => isHeldOut(names, { domain, percent }));

test.each([0, 1, 10, 25, 50])("of twenty thousand buyers %i in a hundred are held out", (percent) => {
  const count = heldOut(percent).filter(Boolean).length;
  // Five standard deviations.
  expect(Math.abs(count - 200 * percent)).toBeLessThanOrEqual(5 * Math.sqrt(200 * percent));
});

test("a greater share holds out everybody whom a smaller one did, and another shop other people", () => {
  const [few, many] = [heldOut(10), heldOut(30)];
  expect(few.every((held, index) => !held || many[index] === true)).toBe(true);
  const elsewhere = people.map((names) => isHeldOut(names, { domain: "other.myshopify.com", percent: 10 }));
  expect(elsewhere.filter((held, index) => held && few[index] === true).length).toBeLessThan(300);
});

test("somebody is held out by the strongest name that they are first met by, and by it alone", () => {
  const held = (names: { customerId: bigint | null; mailKey: string | null; phoneKey: string | null }) =>
    isHeldOut(names, { domain, percent: 50 });
  for (let number = 1n; number < 50n; number++) {
    const customer = held({ customerId: number, mailKey: null, phoneKey: null });
    expect(held({ customerId: number, mailKey: `mail ${String(number)}`, phoneKey: "phone" })).toBe(customer);
    const mail = held({ customerId: null, mailKey: `mail ${String(number)}`, phoneKey: null });
    expect(held({ customerId: null, mailKey: `mail ${String(number)}`, phoneKey: "phone" })).toBe(mail);
  }
});
