import { expect } from "vitest";
import { z } from "zod";
import type { ExceptionCause } from "#app/fulfillment/exceptions/exception-causes.ts";
import { eventually } from "../../support/eventually.ts";
import { DESK, PHONE } from "../both-screens.ts";
import { expectSound } from "../sound.ts";
import { idIn, type Walk } from "../pseudo-locale/walk.ts";

const Listed = z.object({
  groups: z.array(z.object({ cause: z.string(), items: z.array(z.object({ orderId: z.string().nullable() })) })),
});
const Choices = z.object({ currency: z.string() });
const Stage = z.object({ stage: z.string() });

/** The worklist as a person reads it: its causes, their lines, and what is pressed there. */
export function worklist(walk: Walk) {
  const { page, app, open, state, sandbox } = walk;
  let turns = 0;

  const nameOf = async (order: string) => (await state()).orders.find(({ id }) => id === order)?.name ?? order;
  const card = (cause: ExceptionCause) => app.locator(`[id="${cause}"]`);
  const line = (cause: ExceptionCause, name: string) =>
    card(cause)
      .getByRole("listitem")
      .filter({ has: app.getByRole("link", { name, exact: true }) });
  const listed = async () => Listed.parse(await sandbox.robot.read("/app/exceptions?_data=routes/app.exceptions")).groups;

  /** Waits until the worklist has an order's trouble, or a warehouse's (null), or no longer has it. */
  async function untilListed(cause: ExceptionCause, order: string | null, yes = true) {
    const isOfOrder = (orderId: string | null) => order === null || orderId === idIn(order);
    const isThere = async () =>
      (await listed()).some((group) => group.cause === cause && group.items.some(({ orderId }) => isOfOrder(orderId)));
    await eventually(async () => (await isThere()) === yes, { everyMs: 250 });
  }

  /** Waits until it is listed, presses what solves it, and waits until it is gone: one cause at a desk, the next on a phone. */
  async function solve(cause: ExceptionCause, order: string | null, press: (name: string) => Promise<void>) {
    await page.setViewportSize(turns++ % 2 === 0 ? DESK : PHONE);
    await untilListed(cause, order);
    await open("/app/exceptions");
    await press(order === null ? "" : await nameOf(order));
    await untilListed(cause, order, false);
  }

  return {
    /** Does not scroll sideways, and everybody can use it. */
    isSound: () => expectSound(app),
    card,
    line,
    listed,
    untilListed,
    solve,
    /** Waits until an order has come to a stage. */
    reaches: (order: string, stage: string) =>
      eventually(
        async () => Stage.parse(await sandbox.robot.read(`/app/orders/${idIn(order)}?_data=routes/app.orders.$orderId`)).stage === stage,
        { everyMs: 250 },
      ),
    /** Waits until Waybill knows what the shop sells in, by what warehouses would charge for an order. */
    untilPricesAreIn: (currency: string, order: string) =>
      eventually(async () => Choices.parse(await sandbox.robot.read(`/app/orders/${idIn(order)}/warehouses`)).currency === currency, {
        everyMs: 250,
      }),
    /** Presses the button at an order's line. */
    presses: (cause: ExceptionCause, label: string) => (name: string) =>
      line(cause, name)
        .getByRole("button", { name: `${label}: ${name}` })
        .click(),
    /** The same, and says yes to what is asked before. */
    andConfirms: (press: (name: string) => Promise<void>, label: string) => async (name: string) => {
      await press(name);
      await app.getByRole("dialog").getByRole("button", { name: label, exact: true }).click();
    },
    /** Opens what a cause's link leads to in Shopify. */
    async opensInShopify(cause: ExceptionCause, label: RegExp, path: RegExp) {
      const link = card(cause).getByRole("link", { name: label }).first();
      const [shopify] = await Promise.all([page.waitForEvent("popup"), link.click()]);
      await shopify.waitForURL(path);
      await shopify.close();
    },
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
    /** Fits a desk and a phone with what solves each of these causes, everybody can use it, and it has no word that is in no catalogue. */
    async looksRight(causes: Iterable<ExceptionCause>) {
      for (const screen of [DESK, PHONE]) {
        await page.setViewportSize(screen);
        await open("/app/exceptions");
        for (const cause of causes) {
          const buttons = card(cause).locator("button:visible:enabled, a[href]:visible, a[target]:visible");
          expect.soft(await buttons.count(), `${cause}, ${screen.width} px`).toBeGreaterThanOrEqual(3);
        }
        await expectSound(app);
        await page.goto(`${walk.sandbox.url}/admin/apps/waybill/app/exceptions?locale=en-XA`);
        await app.locator("section[id]").first().waitFor();
        await walk.isWorded(`Exceptions, ${screen.width} px`);
      }
    },
  };
}

export type Worklist = ReturnType<typeof worklist>;
