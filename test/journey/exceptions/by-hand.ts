import type { Walk } from "../pseudo-locale/walk.ts";
import type { World } from "./bring-about.ts";
import type { Worklist } from "./worklist.ts";

const WAREHOUSES = ["London stockroom", "ShipBob Manchester"];

/** What a person does in Waybill to put trouble right, from its button on. */
export function byHand({ app, page, sandbox, open }: Walk, world: World, list: Worklist) {
  const limit = async (most: string) => {
    await app.getByLabel("Most parcels per order").fill(most);
    await list.save();
  };
  const press = (cause: Parameters<Worklist["card"]>[0], role: "button" | "link", name: RegExp | string) =>
    list.card(cause).getByRole(role, { name }).first().click();

  return {
    limit,
    async raisesLimit() {
      await press("unroutable.too-many-parcels", "link", /^Raise the limit/);
      await limit("3");
    },
    async counts(sku: string) {
      await app.getByRole("link", { name: `Count ${sku} at London stockroom` }).click();
      const units = app.locator("table input, input[inputmode=numeric]").first();
      await units.waitFor();
      await units.fill("6000");
      await list.save();
    },
    async addsPrice(country: string) {
      await press("unroutable.address-not-served", "link", new RegExp(`^Add a price for ${country}`));
      await page.getByRole("button", { name: "Save", exact: true }).waitFor();
      await list.save();
    },
    async setsPrices() {
      await press("unroutable.currency-mismatch", "link", "Set the prices of London stockroom");
      await app.getByText("These prices are in GBP, and the shop sells in EUR").waitFor();
      await list.isSound();
      await list.save();
    },
    async choosesWarehouse(name: string) {
      const dialog = app.getByRole("dialog");
      await press("parcel.rejected", "button", `Choose a warehouse for ${name}`);
      await dialog.getByText("ShipBob Manchester").click();
      await list.isSound();
      await dialog.getByRole("button", { name: "Choose it", exact: true }).click();
      await dialog.waitFor({ state: "detached" });
    },
    async asksAgain() {
      await press("warehouse.unreachable", "button", "Ask it now");
      await app.getByText(/still doesn't answer/).waitFor();
      await world.clearFaults();
      await press("warehouse.unreachable", "button", "Ask it now");
      // It keeps its place until the page is opened anew.
      await list.card("warehouse.unreachable").getByText("No longer on this list").waitFor();
    },
    async renewsCredentials() {
      await press("warehouse.refused", "link", /^Renew credentials/);
      const dialog = app.getByRole("dialog");
      await dialog.locator("input[type=password]").fill(sandbox.shipbobToken);
      await dialog.getByRole("button", { name: "Check and save" }).click();
      await dialog.waitFor({ state: "detached" });
    },
    async addsAlert(webhook: string) {
      await open("/app/settings/alerts");
      await app.getByLabel("Webhook address").fill(`https://${webhook}`);
      await app.getByRole("button", { name: "Add", exact: true }).click();
      await app.getByRole("button", { name: /^Send a test to hooks.slack.com/ }).click();
      await app.getByText("The webhook was revoked or its app was removed.").first().waitFor();
      await list.isSound();
    },
    async resumesAlerts() {
      await press("alerts.paused", "link", "Open alerts");
      await app.getByText("Paused by Waybill").first().waitFor();
      await list.isSound();
      await app.getByRole("button", { name: /^Resume alerts to/ }).click();
      await app.getByRole("button", { name: /^Pause alerts to/ }).waitFor();
    },
    async allowsRouting() {
      await press("routing.needs-permission", "link", "Allow in Settings");
      await app.getByRole("button", { name: "Turn routing on" }).click();
      await page.getByRole("button", { name: "Update" }).click();
      await app.getByRole("button", { name: "Turn routing off" }).waitFor();
    },
    resumes: () => press("unroutable.no-warehouse", "button", /^Resume London stockroom/),
    setsUpAgain: () => press("warehouse.location-off", "button", /^Set it up in Shopify again/),
    async pausesBoth() {
      for (const name of WAREHOUSES) await turns(name, "Pause", "Resume");
    },
    resumesOther: () => turns("ShipBob Manchester", "Resume", "Pause"),
    /** No warehouse has a price for the rest of the world any more. */
    async narrowsPrices() {
      for (const name of WAREHOUSES) {
        await list.openWarehouse(name, "Prices");
        await app.getByRole("button", { name: "Remove zone Rest of world" }).click();
        await list.save();
      }
    },
  };

  async function turns(warehouse: string, pressed: string, then: string) {
    await list.openWarehouse(warehouse);
    await app.getByRole("button", { name: pressed, exact: true }).click();
    await app.getByRole("button", { name: then, exact: true }).waitFor();
  }
}
