import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Sandbox } from "#sandbox/start-sandbox.ts";
import { launchChromium } from "../support/chromium.ts";
import { eventually } from "../support/eventually.ts";
import { ORDINARY_PHONE } from "../support/ordinary-browser.ts";
import { PHONE } from "./both-screens.ts";
import { openSandbox } from "./open-sandbox.ts";

const Mails = z.object({
  smtp: z.object({ host: z.string(), port: z.number() }),
  mails: z.array(z.object({ id: z.number(), subject: z.string(), html: z.string().nullable(), text: z.string(), headerTo: z.string() })),
});
const Sold = z.object({
  data: z.object({
    productVariants: z.object({
      nodes: z.array(z.object({ sku: z.string(), price: z.string(), product: z.object({ title: z.string() }) })),
    }),
  }),
});
const JourneyView = z.object({
  id: z.string(),
  revision: z.number(),
  definition: z.looseObject({ nodes: z.array(z.looseObject({ id: z.string() })) }),
});
const Ledger = z.object({ entries: z.array(z.object({ effect: z.string() })) });

/** A buyer who reads German and left an address, a number, and a word for each of the channels. */
const EMAIL = "jutta.weiss@kundin.example";
const PHONE_NUMBER = "+4915112345678";

let browser: Browser;
let sandbox: Sandbox;
let context: BrowserContext;
let page: Page;
let journeyId = "";
let sold: { sku: string; title: string; pence: number };

beforeAll(async () => {
  browser = await launchChromium();
  sandbox = await openSandbox({ fresh: false, seed: 31, pollSeconds: 2 });
  context = await browser.newContext({ viewport: PHONE, ...ORDINARY_PHONE });
  page = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
});

async function control(path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${sandbox.url}/_control/${path}`, {
    ...(body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
  return JSON.parse(text) as unknown;
}
const mails = async () => Mails.parse(await control(`mails?to=${EMAIL}`)).mails;
const sends = (path: string, form: Record<string, string>) => sandbox.robot.send(path, form);
const reads = (path: string) => sandbox.robot.read(path);
/** How many messages of each channel were handed over. */
const handedOver = async () => {
  const { entries } = Ledger.parse(await control("ledger"));
  const of = (name: string) => entries.filter(({ effect }) => effect.startsWith(name)).length;
  return { mail: (await mails()).length, sms: of("sms"), whatsapp: of("whatsapp") };
};

describe("a cart that its buyer left", () => {
  test("a merchant connects mail and makes a journey live whose first message, an hour after the buyer left, brings a code", async () => {
    const { smtp } = Mails.parse(await control("mails"));
    const sender = { "credentials.fromName": "Demo shop", "credentials.fromAddress": "hello@shop.example" };
    const server = { "credentials.host": smtp.host, "credentials.port": String(smtp.port) };
    await sends("/app/settings/channels?_data=routes/app.settings_.channels", { intent: "connect", kind: "smtp", ...server, ...sender });
    await sends("/app/settings/channels?_data=routes/app.settings_.channels", {
      intent: "save-proof",
      holdoutPercent: "0",
      countedDays: "28",
    });
    await sends("/app/recovery/journeys?_data=routes/app.recovery.journeys._index", { intent: "create", template: "three-mails" });
    const { journeys } = z
      .object({ journeys: z.array(z.object({ id: z.string() })) })
      .parse(await reads("/app/recovery/journeys?_data=routes/app.recovery.journeys._index"));
    journeyId = journeys[0]?.id ?? "";
    const place = `/app/recovery/journeys/${journeyId}?_data=routes/app.recovery.journeys.$journeyId`;
    const { definition, revision } = JourneyView.parse(await reads(place));
    const first = definition.nodes.map((node) => (node.id === "mail-1" ? { ...node, withCode: true } : node));
    await sandbox.robot.sendJson(place, {
      intent: "save",
      name: "Carts",
      definition: { ...definition, nodes: first },
      revision,
      state: "live",
    });
  });

  test("an hour later its buyer has one mail, in German, about what they left", async () => {
    sold = await soldThing();
    const consent = { email: "subscribed", sms: "subscribed", whatsapp: "subscribed" };
    const buyer = { email: EMAIL, phone: PHONE_NUMBER, name: "Jutta Weiß", countryCode: "DE", language: "de-DE", consent };
    await control("checkouts/abandon", { lines: [{ sku: sold.sku, quantity: 2 }], ...buyer });
    // Known, before the clock moves on.
    await eventually(async () => JSON.stringify(await reads("/app/recovery?view=all&_data=routes/app.recovery._index")).includes("Jutta"), {
      everyMs: 300,
    });
    await control("clock", { advance: "PT1H" });
    const [mail] = await eventually(async () => ((await mails()).length > 0 ? mails() : false), { everyMs: 300 });
    expect(mail).toMatchObject({ headerTo: expect.stringContaining(EMAIL) as string });
    expect(mail?.html).toContain('lang="de"');
    expect(mail?.text).toContain(sold.title);
    expect(await handedOver()).toEqual({ mail: 1, sms: 0, whatsapp: 0 });
  });

  test("its link brings the cart back with its discount, in a browser that was never there, and it is paid", async () => {
    const [mail] = await mails();
    const link = /https?:\/\/[^"\s\])]+\/r\/[\w-]+/.exec(mail?.html ?? "")?.[0] ?? expect.fail("The mail has no link.");
    // Nobody opens a mail within a second or two.
    await control("clock", { advance: "PT10M" });
    const clicked = await fetch(link, { redirect: "manual", headers: { "user-agent": ORDINARY_PHONE.userAgent } });
    const { pathname, search } = new URL(clicked.headers.get("location") ?? "");
    await page.goto(`${sandbox.url}${pathname}${search}`);
    if (!page.url().includes("/checkout")) await page.goto(`${sandbox.url}/storefront/checkout`);
    const summary = page.locator("#summary");
    await summary.getByText(`2 × ${sold.title}`).waitFor();
    await summary
      .getByText(/WB|−|-£/)
      .first()
      .waitFor();
    for (const [label, value] of Object.entries({
      Email: EMAIL,
      "Last name": "Weiß",
      "Street and number": "Weg 1",
      "Town or city": "Leeds",
      Postcode: "LS1 4DY",
    }))
      await page.getByLabel(label).fill(value);
    await page.getByLabel("Postcode").press("Tab");
    await page.getByRole("button", { name: "Pay now" }).click();
    await page.getByRole("heading", { name: /Thank you/ }).waitFor();
  });

  test("nothing more is sent by any channel, and the report shows the order once, as this message's", async () => {
    await eventually(async () => JSON.stringify(await reads("/app/recovery?view=bought&_data=routes/app.recovery._index")).includes("Weiß"), { everyMs: 300 }); // oxfmt-ignore
    await control("clock", { advance: "P4D" });
    await control("clock", { advance: "PT1M" });
    await eventually(async () => (await recovered()).length > 0, { everyMs: 500 });
    expect(await recovered()).toEqual([{ channel: "email", orders: 1 }]);
    expect(await handedOver()).toEqual({ mail: 1, sms: 0, whatsapp: 0 });
    const { journeys } = Journeys.parse(await reads("/app/recovery/journeys?_data=routes/app.recovery.journeys._index"));
    expect(journeys.find(({ id }) => id === journeyId)).toMatchObject({ sent: 1, bought: 1 });
  });
});

const Journeys = z.object({ journeys: z.array(z.object({ id: z.string(), sent: z.number(), bought: z.number() })) });

async function soldThing() {
  const query = `{ productVariants(first: 40) { nodes { sku price product { title } } } }`;
  const { nodes } = Sold.parse(await control("admin", { query })).data.productVariants;
  const found = nodes.find(({ sku, price }) => sku !== "" && Number(price) > 2) ?? expect.fail("The shop sells nothing.");
  return { sku: found.sku, title: found.product.title, pence: Math.round(Number(found.price) * 100) };
}

/** What the report says was touched last, and by what. */
async function recovered() {
  const report = await reads("/app/recovery/report?_data=routes/app.recovery.report");
  return z.object({ recent: z.array(z.object({ channel: z.string(), orders: z.number() })) }).parse(report).recent;
}
