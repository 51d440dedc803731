import { useRevalidator } from "@remix-run/react";
import { BUNDLE_SCOPE } from "#app/offers/bundles/bundle-for.ts";
import { DISCOUNT_SCOPE } from "#app/offers/discounts/discount-for.ts";
import { offers } from "#app/offers/messages.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { requestScopes } from "#app/ui/app-bridge.ts";
import { Banner } from "#app/ui/banner.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { offersScreen } from "./messages.ts";

/** Why an offer's discount, or its bundle, isn't in Shopify as the offer says, and what a merchant can do about it. */
export function DiscountProblem({ problem }: { problem: Message }) {
  const text = useText(offersScreen);
  const words = useWords();
  const { revalidate } = useRevalidator();
  const allow = (scope: string) => () => void requestScopes([scope]).then(revalidate);
  return (
    <Banner
      tone="warning"
      title={text(problem.code.startsWith(OF_BUNDLE) ? "stopped-by-bundle" : "stopped-by-discount")}
      {...(problem.code === NOT_ALLOWED && { action: { label: text("allow-discounts"), onAction: allow(DISCOUNT_SCOPE) } })}
      {...(problem.code === NO_BUNDLES && { action: { label: text("allow-products"), onAction: allow(BUNDLE_SCOPE) } })}
    >
      {words(problem)}
    </Banner>
  );
}

const NOT_ALLOWED = offers.message("discount-not-allowed").code;
const NO_BUNDLES = offers.message("bundle-not-allowed").code;
const OF_BUNDLE = NO_BUNDLES.slice(0, NO_BUNDLES.indexOf("bundle-") + "bundle-".length);
