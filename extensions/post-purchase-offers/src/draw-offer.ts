import {
  BlockStack,
  Button,
  CalloutBanner,
  Heading,
  Image,
  InlineStack,
  Layout,
  Separator,
  Text,
  TextBlock,
  TextContainer,
  Tiles,
  type RenderExtensions,
} from "@shopify/post-purchase-ui-extensions";
import type { PostPurchaseOffer } from "../../../app/contracts/offers.ts";
import type { Amount, Breakdown } from "./run-offers.ts";
import type { Words } from "./words.ts";

type Root = Parameters<RenderExtensions["Checkout::PostPurchase::Render"]>[0];
type Drawing = { offer: PostPurchaseOffer; breakdown: Breakdown; words: Words; locale: string };

/** Puts an offer where the last one stood, and waits for one of its two buttons. */
export function drawOffer(root: Root, { offer, breakdown, words, locale }: Drawing): Promise<"accept" | "decline"> {
  const money = ({ amount, currency }: Amount) => new Intl.NumberFormat(locale, { style: "currency", currency }).format(amount);
  const { price, fullPrice, shipping, taxes, total } = breakdown;
  const reduced = price.amount < fullPrice.amount;
  const [item] = offer.items;
  const title = item === undefined ? "" : item.quantity > 1 ? words.several(item.quantity, item.title) : item.title;
  // What was decided, not what rounding makes of it; several of different discounts by what they come to.
  const shares = new Set(offer.changes.map(({ discount }) => discount?.value ?? 0));
  const [share = 0] = shares.size === 1 ? shares : [100 * (1 - price.amount / fullPrice.amount)];
  const saving = new Intl.NumberFormat(locale, { style: "percent" }).format(share / 100);

  const row = (label: string, value: string, emphasized = false) =>
    root.createComponent(Tiles, {}, [
      root.createComponent(TextBlock, { size: "small" }, label),
      root.createComponent(InlineStack, { alignment: "trailing" }, [root.createComponent(TextBlock, { emphasized }, value)]),
    ]);

  return new Promise((resolve) => {
    const accept = root.createComponent(
      Button,
      {
        onPress: () => {
          // Buying takes a moment, and is asked for once.
          accept.updateProps({ loading: true });
          decline.updateProps({ disabled: true });
          resolve("accept");
        },
      },
      words.accept(money(total)),
    );
    const decline = root.createComponent(
      Button,
      {
        subdued: true,
        onPress: () => {
          accept.updateProps({ disabled: true });
          decline.updateProps({ loading: true });
          resolve("decline");
        },
      },
      words.decline,
    );
    const callout = root.createComponent(CalloutBanner, { title: offer.heading || words.heading }, [
      root.createComponent(BlockStack, { spacing: "tight" }, [
        root.createComponent(TextBlock, {}, words.intro),
        root.createComponent(TextBlock, { emphasized: true }, reduced ? `${title} · ${words.save(saving)}` : title),
      ]),
    ]);
    const prices = root.createComponent(TextContainer, { spacing: "tight" }, [
      ...(reduced ? [root.createComponent(Text, { role: "deletion", size: "large" }, money(fullPrice)), " "] : []),
      root.createComponent(Text, { emphasized: true, size: "large", appearance: reduced ? "success" : undefined }, money(price)),
    ]);
    const about = root.createComponent(BlockStack, {}, [
      root.createComponent(Heading, {}, title),
      prices,
      ...(item?.why ? [root.createComponent(TextBlock, {}, item.why)] : []),
      root.createComponent(Separator, {}),
      row(words.subtotal, money(price)),
      row(words.shipping, shipping.amount > 0 ? money(shipping) : words.free),
      row(words.taxes, money(taxes)),
      root.createComponent(Separator, {}),
      row(words.total, money(total), true),
      accept,
      decline,
    ]);
    const picture = item?.imageUrl
      ? [root.createComponent(Image, { source: item.imageUrl, description: item.title, aspectRatio: 1, fit: "contain" })]
      : [];
    const media = [
      { viewportSize: "small" as const, sizes: [1, 0, 1], maxInlineSize: 0.9 },
      { viewportSize: "medium" as const, sizes: [532, 0, 1], maxInlineSize: 420 },
      { viewportSize: "large" as const, sizes: [560, 38, 340] },
    ];
    const layout = root.createComponent(Layout, picture.length === 0 ? { maxInlineSize: 420 } : { media }, [
      ...picture,
      ...(picture.length === 0 ? [] : [root.createComponent(BlockStack, {})]),
      about,
    ]);
    for (const before of [...root.children]) void root.removeChild(before);
    void root.appendChild(root.createComponent(BlockStack, { spacing: "loose" }, [callout, layout]));
    void root.mount();
  });
}
