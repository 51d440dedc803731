import AxeBuilder from "@axe-core/playwright";
import { expect } from "vitest";
import { eventually } from "../../support/eventually.ts";
import { escapedWords } from "../pseudo-locale/escaped-words.ts";
import { readPage } from "../pseudo-locale/read-page.ts";
import { SCREENS, type Walk } from "../pseudo-locale/walk.ts";

/** The page of Exceptions as somebody looks for an exception on it. */
export function worklistOf(walk: Walk) {
  const { app, page } = walk;
  const causeCard = (cause: string) => app.locator(`[id="${cause}"]`);
  const lineOf = (cause: string, name: string) =>
    causeCard(cause)
      .getByRole("listitem")
      .filter({ has: app.getByRole("link", { name, exact: true }) });
  const named = async (order: string) => (await walk.state()).orders.find(({ id }) => id === order)?.name ?? order;

  return {
    causeCard,
    lineOf,
    named,
    async openAt(screen: (typeof SCREENS)[number]) {
      await page.setViewportSize(screen);
      await walk.open("/app/exceptions");
    },
    /** Waits until the worklist has it, or no longer has it. */
    async listed(cause: string, order: string | null, yes: boolean) {
      const name = order === null ? null : await named(order);
      await eventually(async () => {
        await walk.open("/app/exceptions");
        const found = name === null ? causeCard(cause) : lineOf(cause, name);
        return (await found.count()) > 0 === yes;
      }, 120_000);
    },
    /** It fits a desk and a phone, everybody can use it, and it has no word that is in no catalogue. */
    async looksRight() {
      for (const screen of SCREENS) {
        await page.setViewportSize(screen);
        await walk.open("/app/exceptions");
        const overflow = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
        expect.soft(overflow, "the page scrolls sideways").toBeLessThanOrEqual(0);
        const { violations } = await new AxeBuilder({ page })
          .disableRules(["region", "landmark-one-main", "page-has-heading-one"])
          .analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect.soft(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`)).toEqual([]);
        await page.goto(`${walk.sandbox.url}/admin/apps/waybill/app/exceptions?locale=en-XA`);
        await causeCard("parcel.returned").or(app.locator("section[id]")).first().waitFor();
        await walk.state();
        expect.soft(escapedWords(await readPage(app), walk.data), `Exceptions, ${screen.width} px`).toEqual([]);
      }
    },
  };
}

export type Worklist = ReturnType<typeof worklistOf>;
