import { useRevalidator } from "@remix-run/react";
import { DISCOUNT_SCOPE } from "#app/offers/discounts/discount-for.ts";
import { offers } from "#app/offers/messages.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { requestScopes } from "#app/ui/app-bridge.ts";
import { Banner } from "#app/ui/banner.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { offersScreen } from "./messages.ts";

/** Why an offer's discount isn't in Shopify as the offer says, and what a merchant can do about it. */
export function DiscountProblem({ problem }: { problem: Message }) {
  const text = useText(offersScreen);
  const words = useWords();
  const { revalidate } = useRevalidator();
  const allow = () => void requestScopes([DISCOUNT_SCOPE]).then(revalidate);
  return (
    <Banner
      tone="warning"
      title={text("stopped-by-discount")}
      {...(problem.code === NOT_ALLOWED && { action: { label: text("allow-discounts"), onAction: allow } })}
    >
      {words(problem)}
    </Banner>
  );
}

const NOT_ALLOWED = offers.message("discount-not-allowed").code;
