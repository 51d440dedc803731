import type { Page } from "playwright-core";

const FILLED = {
  Email: "ada@example.com",
  "Last name": "Lovelace",
  "Street and number": "1 Way",
  "Town or city": "Leeds",
  Postcode: "LS1 4DY",
};

/** Types who buys, and where it is sent, into the sandbox's checkout; `leave` is the key with which the last field is left. */
export async function fillInCheckout(page: Page, leave: "Enter" | "Tab"): Promise<void> {
  for (const [label, value] of Object.entries(FILLED)) await page.getByLabel(label).fill(value);
  await page.getByLabel("Postcode").press(leave);
}
