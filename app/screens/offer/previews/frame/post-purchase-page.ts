// Shopify's page between payment and thank-you, as far as our extension leans on it: `extend`, and components that are drawn plainly.
import type { PostPurchaseChange } from "#app/contracts/offers.ts";
import { answerInstead, element, facts, majorOf, standInEditor } from "./facts.ts";

const { offer, goods } = facts;

/** Shopify's ids are numbers here. A reward for a cart's value is nothing that can be taken with one press. */
function offered(): object[] {
  const [item] = offer?.items ?? [];
  if (offer === null || !item) return [];
  const { discount } = item;
  const change: PostPurchaseChange = {
    type: "add_variant",
    variantId: Number(item.variantId),
    quantity: item.quantity,
    ...(discount && { discount: { value: discount.percentage, valueType: "percentage", title: "" } }),
  };
  return [{ ...offer, items: [item], decision: "preview", after: "start", changes: [change] }];
}

answerInstead((path) => (path.endsWith("/offers/post-purchase") ? { offers: offered() } : undefined));

const inBoth = (amount: number) => {
  const one = { amount: amount.toFixed(facts.digits), currencyCode: facts.currency };
  return { shopMoney: one, presentmentMoney: one };
};

/** What Shopify says that a change comes to: what ships with the order ships for nothing more. */
function calculate({ changes }: { changes: PostPurchaseChange[] }) {
  const updatedLineItems = changes.map(({ variantId, quantity, discount }) => {
    const price = majorOf(goods[String(variantId)]?.price ?? 0);
    const total = price * quantity * (1 - (discount?.value ?? 0) / 100);
    return { variantId, quantity, priceSet: inBoth(price), totalPriceSet: inBoth(total), total };
  });
  const total = updatedLineItems.reduce((sum, line) => sum + line.total, 0);
  const calculatedPurchase = { updatedLineItems, addedShippingLines: [], addedTaxLines: [], totalOutstandingSet: inBoth(total) };
  return Promise.resolve({ status: "processed", errors: [], calculatedPurchase });
}

const TAGS: Readonly<Record<string, string>> = {
  Heading: "h2",
  TextBlock: "p",
  Text: "span",
  Separator: "hr",
  Button: "button",
  CalloutBanner: "header",
  Image: "img",
};

type Props = {
  title?: string;
  source?: string;
  description?: string;
  role?: string;
  emphasized?: boolean;
  subdued?: boolean;
  onPress?: () => void;
};

function createComponent(name: string, props: Props = {}, children: Node | string | (Node | string)[] = []) {
  const tag = name === "Text" && props.role === "deletion" ? "s" : (TAGS[name] ?? "div");
  const made = element(tag, `pp-${name}`);
  if (props.title) made.append(element("h1", "", props.title));
  if (made instanceof HTMLImageElement) Object.assign(made, { src: props.source ?? "", alt: props.description ?? "" });
  if (props.emphasized) made.classList.add("pp-strong");
  if (props.subdued) made.classList.add("pp-quiet");
  made.append(...[children].flat());
  return Object.assign(made, { updateProps: () => undefined });
}

const extended = new Map<string, (...args: never[]) => unknown>();
Object.assign(globalThis, { shopify: { extend: (point: string, run: () => unknown) => extended.set(point, run) } });

/** Runs what the extension declared, as Shopify would once the buyer has paid. */
export async function drawPostPurchase(): Promise<void> {
  const main = document.body.appendChild(element("main", "post-purchase"));
  const inputData = { token: "preview", locale: facts.language, initialPurchase: {}, shop: {} };
  let kept: unknown = {};
  const storage = { update: (value: unknown) => Promise.resolve((kept = value)) };
  const should = extended.get("Checkout::PostPurchase::ShouldRender") as ((given: object) => Promise<{ render: boolean }>) | undefined;
  const render = extended.get("Checkout::PostPurchase::Render") as ((root: object, given: object) => void) | undefined;
  standInEditor();
  if (!(await should?.({ inputData, storage }))?.render) return;
  const root = {
    createComponent,
    get children() {
      return [...main.childNodes];
    },
    appendChild: (child: Node) => main.append(child),
    removeChild: (child: Node) => main.removeChild(child),
    mount: () => Promise.resolve(),
  };
  const nothing = () => Promise.resolve({ status: "unprocessed" });
  render?.(root, {
    inputData,
    storage: { initialData: kept },
    calculateChangeset: calculate,
    applyChangeset: nothing,
    done: () => Promise.resolve(),
  });
}
