// A page of the shop's theme with the blocks of the theme extension: the markup is their Liquid, drawn when Waybill was built.
import { answerInstead, cartLines, element, facts, majorOf, money, pictureOf, standInEditor } from "./facts.ts";

type Block = { name: string; markup: string };

const hundredths = (minor: number) => Math.round(majorOf(minor) * 100);
const { example, offer, promise, goods } = facts;

/** What Shopify's own addresses of a theme answer, and the app behind its proxy. */
answerInstead((path) => {
  if (path === "/apps/waybill/offers") return { decision: null, offer, promise };
  if (path === "/cart.js") {
    const units = facts.placement === "cart" ? example.quantity : 0;
    const items = units === 0 ? [] : [{ variant_id: Number(example.variantId), quantity: units }];
    return { token: "preview", items, total_price: hundredths(example.price * units), currency: facts.currency };
  }
  const handle = /^\/products\/(.+)\.js$/.exec(path)?.[1];
  if (handle === undefined) return undefined;
  const variants = Object.values(goods)
    .filter((one) => one.handle === decodeURIComponent(handle))
    .map((one) => ({ id: Number(one.variantId), available: true, price: hundredths(one.price), public_title: null, title: one.title }));
  const [sold] = Object.values(goods).filter((one) => one.handle === decodeURIComponent(handle));
  return { title: sold?.title ?? "", url: `/products/${handle}`, featured_image: sold?.imageUrl ?? null, variants };
});

/** Blocks ask when they are seen; here a merchant is to see them all, wherever the editor is scrolled to. */
class AllInSight {
  private readonly hear: (entries: { isIntersecting: boolean }[]) => void;
  constructor(hear: AllInSight["hear"]) {
    this.hear = hear;
  }
  observe() {
    queueMicrotask(() => this.hear([{ isIntersecting: true }]));
  }
  unobserve() {}
  disconnect() {}
}

Object.assign(globalThis, { IntersectionObserver: AllInSight });
Object.assign(globalThis, { Shopify: { locale: facts.language, currency: { active: facts.currency, rate: "1.0" } } });

/** Draws the page around the blocks. Where they stand on it is the theme's affair. */
export function drawTheme(blocks: Readonly<Record<string, readonly Block[]>>): void {
  const main = document.body.appendChild(element("main", "theme"));
  if (facts.placement === "product_page") {
    main.append(pictureOf(example, "big-picture"), element("h1", "", example.title), element("p", "price", money(majorOf(example.price))));
  } else main.append(cartLines());
  const wanted = facts.placement === "product_page" ? ["goes-well-with"] : ["cart-offer"];
  const names = offer !== null && offer.items.length === 0 ? [] : wanted;
  if (offer?.goal) names.push("spend-goal");
  if (facts.placement === "product_page") names.push("delivery-promise");
  const inLanguage = blocks[facts.language.slice(0, 2)] ?? blocks["en"] ?? [];
  for (const name of names) {
    const holder = main.appendChild(element("div", ""));
    // Our own Liquid, rendered with nothing of the shop's: what is offered is filled in by the extension's script.
    holder.innerHTML = inLanguage.find((block) => block.name === name)?.markup ?? "";
  }
  standInEditor();
}
