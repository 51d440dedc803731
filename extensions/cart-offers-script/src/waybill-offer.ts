import type { Offer, OfferAnswer, OfferEvent, OfferedItem, SpendGoal } from "../../../app/contracts/offers.ts";
import { readAnswer } from "../../offer-client/src/read-answer.ts";
import { addToCart, nameCart, readCart, type Cart } from "./cart.ts";
import { goalProgress } from "./goal-progress.ts";
import { pricedItem } from "./priced-item.ts";
import { load, page, path } from "./storefront.ts";

/** The app, through the shop's own address. */
const APP = "/apps/waybill/";

/** Asked once for all blocks of a page, until the cart is another. */
let cart: Promise<Cart | null> | undefined;
const answers = new Map<string, Promise<OfferAnswer>>();
const told = new Set<string>();

/** The first answer to a cart names it: with the app away nothing is written. */
function heard(answer: unknown, current: Cart): OfferAnswer {
  if (answer !== null && current.isNew) {
    current.isNew = false;
    nameCart(current);
  }
  return readAnswer(answer);
}

/** `shown` and `accepted` count once for each decision, however many blocks show it. */
function tell(event: OfferEvent): void {
  const key = event.kind + event.decision;
  if (told.has(key)) return;
  told.add(key);
  void fetch(`${APP}events`, {
    method: "POST",
    keepalive: true,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(event),
  }).catch(() => undefined);
}

const money = (hundredths: number, currency: string) =>
  new Intl.NumberFormat(page.Shopify?.locale, { style: "currency", currency }).format(hundredths / 100);

/**
 * A block of the theme. Its Liquid has the markup and the words, and reserves the room; this fills in what is offered, once it is seen. Where there
 * is nothing, it goes away as soon as nobody sees it, so that nothing on the page jumps.
 */
class WaybillOffer extends HTMLElement {
  private seen = false;
  private leaving = false;
  private readonly observer = new IntersectionObserver((entries) => {
    const visible = entries.some(({ isIntersecting }) => isIntersecting);
    if (visible && !this.seen) {
      this.seen = true;
      void this.look();
    }
    if (!visible && this.leaving) this.dataset["state"] = "gone";
  });

  connectedCallback(): void {
    document.addEventListener("waybill:cart", this.refresh);
    this.querySelector("[data-w=close]")?.addEventListener("click", () => {
      this.dataset["state"] = "gone";
      this.disconnectedCallback();
    });
    // In the theme editor a sample stands here.
    if (!this.hasAttribute("sample") && !this.isBar) this.observer.observe(this);
  }

  disconnectedCallback(): void {
    document.removeEventListener("waybill:cart", this.refresh);
    this.observer.disconnect();
  }

  /** It stands over the page, and comes when something was put into the cart. */
  private get isBar(): boolean {
    return this.hasAttribute("bar");
  }

  private readonly refresh = () => {
    // An offer that stands is left standing: what a buyer reads isn't taken from under his eyes.
    const standing = this.dataset["state"] === "shown" && this.slots("item").length > 0;
    if (this.isBar || (this.seen && !standing)) void this.look();
  };

  private async look(): Promise<void> {
    const shown = await this.fill().catch(() => false);
    this.leaving = !shown;
    if (shown) this.dataset["state"] = "shown";
    else if (this.isBar) this.dataset["state"] = "gone";
    else {
      this.dataset["state"] = "empty";
      // Says at once whether it is seen now.
      this.observer.unobserve(this);
      this.observer.observe(this);
    }
  }

  private async fill(): Promise<boolean> {
    const current = await (cart ??= load(path("cart.js")).then(readCart));
    if (current === null) return false;
    const { placement = "cart", product = "", country = "", market = "" } = this.dataset;
    const question = new URLSearchParams({
      placement,
      lines: current.lines,
      visitor: current.visitor,
      language: document.documentElement.lang,
    });
    if (product) question.set("productId", product);
    if (country) question.set("country", country);
    if (market) question.set("market", market);
    const asked = String(question);
    if (!answers.has(asked))
      answers.set(
        asked,
        load(`${APP}offers?${asked}`).then((answer) => heard(answer, current)),
      );
    const { decision, offer, promise } = (await answers.get(asked)) ?? readAnswer(null);

    const items = offer ? await this.fillItems(offer, decision, current.currency) : 0;
    const goal = offer?.goal ? this.fillGoal(offer.goal, current) : false;
    // The bar has no room to keep for what isn't there.
    if (this.isBar) for (const slot of this.slots("goal")) slot.hidden = !goal;
    const date = promise && new Date(`${promise.date}T12:00:00Z`);
    const day =
      date &&
      new Intl.DateTimeFormat(page.Shopify?.locale, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(date);
    const promised =
      day !== null && this.slots("promise").map((slot) => put(slot, (slot.dataset["words"] ?? "").replace("[date]", day))).length > 0;
    // A reward alone is all that such an offer has; beside things to take, it is not yet the offer.
    if (decision !== null && (items > 0 || (goal && offer?.items.length === 0))) tell({ decision, kind: "shown" });
    return items > 0 || goal || promised;
  }

  private slots(name: string, within: ParentNode = this): HTMLElement[] {
    return [...within.querySelectorAll<HTMLElement>(`[data-w=${name}]`)];
  }

  /** How many could be filled with what can be bought here; the others go. */
  private async fillItems({ id, kind, heading, items }: Offer, decision: string | null, currency: string): Promise<number> {
    const cards = this.slots("item");
    const products =
      cards.length === 0
        ? []
        : await Promise.all(items.slice(0, 4).map((item) => load(path(`products/${encodeURIComponent(item.handle)}.js`))));
    let filled = 0;
    for (const [index, product] of products.entries()) {
      const [card, item] = [cards[filled], items[index]];
      if (card && item && this.fillCard(card, item, product, currency)) {
        filled += 1;
        const [button] = this.slots("add", card);
        if (button instanceof HTMLButtonElement) {
          put(button, button.dataset["add"] ?? "");
          button.disabled = false;
          button.onclick = () => void this.take(button, item, id, decision);
        }
      }
    }
    // Cards stand in one row: it is as high with one as with three, and keeps its height where none could be filled. The bar keeps nothing.
    for (const [index, card] of cards.entries()) card.hidden = index >= filled && (filled > 0 || this.isBar);
    for (const slot of this.slots("heading")) {
      const words = heading || slot.dataset[kind ?? ""];
      if (filled > 0 && words) put(slot, words);
    }
    return filled;
  }

  private fillCard(card: HTMLElement, item: OfferedItem, product: unknown, currency: string): boolean {
    const priced = pricedItem(item, product);
    if (priced === null) return false;
    const { title, url, image, price, fullPrice } = priced;
    const words: Record<string, string> = {
      title,
      price: money(price, currency),
      was: price < fullPrice ? money(fullPrice, currency) : "",
      why: item.why ?? "",
    };
    for (const [name, text] of Object.entries(words)) for (const slot of this.slots(name, card)) put(slot, text);
    for (const link of card.querySelectorAll("a")) link.href = url;
    const picture = card.querySelector("img");
    if (picture && image) picture.src = image + (/cdn\.shopify|\/cdn\//.test(image) ? `${image.includes("?") ? "&" : "?"}width=160` : "");
    return true;
  }

  private async take(button: HTMLButtonElement, item: OfferedItem, offerId: string, decision: string | null): Promise<void> {
    button.disabled = true;
    const result = await addToCart(item, offerId);
    put(button, button.dataset[result === "added" ? "added" : result === "failed" ? "failed" : "nodiscount"] ?? "");
    if (result === "failed") return;
    if (decision !== null) tell({ decision, kind: "accepted", variantId: item.variantId });
    if (this.hasAttribute("open")) await page.Shopify?.actions?.openCart?.();
  }

  private fillGoal(goal: SpendGoal, current: Cart): boolean {
    const progress = goalProgress(goal, current, Number(page.Shopify?.currency?.rate));
    const slots = progress === null ? [] : this.slots("goal");
    for (const slot of slots) {
      const { left, reached, goal: target } = progress ?? { left: 0, reached: 0, goal: 1 };
      const words = slot.getAttribute(`${left > 0 ? "left" : "reached"}-${goal.reward}`) ?? "";
      for (const text of this.slots("goal-text", slot)) put(text, words.replace("[amount]", money(left, current.currency)));
      for (const bar of slot.querySelectorAll("progress")) Object.assign(bar, { max: target, value: reached });
    }
    return slots.length > 0;
  }
}

function put(slot: HTMLElement, text: string): void {
  slot.textContent = text;
  slot.hidden = text === "";
}

/** The cart is another one now. */
function changed(): void {
  cart = undefined;
  document.dispatchEvent(new Event("waybill:cart"));
}

// A change is told of when it begins: what is asked before it is done would be about the cart as it was.
document.addEventListener("shopify:cart:lines-update", (event) => {
  const { promise } = event as Event & { promise?: Promise<unknown> };
  void Promise.resolve(promise).then(changed, () => undefined);
});
page.subscribe?.("cart-update", changed);
if (!customElements.get("waybill-offer")) customElements.define("waybill-offer", WaybillOffer);
