import { Badge, Text } from "@shopify/polaris";
import { departureInWords } from "./departure-in-words.ts";
import { useShopFacts } from "./shop-facts.tsx";

/** When an order leaves; late ones in red and in words. `today` is the warehouse's date. */
export function DepartureBadge({ leavesOn, today }: { leavesOn: string | null; today: string }) {
  const { locale } = useShopFacts();
  if (leavesOn === null)
    return (
      <Text as="span" tone="subdued">
        —
      </Text>
    );
  const words = departureInWords(leavesOn, today, locale);
  return leavesOn < today ? <Badge tone="critical">{words}</Badge> : <span>{words}</span>;
}
