import AxeBuilder from "@axe-core/playwright";
import { expect } from "vitest";
import type { ExceptionCause } from "#app/fulfillment/exceptions/exception-causes.ts";
import { eventually } from "../../support/eventually.ts";
import { escapedWords } from "../pseudo-locale/escaped-words.ts";
import { readPage } from "../pseudo-locale/read-page.ts";
import { DESK, PHONE, SCREENS, type Walk } from "../pseudo-locale/walk.ts";

/** The worklist as a person reads it: its causes, their lines, and what is pressed there. */
export function worklist(walk: Walk) {
  const { page, app, open, state } = walk;
  let turns = 0;

  const nameOf = async (order: string) => (await state()).orders.find(({ id }) => id === order)?.name ?? order;
  const card = (cause: ExceptionCause) => app.locator(`[id="${cause}"]`);
  const line = (cause: ExceptionCause, name: string) =>
    card(cause)
      .getByRole("listitem")
      .filter({ has: app.getByRole("link", { name, exact: true }) });

  /** Waits until the worklist has an order's trouble, or a warehouse's (null), or no longer has it. */
  async function untilListed(cause: ExceptionCause, order: string | null, yes = true) {
    const found = order === null ? card(cause) : line(cause, await nameOf(order));
    await eventually(
      async () => {
        await open("/app/exceptions");
        return (await found.count()) > 0 === yes;
      },
      90_000,
      500,
    );
  }

  /** Waits until it is listed, presses what solves it, and waits until it is gone: one cause at a desk, the next on a phone. */
  async function solve(cause: ExceptionCause, order: string | null, press: (name: string) => Promise<void>) {
    await page.setViewportSize(turns++ % 2 === 0 ? DESK : PHONE);
    await untilListed(cause, order);
    await press(order === null ? "" : await nameOf(order));
    await untilListed(cause, order, false);
  }

  return {
    card,
    line,
    untilListed,
    solve,
    /** Presses the button at an order's line. */
    presses: (cause: ExceptionCause, label: string) => (name: string) =>
      line(cause, name)
        .getByRole("button", { name: `${label}: ${name}` })
        .click(),
    async save() {
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.locator("#save-bar").waitFor({ state: "hidden" });
    },
    /** A warehouse's page, or one of its tabs. */
    async openWarehouse(name: string, tab?: string) {
      await page.setViewportSize(DESK);
      await open("/app/warehouses");
      await app.getByRole("link", { name }).first().click();
      if (tab) await app.getByRole("tab", { name: tab }).click();
    },
    /** Fits a desk and a phone, everybody can use it, and it has no word that is in no catalogue. */
    async looksRight() {
      for (const screen of SCREENS) {
        await page.setViewportSize(screen);
        await open("/app/exceptions");
        const overflow = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
        expect.soft(overflow, "the page scrolls sideways").toBeLessThanOrEqual(0);
        const { violations } = await new AxeBuilder({ page })
          .disableRules(["region", "landmark-one-main", "page-has-heading-one"])
          .analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect.soft(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`)).toEqual([]);
        await page.goto(`${walk.sandbox.url}/admin/apps/waybill/app/exceptions?locale=en-XA`);
        await app.locator("section[id]").first().waitFor();
        await state();
        expect.soft(escapedWords(await readPage(app), walk.data), `Exceptions, ${screen.width} px`).toEqual([]);
      }
    },
  };
}

export type Worklist = ReturnType<typeof worklist>;
