import { readFile } from "node:fs/promises";
import { request } from "node:http";
import { json } from "node:stream/consumers";
import type { Locator } from "playwright-core";
import { expect } from "vitest";
import { z } from "zod";
import type { Message } from "#app/platform/messages/message.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import "#app/catalogues.ts";
import { languages as languagesBy } from "#app/screens/parts/languages.ts";
import { ui } from "#app/ui/messages/messages.ts";
import { launchChromium } from "../../support/chromium.ts";
import { ORDINARY_BROWSER } from "../../support/ordinary-browser.ts";
import { eventually } from "../../support/eventually.ts";
import { comesAlive, DESK, PHONE } from "../both-screens.ts";
import { openSandbox } from "../open-sandbox.ts";
import { escapedWords } from "./escaped-words.ts";
import { readPage } from "./read-page.ts";
import { readPdf } from "./read-pdf.ts";

const State = z.object({
  orders: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      source: z.string(),
      cancelledAt: z.string().nullable(),
      lineItems: z.array(z.object({ sku: z.string().nullable(), title: z.string() })),
    }),
  ),
  fulfillments: z.array(z.object({ orderId: z.string(), tracking: z.object({ number: z.string().nullable() }).nullable() })),
  inventory: z.array(
    z.object({ sku: z.string().nullable(), location: z.string().nullable(), inventoryItemId: z.string(), available: z.number() }),
  ),
  locations: z.array(z.object({ id: z.string(), name: z.string() })),
});

type WalkOptions = {
  language?: "en" | "en-XA";
  data: readonly string[];
  /** How often the app looks through what stands still. */
  pollSeconds?: number;
  /** Whether the shop has the whole history of the demo shop. */
  whole?: boolean;
};

export type Walk = Awaited<ReturnType<typeof startWalk>>;

/** A sandbox and a browser that reads it in the pseudo-locale, a fresh shop to begin with. `data` stands on its pages as it is. */
export async function startWalk({ language = "en-XA", data: known, pollSeconds, whole = false }: WalkOptions) {
  const sandbox = await openSandbox({ fresh: true, seed: 7, whole, ...(pollSeconds === undefined ? {} : { pollSeconds }) });
  const browser = await launchChromium();
  const context = await browser.newContext({ userAgent: ORDINARY_BROWSER, acceptDownloads: true });
  const page = await context.newPage();
  const app = page.frameLocator("#app");
  const words = wordsFor({ language, timeZone: "Europe/London" });
  const data = new Set(known);
  /** Texts that stand on its pages as they are, from now on. */
  const isData = (...texts: string[]) => texts.forEach((text) => data.add(text));
  const toasts = await hearToasts();

  /** Each toast of the admin, as it is shown. */
  async function hearToasts(): Promise<string[]> {
    const heard: string[] = [];
    await page.exposeFunction("hearToast", (text: string) => void heard.push(text));
    await page.addInitScript(() => {
      const hear = Reflect.get(window, "hearToast") as ((text: string) => void) | undefined;
      if (window !== window.top || !hear) return;
      window.addEventListener("message", ({ data }: MessageEvent<{ from?: string; type?: string; message?: string } | null>) => {
        if (data?.from === "app" && data.type === "toast" && data.message) hear(data.message);
      });
    });
    return heard;
  }

  async function open(path: string, query = "") {
    await page.goto(`${sandbox.url}/admin/apps/waybill${path}?locale=${language}&${query}`);
    await comesAlive(app);
  }

  /** The page's part that says just this. */
  const saying = (message: Message) => app.getByText(words(message), { exact: true }).first();
  const button = (message: Message) => app.getByRole("button", { name: words(message), exact: true }).first();
  const field = (message: Message) => app.getByLabel(words(message), { exact: true }).first();
  const says = (message: Message, timeout = 60_000) => app.getByText(words(message)).first().waitFor({ timeout });

  /** On a desk and on a phone. */
  async function allIsWorded(where: string) {
    for (const screen of [DESK, PHONE]) {
      await page.setViewportSize(screen);
      await isWorded(`${where}, ${screen.width} px`);
    }
  }
  /** As wide as it is: what closes when the window changes. */
  async function isWorded(where: string) {
    const shown = await readPage(app);
    // A parcel may have left since the shop was last looked at: its tracking number is data.
    if (escapedWords(shown, data).length > 0) await state();
    expect.soft(escapedWords(shown, data), where).toEqual([]);
  }

  /** What the admin shows in passing, after something was done. */
  async function toasted(message: Message) {
    const wanted = words(message);
    await eventually(() => toasts.includes(wanted)).catch(() => {
      throw new Error(`No toast says ${wanted}, but: ${toasts.join(", ")}`);
    });
    const shown = toasts.splice(0).map((text) => ({ text, where: "toast" }));
    expect.soft(escapedWords(shown, data), wanted).toEqual([]);
  }

  /** Presses what saves a PDF, and reads it. */
  async function pdfIsWorded(where: string, press: Locator) {
    const [download] = await Promise.all([page.waitForEvent("download"), press.click()]);
    expect.soft(escapedWords(await readPdf(await readFile(await download.path())), data), where).toEqual([]);
  }

  /** The admin's save bar, which comes with the first change and goes with the last. */
  const save = () => page.getByRole("button", { name: words(ui.message("save")), exact: true }).click();
  async function discard() {
    await page.getByRole("button", { name: words(ui.message("discard")), exact: true }).click();
    await page.locator("#save-bar").waitFor({ state: "hidden" });
  }

  async function control(call: string, body: object): Promise<unknown> {
    return send(`${sandbox.url}/_control/${call}`, body);
  }

  async function placed(asked: object): Promise<string[]> {
    const { ids } = z.object({ ids: z.array(z.string()) }).parse(await control("orders", asked));
    await state();
    return ids;
  }

  /** The shop as it is; what it calls its things counts as data from now on. */
  async function state() {
    const found = State.parse(await (await fetch(`${sandbox.url}/_control/state?all=1`)).json());
    const things = found.orders.filter(({ source }) => source !== "history");
    const lines = things.flatMap(({ lineItems }) => lineItems.flatMap(({ sku, title }) => [sku ?? "", title]));
    const tracking = found.fulfillments.flatMap((one) => one.tracking?.number ?? []);
    const references = things.flatMap(({ id }) => [1, 2, 3].map((nth) => `waybill-${idIn(id)}-${nth}`));
    const skus = found.inventory.flatMap(({ sku }) => sku ?? []);
    const places = found.locations.map(({ name }) => name);
    const names = found.orders.map(({ name }) => name);
    isData(...skus, ...lines, ...tracking, ...references, ...places, ...names);
    return found;
  }

  async function stop() {
    await browser.close();
    await sandbox.stop();
  }

  const look = { page, app, words, open, saying, button, field, says };
  return { ...look, sandbox, isData, allIsWorded, isWorded, toasted, pdfIsWorded, save, discard, control, placed, state, stop };
}

/** Posts over a connection of its own: one that was kept may be closed at the very moment, and nothing may be asked twice. */
function send(url: string, body: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: "POST", agent: false }, (answer) => void json(answer).then(resolve, reject));
    asked.on("error", reject);
    asked.end(JSON.stringify(body));
  });
}

export const idIn = (gid: string) => gid.split("/").at(-1) ?? "";

/** What choices hold that no catalogue has: time zones, countries, languages and days. */
export function namesByIntl(): string[] {
  const countries = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const day = new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "UTC" });
  const days = Array.from({ length: 7 }, (_, index) => day.format(Date.UTC(2024, 0, 1 + index)));
  const languages = languagesBy("en").map(({ label }) => label);
  return [...languages, ...Intl.supportedValuesOf("timeZone"), ...codes.flatMap((code) => countries.of(code) ?? []), ...days];
}
