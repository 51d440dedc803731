import type { PixelEventName, PixelLine, PixelTold } from "../../../app/contracts/pixel.ts";

type Text = string | null | undefined;
type Variant = { id?: Text } | null | undefined;
type CartLine = { quantity?: number; merchandise?: Variant };
type CheckoutLine = { quantity?: number; variant?: Variant; sellingPlanAllocation?: { sellingPlan?: { id?: Text } | null } | null };

/** What is used of Shopify's standard events; anything of it may be missing, or withheld. */
export type StandardEvent = {
  id: string;
  name: string;
  timestamp: string;
  clientId: string;
  context?: { navigator?: { language?: Text } };
  data?: {
    productVariant?: Variant;
    cartLine?: CartLine | null;
    cart?: { id?: Text; lines?: readonly CartLine[] } | null;
    checkout?: {
      token?: Text;
      lineItems?: readonly CheckoutLine[];
      localization?: { language?: { isoCode?: Text } | null } | null;
      order?: { customer?: { id?: Text } | null } | null;
    } | null;
  };
};

/** The page as it was when the pixel was loaded. */
export type PageData = { customer?: { id?: Text } | null; cart?: { id?: Text } | null } | null | undefined;

/** An event as the app is told it: no more of it than the app uses, and nothing of the page, the device, or an address. */
export function toldOf(event: StandardEvent, page: PageData): Omit<PixelTold, "account" | "consent"> {
  const { data = {} } = event;
  const { checkout, cart } = data;
  return {
    id: event.id,
    name: event.name as PixelEventName,
    at: event.timestamp,
    visitor: event.clientId,
    language: checkout?.localization?.language?.isoCode ?? event.context?.navigator?.language ?? null,
    customerId: numberOf(checkout?.order?.customer?.id ?? page?.customer?.id),
    cart: cart?.id ?? page?.cart?.id ?? null,
    checkout: checkout?.token ?? null,
    lines: linesOf(data),
  };
}

function linesOf({ productVariant, cartLine, cart, checkout }: NonNullable<StandardEvent["data"]>): PixelLine[] {
  if (checkout)
    return (checkout.lineItems ?? []).map((line) => lineOf(line.variant, line.quantity, line.sellingPlanAllocation?.sellingPlan?.id));
  const lines = cart?.lines ?? (cartLine ? [cartLine] : productVariant ? [{ merchandise: productVariant }] : []);
  return lines.map(({ merchandise, quantity }: CartLine) => lineOf(merchandise, quantity));
}

const lineOf = (variant: Variant, quantity = 1, sellingPlanId?: Text): PixelLine => ({
  variantId: numberOf(variant?.id),
  quantity,
  sellingPlanId: numberOf(sellingPlanId),
});

/** Some events have numbers, others global ids. */
function numberOf(id: Text): string | null {
  const number = (id ?? "").split("/").at(-1) ?? "";
  return /^\d+$/.test(number) ? number : null;
}
