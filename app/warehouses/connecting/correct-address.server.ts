import { EditLocationDocument } from "#admin/edit-location.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid } from "#app/shopify/gid.ts";
import { userErrorsOf } from "#app/shopify/user-errors.ts";
import type { PostalAddress } from "#app/orders/postal-address.ts";
import { warehouses } from "../messages.ts";

/**
 * Gives a new location the warehouse's own address: Shopify begins with the shop's. Answers what Shopify found wrong with it,
 * or null. The warehouse works without; only what Shopify reckons from the address is then off.
 */
export async function correctAddress(shop: Shop, locationId: bigint, address: PostalAddress): Promise<Message | null> {
  const { address1, address2, city, provinceCode, zip, countryCode, phone } = address;
  const known = Object.entries({ address1, address2, city, provinceCode, zip, countryCode, phone }).filter(([, text]) => text);

  const { locationEdit } = await adminClient(shop).run(EditLocationDocument, {
    id: gid("Location", locationId),
    input: { address: Object.fromEntries(known) },
  });
  const problems = userErrorsOf(locationEdit).map(({ message }) => message);
  return problems.length > 0 ? warehouses.message("address-refused", { why: problems }) : null;
}
