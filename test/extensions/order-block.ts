import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OrderBlock } from "#app/contracts/order-block.ts";
import { launchChromium } from "../support/chromium.ts";

const inBlock = (path: string) => fileURLToPath(new URL(`../../extensions/order-block/${path}`, import.meta.url));

/** What Shopify admin gives the block, as far as it uses it, around the bundle that Shopify's command line built. */
const page = (bundle: string, english: string) => `<!doctype html><title>Order</title><link rel="icon" href="data:,"><body></body><script>
  const english = ${english};
  globalThis.shopify = {
    extend: (target, run) => { globalThis.shopify.run = run; },
    data: { selected: [{ id: "gid://shopify/Order/7" }] },
    auth: { idToken: async () => "the.id.token" },
    i18n: {
      formatDate: (date) => date.toISOString().slice(0, 10),
      translate(key, replacements = {}) {
        let words = key.split(".").reduce((found, part) => found?.[part], english);
        if (typeof words === "object") words = words[replacements.count === 1 ? "one" : "other"];
        return words.replace(/\\{\\{(\\w+)\\}\\}/g, (_, name) => replacements[name]);
      },
    },
  };
</script><script>${bundle}</script><script>shopify.run();</script>`;

const shipped: OrderBlock = {
  stage: "shipped",
  page: "/app/orders/7",
  troubles: [],
  parcels: [
    {
      id: "p1",
      warehouse: "Leeds",
      stage: "shipped",
      leavesOn: null,
      why: "Leeds ships all 3 units for £8.40, the only way.",
      problem: null,
      tracking: [{ carrier: "Royal Mail", number: "AB1", url: "https://track.example/AB1" }],
    },
  ],
};

/** The block on Shopify's order page, as it was built. */
export const orderBlockInBrowser = () =>
  describe("the built block in a browser", () => {
    let server: Server;
    let browser: Browser;
    let order: Page;
    /** How the app answers, and with whose token it was asked. */
    let answers: OrderBlock | "down" = shipped;
    const tokens: (string | undefined)[] = [];

    beforeAll(async () => {
      const html = page(readFileSync(inBlock("dist/order-block.js"), "utf8"), readFileSync(inBlock("locales/en.default.json"), "utf8"));
      server = createServer((request, response) => {
        if (request.url === "/") return response.setHeader("content-type", "text/html").end(html);
        if (request.url !== "/app/orders/7/block" || answers === "down") return response.writeHead(502).end("Bad gateway");
        tokens.push(request.headers.authorization);
        return response.setHeader("content-type", "application/json").end(JSON.stringify(answers));
      });
      await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
      browser = await launchChromium();
      order = await browser.newPage();
    });
    afterAll(async () => {
      await browser.close();
      server.close();
    });

    const opens = (answer: OrderBlock | "down") => {
      answers = answer;
      return order.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    };

    test("shows a parcel with its tracking, why it ships from there, and the way into Waybill", async () => {
      await opens(shipped);

      await order.locator("s-section").waitFor({ state: "attached" });
      expect(await order.locator("s-admin-block").innerText()).toContain("Ships from Leeds");
      expect(await order.locator("s-badge").innerText()).toBe("Shipped");
      expect(await order.getByText("Leeds ships all 3 units").count()).toBe(1);
      expect(await order.locator("s-link").evaluateAll((links) => links.map((link) => link.getAttribute("href")))).toEqual([
        "https://track.example/AB1",
        "app:app/orders/7",
      ]);
      expect(tokens).toEqual(["Bearer the.id.token"]);
    });

    test("says that an order isn't routed yet", async () => {
      await opens({ stage: null, page: null, troubles: [], parcels: [] });

      await order.getByText("Waybill hasn't routed this order yet.").waitFor({ state: "attached" });
      expect(await order.locator("s-link").count()).toBe(0);
    });

    test("says when Waybill doesn't answer, and tries again when asked", async () => {
      await opens("down");
      await order.locator("s-banner").waitFor({ state: "attached" });
      expect(await order.locator("s-banner").getAttribute("heading")).toBe("Couldn't reach Waybill");

      answers = shipped;
      await order.locator("s-button").dispatchEvent("click");

      await order.locator("s-section").waitFor({ state: "attached" });
      expect(await order.locator("s-banner").count()).toBe(0);
    });
  });
