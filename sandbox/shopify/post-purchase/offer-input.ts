import { SignJWT } from "jose";
import { randomUUID } from "node:crypto";
import { orderMoneyBag } from "../resolvers/money-bag.ts";
import { netMinor, orderMoney } from "../state/order-money.ts";
import type { OrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { type AppSecrets, referenceIdOf } from "./read-changeset.ts";

export type OfferInput = {
  extensionPoint: string;
  initialPurchase: Record<string, unknown>;
  locale: string;
  shop: { id: number; domain: string; metafields: never[] };
  /** All of this, signed with the app's secret: the app's server asks for it. */
  token: string;
  version: string;
};

/** What a post-purchase extension is given of the purchase (`inputData`); ids are numbers. */
export async function offerInput(
  state: ShopState,
  { clientId, clientSecret }: AppSecrets,
  order: OrderRecord,
  extensionPoint: "Checkout::PostPurchase::ShouldRender" | "Checkout::PostPurchase::Render",
  locale = "en-GB",
): Promise<OfferInput> {
  const data = {
    extensionPoint,
    initialPurchase: {
      referenceId: referenceIdOf(order),
      ...(order.customer && { customerId: String(order.customer.id) }),
      ...(order.shippingAddress?.countryCode && { destinationCountryCode: order.shippingAddress.countryCode }),
      totalPriceSet: orderMoneyBag(order, orderMoney(order).total),
      lineItems: order.lines.map((line) => ({
        product: {
          id: line.variant?.product.id ?? 0,
          title: line.variant?.product.title ?? line.title,
          variant: { id: line.variant?.id ?? 0, title: line.variant?.title ?? line.title, metafields: [] },
          metafields: [],
        },
        quantity: line.quantity,
        totalPriceSet: orderMoneyBag(order, netMinor(line, line.quantity)),
      })),
    },
    locale,
    shop: { id: state.shop.id, domain: state.shop.myshopifyDomain, metafields: [] },
    version: "unstable",
  };
  const at = Math.floor(state.now() / 1000);
  const token = await new SignJWT({ input_data: data })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuer("shopify")
    .setAudience(clientId)
    .setSubject(referenceIdOf(order))
    .setIssuedAt(at)
    .setExpirationTime(at + 3600)
    .setJti(randomUUID())
    .sign(new TextEncoder().encode(clientSecret));
  return { ...data, token };
}
