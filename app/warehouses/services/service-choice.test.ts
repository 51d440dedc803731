import { describe, expect, test } from "vitest";
import { chooseService } from "./service-choice.ts";

const someServices = ["Standard", "Expedited", "2-Day Express", "Overnight"];
const choose = (title: string, offered = someServices, choices: Parameters<typeof chooseService>[1] = []) =>
  chooseService({ title, code: null }, choices, offered);

describe("what a buyer chose at checkout", () => {
  test("goes as the merchant chose for it, at what that costs more", () => {
    const choices = [{ shippingLine: "Swift", service: "Overnight", extra: 450 }];
    expect(choose(" swift ", someServices, choices)).toEqual({ service: "Overnight", extra: 450, isSlower: false });
    expect(chooseService({ title: "Delivery", code: "SWIFT" }, choices, someServices).service).toBe("Overnight");
  });

  test("goes by the service of the same name", () => {
    expect(choose("2-day express").service).toBe("2-Day Express");
    expect(chooseService({ title: "Delivered to you", code: "expedited" }, [], someServices).service).toBe("Expedited");
  });

  test.each([
    ["Express (1–2 days)", "Expedited"],
    ["DHL Express", "Expedited"],
    ["Next day by noon", "Overnight"],
    ["24h", "Overnight"],
    ["Free shipping", null],
    ["Royal Mail Tracked", null],
  ])("%s goes as fast as its name says: %s", (title, service) => {
    expect(choose(title)).toEqual({ service, extra: 0, isSlower: false });
  });

  test("goes faster than it has to where nothing is just as fast", () => {
    expect(choose("Express", ["Standard", "Overnight"])).toEqual({ service: "Overnight", extra: 0, isSlower: false });
  });

  test("goes as the warehouse usually ships where it is known to ship in no faster way, and that is said", () => {
    expect(choose("Express", ["Standard"])).toEqual({ service: null, extra: 0, isSlower: true });
    expect(choose("Next day", ["Standard", "Expedited"])).toEqual({ service: null, extra: 0, isSlower: true });
    expect(choose("Standard", [])).toEqual({ service: null, extra: 0, isSlower: false });
    expect(chooseService({ title: null, code: null }, [], [])).toEqual({ service: null, extra: 0, isSlower: false });
  });
});
