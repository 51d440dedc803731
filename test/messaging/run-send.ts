import { sendDelivery } from "#app/messaging/deliveries/send-delivery.server.ts";
import { findShop } from "#app/platform/find-shop.server.ts";
import { ShopId } from "#app/platform/ids.ts";

// A process of its own that sends a delivery, and dies where it is told to.
const [, , shopId, deliveryId = ""] = process.argv;
const shop = await findShop(ShopId.parse(shopId));
if (shop) await sendDelivery(shop, deliveryId);
process.exit(0);
