import type { AnyCatalogue } from "./platform/messages/catalogue.ts";
import { alerts } from "./alerts/messages.ts";
import { decisions } from "./fulfillment/decisions/messages.ts";
import { flow } from "./flow/messages.ts";
import { gates } from "./fulfillment/gates/messages.ts";
import { exceptions } from "./fulfillment/exceptions/cause-messages.ts";
import { fulfillment } from "./fulfillment/messages.ts";
import { messagingCatalogues } from "./messaging/channels/registry-catalogues.ts";
import { mailHealth } from "./messaging/mail-health/messages.ts";
import { messaging } from "./messaging/messages.ts";
import { mailChecks } from "./messaging/templates/messages.ts";
import { offers } from "./offers/messages.ts";
import { recommender } from "./offers/recommender/messages.ts";
import { packing } from "./packing/messages.ts";
import { common } from "./platform/messages/messages.ts";
import { journeys } from "./recovery/journeys/messages.ts";
import { klaviyo } from "./recovery/klaviyo/messages.ts";
import { mailBlocks } from "./recovery/mail-blocks/messages.ts";
import { recovery } from "./recovery/messages.ts";
import { routing } from "./routing/messages.ts";
import { shopify } from "./shopify/messages.ts";
import { packingStation } from "./screens/packing-station/messages.ts";
import { warehouse } from "./screens/warehouse/messages.ts";
import { mailEditor } from "./screens/journey/blocks/messages.ts";
import { heed } from "./screens/journey/heed/messages.ts";
import { journey } from "./screens/journey/messages.ts";
import { messagePreview } from "./screens/journey/preview/messages.ts";
import { journeysScreen } from "./screens/journeys/messages.ts";
import { klaviyoImport } from "./screens/klaviyo-import/messages.ts";
import { alertsScreen } from "./screens/alerts/messages.ts";
import { callsScreen } from "./screens/calls/messages.ts";
import { channelsScreen } from "./screens/channels/messages.ts";
import { checkoutBlock } from "./screens/checkout-block/messages.ts";
import { segmentUse } from "./screens/segment-use/messages.ts";
import { recoveryCart } from "./screens/recovery-cart/messages.ts";
import { recoveryScreen } from "./screens/recovery/messages.ts";
import { warehouses } from "./screens/warehouses/messages.ts";
import { stock } from "./stock/messages.ts";
import { exceptionsScreen } from "./screens/exceptions/messages.ts";
import { frame } from "./screens/frame/messages.ts";
import { home } from "./screens/home/messages.ts";
import { offer } from "./screens/offer/messages.ts";
import { offersScreen } from "./screens/offers/messages.ts";
import { order } from "./screens/order/messages.ts";
import { orderActions } from "./screens/order-actions/messages.ts";
import { orders } from "./screens/orders/messages.ts";
import { parts } from "./screens/parts/messages.ts";
import { standards } from "./screens/standards/messages.ts";
import { syncHealth } from "./screens/sync-health/messages.ts";
import { recoveryReport } from "./screens/recovery-report/messages.ts";
import { settings } from "./screens/settings/messages.ts";
import { warehouses as warehousesRoom } from "./warehouses/messages.ts";
import { providerCatalogues } from "./warehouses/providers/registry-catalogues.ts";
import { connectWizard } from "./screens/connect-warehouse/messages.ts";
import { offersMeasured } from "./offers/experiments/messages.ts";
import { ui } from "./ui/messages/messages.ts";

/**
 * Everything that Waybill says to people. A stored message can be of any room, so whatever shows one loads this list: the admin's
 * frame, the server and the worker.
 */
export const catalogues: readonly AnyCatalogue[] = [
  common,
  shopify,
  routing,
  recovery,
  mailBlocks,
  journeys,
  klaviyo,
  flow,
  stock,
  warehousesRoom,
  ...providerCatalogues,
  messaging,
  alerts,
  mailHealth,
  mailChecks,
  ...messagingCatalogues,
  fulfillment,
  offers,
  recommender,
  exceptions,
  gates,
  decisions,
  packing,
  offersMeasured,
  ui,
  frame,
  parts,
  home,
  orders,
  order,
  orderActions,
  exceptionsScreen,
  packingStation,
  offersScreen,
  offer,
  recoveryScreen,
  recoveryCart,
  checkoutBlock,
  segmentUse,
  journey,
  mailEditor,
  messagePreview,
  heed,
  journeysScreen,
  klaviyoImport,
  callsScreen,
  alertsScreen,
  channelsScreen,
  warehouses,
  warehouse,
  connectWizard,
  settings,
  recoveryReport,
  syncHealth,
  standards,
];
