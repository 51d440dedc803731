import type { Offer, OfferAnswer, OfferEvent, OfferedItem, SpendGoal } from "../../../app/contracts/offers.ts";
import { readAnswer } from "../../offer-client/src/read-answer.ts";
import { addToCart, cartNow, forgetCart, nameCart, type Cart } from "./cart.ts";
import { goalProgress } from "./goal-progress.ts";
import { pricedItem, type PricedItem } from "./priced-item.ts";
import { load, page, path, shopify } from "./storefront.ts";

/** The app, through the shop's own address. */
const APP = "/apps/waybill/";

/** Asked once for all blocks of a page. */
let answers: Record<string, Promise<OfferAnswer>> = {};
const told: Record<string, Promise<unknown>> = {};
/** That something was taken and didn't get its discount, while the cart is that one. Themes draw the card anew on which it was said. */
let note: { cart: string; words: string } | undefined;

/** The first answer to a cart names it: with the app away nothing is written. */
function heard(answer: unknown, current: Cart): OfferAnswer {
  if (answer !== null && current.isNew) {
    current.isNew = false;
    nameCart(current);
  }
  return readAnswer(answer);
}

/** `shown` and `accepted` count once for each decision, however many blocks show it. */
function tell(decision: string | null, kind: OfferEvent["kind"], variantId?: string): void {
  if (decision) told[kind + decision] ??= load(`${APP}events`, { decision, kind, variantId });
}

const money = (hundredths: number, currency: string) =>
  new Intl.NumberFormat(shopify.locale, { style: "currency", currency }).format(hundredths / 100);

/**
 * A block of the theme. Its Liquid has the markup and the words, and reserves the room; this fills in what is offered, once it is seen. Where there
 * is nothing, it goes away as soon as nobody sees it, so that nothing on the page jumps.
 */
class WaybillOffer extends HTMLElement {
  /** The bar is ready from the start, until it is closed. */
  #seen = false;
  #leaving = false;
  /** What stands here and wasn't taken, and the cart for which it stands; undefined where something was taken since. */
  #offered: string[] = [];
  #cart: Cart | undefined;
  #asked = "";
  readonly #observer = new IntersectionObserver((entries) => {
    const visible = entries.at(-1)?.isIntersecting;
    if (visible && !this.#seen) {
      this.#seen = true;
      void this.#look();
    }
    if (!visible && this.#leaving) this.dataset["state"] = "gone";
  });

  connectedCallback(): void {
    for (const button of this.#slots("close")) button.onclick = () => this.remove();
    // In the theme editor a sample stands here.
    if (this.#isBar) this.#seen = true;
    else if (!this.hasAttribute("sample")) this.#observer.observe(this);
  }

  /** It stands over the page, and comes when something was put into the cart. */
  get #isBar(): boolean {
    return this.hasAttribute("bar");
  }

  /** `back` true: the page was only brought back, nothing was put into the cart. */
  async refresh(back?: unknown): Promise<void> {
    const stands = this.dataset["state"] === "shown";
    if (!this.#seen || (back === true && this.#isBar && !stands)) return;
    // An offer that stands is left standing: what a buyer reads isn't taken from under his eyes. But not once the cart has lost something for
    // which it may have been, has from elsewhere what it offers, or has a discount that may not go with the offer's.
    if (!this.#isBar && stands && this.#slots("item").length > 0) {
      const current = await cartNow();
      if (current) {
        const { total, discounts } = this.#cart ?? current;
        this.#keep(current);
        if (
          current.total >= total &&
          current.discounts === discounts &&
          !this.#offered.some((id) => `,${current.lines}`.includes(`,${id}:`))
        )
          return;
      }
    }
    await this.#look();
  }

  async #look(): Promise<void> {
    const shown = await this.#fill().catch(() => false);
    if (shown === null) return;
    this.#leaving = !shown;
    this.dataset["state"] = shown ? "shown" : this.#isBar ? "gone" : "empty";
    if (this.#leaving && !this.#isBar) {
      // Says at once whether it is seen now.
      this.#observer.unobserve(this);
      this.#observer.observe(this);
    }
  }

  /** Whether anything stands here; null where that is another question's. */
  async #fill(): Promise<boolean | null> {
    const current = await cartNow();
    if (!current) return false;
    const { placement = "cart", product: productId, variant: variantId, country, market } = this.dataset;
    const { lines, visitor, discounts } = current;
    const { lang: language } = document.documentElement;
    const question = { placement, lines, visitor, language, productId, country, market, variantId, discounts };
    const asked = (this.#asked = String(
      new URLSearchParams(Object.entries(question).flatMap(([name, value]) => (value ? [[name, value]] : []))),
    ));
    answers[asked] ??= load(`${APP}offers?${asked}`).then((answer) => heard(answer, current));
    const { decision, offer, promise } = await answers[asked];
    // Something else was asked meanwhile: what is said of that stands here, or is about to.
    if (this.#asked !== asked) return null;
    // Nothing goes well with a cart in which nothing is.
    if (offer && placement === "cart" && !current.lines) offer.items = [];
    this.#keep(current);
    const items = offer ? await this.#fillItems(offer, decision, current.currency) : 0;
    const goal = offer?.goal ? this.#fillGoal(offer.goal, current) : false;
    // The bar has no room to keep for what isn't there.
    if (this.#isBar) for (const slot of this.#slots("goal")) slot.hidden = !goal;
    const promised = (promise ? this.#slots("promise") : []).map((slot) => {
      const { words = "", language = "" } = slot.dataset;
      put(slot, words.replace("[date]", longDay(promise?.date ?? "", language)));
    });
    // A reward alone is all that such an offer has; beside things to take, it is not yet the offer.
    if (items > 0 || (goal && offer?.items.length === 0)) tell(decision, "shown");
    return items > 0 || goal || promised.length > 0;
  }

  /** Keeps what the cart is by now, and says again what there is to say of what was taken. */
  #keep(current: Cart): void {
    this.#cart = current;
    this.#put("note", note?.cart === keyOf(current) ? note.words : "");
  }

  #put(name: string, words: string, within?: ParentNode): void {
    for (const slot of this.#slots(name, within)) put(slot, words);
  }

  #slots<Slot extends HTMLElement>(name: string, within: ParentNode = this): Slot[] {
    return [...within.querySelectorAll<Slot>(`[data-w=${name}]`)];
  }

  /** How many could be filled with what can be bought here; the others go. */
  async #fillItems({ id, kind, heading, items }: Offer, decision: string | null, currency: string): Promise<number> {
    const cards = this.#slots("item");
    const wanted = items.slice(0, cards.length && 4);
    const products = await Promise.all(wanted.map(({ handle }) => load(path(`products/${encodeURIComponent(handle)}.js`))));
    let filled = 0;
    this.#offered = [];
    for (const [index, product] of products.entries()) {
      const [card, item] = [cards[filled], items[index]];
      const priced = card && item && this.#fillCard(card, item, product, currency);
      if (priced) {
        filled += 1;
        this.#offered.push(item.variantId);
        for (const button of this.#slots<HTMLButtonElement>("add", card)) {
          put(button, button.dataset["add"] ?? "");
          button.disabled = false;
          button.onclick = () => void this.#take(button, item, priced, id, decision);
        }
      }
    }
    // Cards stand in one row: it is as high with one as with three, and keeps its height where none could be filled. The bar keeps nothing.
    for (const [index, card] of cards.entries()) card.hidden = index >= filled && (filled > 0 || this.#isBar);
    for (const slot of this.#slots("heading")) {
      const words = heading || slot.dataset[kind ?? ""];
      if (filled > 0 && words) put(slot, words);
    }
    return filled;
  }

  #fillCard(card: HTMLElement, item: OfferedItem, product: unknown, currency: string): PricedItem | null {
    const priced = pricedItem(item, product, currency);
    if (!priced) return null;
    const { title, url, image, price, fullPrice } = priced;
    const words: Record<string, string> = {
      title,
      price: money(price, currency),
      was: price < fullPrice ? money(fullPrice, currency) : "",
      why: item.why ?? "",
    };
    for (const [name, text] of Object.entries(words)) this.#put(name, text, card);
    for (const link of card.querySelectorAll("a")) link.href = url;
    const picture = card.querySelector("img");
    if (picture && image) picture.src = image + (/cdn/.test(image) ? `${image.includes("?") ? "&" : "?"}width=160` : "");
    return priced;
  }

  async #take(button: HTMLButtonElement, item: OfferedItem, priced: PricedItem, offerId: string, decision: string | null): Promise<void> {
    const { variantId } = item;
    button.disabled = true;
    this.#offered = this.#offered.filter((id) => id !== variantId);
    this.#cart = undefined;
    const result = await addToCart(item, offerId, priced.price);
    const words = button.dataset[result] ?? "";
    put(button, words);
    if (result === "nodiscount") {
      note = { cart: keyOf(await cartNow()), words: `${priced.title}: ${words}` };
      for (const block of blocks()) void block.refresh();
    }
    button.disabled = result !== "failed";
    if (result === "failed") return;
    // At another price than was offered it isn't the offer that was taken.
    if (result === "added") tell(decision, "accepted", variantId);
    if (this.hasAttribute("open")) await shopify.actions?.openCart?.();
  }

  #fillGoal(goal: SpendGoal, current: Cart): boolean {
    const progress = goalProgress(goal, current, Number(shopify.currency?.rate));
    if (!progress) return false;
    const { left, reached, goal: target } = progress;
    const slots = this.#slots("goal");
    for (const slot of slots) {
      const words = slot.getAttribute(`${left > 0 ? "left" : "reached"}-${goal.reward}`) ?? "";
      this.#put("goal-text", words.replace("[amount]", money(left, current.currency)), slot);
      for (const bar of slot.querySelectorAll("progress")) Object.assign(bar, { max: target, value: reached });
    }
    return slots.length > 0;
  }
}

function put(slot: HTMLElement, text: string): void {
  slot.textContent = text;
  slot.hidden = text === "";
}

/** A day of the calendar in the language of the words around it, as it is written where the buyer is. */
function longDay(isoDate: string, language: string): string {
  const locale = shopify.locale;
  const format = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale?.startsWith(language) ? locale : language, format).format(new Date(isoDate));
}

const keyOf = (cart: Cart | null) => `${cart?.lines} ${cart?.discounts}`;

const blocks = () => document.querySelectorAll<WaybillOffer>("waybill-offer");

/** The cart is another one now. */
function changed(back?: unknown): void {
  forgetCart();
  for (const block of blocks()) void block.refresh(back);
}

// A change is told of when it begins: what is asked before it is done would be about the cart as it was.
for (const what of ["lines", "discount"])
  document.addEventListener(`shopify:cart:${what}-update`, (event) => {
    const { promise } = event as Event & { promise?: Promise<unknown> };
    void Promise.resolve(promise).then(changed, () => undefined);
  });
page.subscribe?.("cart-update", changed);
// Brought back by the Back button a page is as it was left: the cart may be another, a cut-off over.
page.addEventListener("pageshow", ({ persisted }) => {
  answers = {};
  if (persisted) changed(true);
});
// Themes tell of a chosen variant by the field that they send to the cart.
document.addEventListener("change", ({ target }) => {
  const { name, value } = target as HTMLInputElement;
  if (name === "id")
    for (const block of blocks())
      if (block.dataset["variant"]) {
        block.dataset["variant"] = value;
        void block.refresh();
      }
});
customElements.define("waybill-offer", WaybillOffer);
