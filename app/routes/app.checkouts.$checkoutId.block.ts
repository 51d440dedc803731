import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import "#app/catalogues.ts";
import { CheckoutCommand, commandCheckout } from "#app/screens/checkout-block/command-checkout.server.ts";
import { readCheckoutBlock } from "#app/screens/checkout-block/read-checkout-block.server.ts";
import { answerExtension, doForExtension } from "#app/screens/frame/answer-extension.server.ts";

/** GET /app/checkouts/:checkoutId/block, for the block and the action on Shopify's own page of an abandoned checkout. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerExtension(request, params["checkoutId"], ({ shop, id, words }) => readCheckoutBlock(shop, id, words));
}

/** POST there: CheckoutCommand. */
export function action({ request, params }: ActionFunctionArgs) {
  return doForExtension(request, params["checkoutId"], CheckoutCommand, ({ shop, id, ...asks }, command) => commandCheckout(shop, id, command, asks)); // oxfmt-ignore
}
