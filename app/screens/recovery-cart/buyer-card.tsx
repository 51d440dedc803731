import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { Link } from "#app/ui/link.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Muted, Paragraph, WrittenByPeople } from "#app/ui/text.tsx";
import { recoveryScreen } from "../recovery/messages.ts";
import { recoveryCart } from "./messages.ts";
import type { CartView } from "./read-cart.server.ts";

/** Who left the cart, as far as it is known, and what is missing. */
export function BuyerCard({ buyer, withheld }: Pick<CartView, "buyer" | "withheld">) {
  const text = useText(recoveryCart);
  const { locale } = useShopFacts();
  const name = buyer.name ?? buyer.email ?? buyer.phone;
  const fields = withheld.flatMap((field) => {
    const known = (["email", "phone", "name", "address"] as const).find((one) => one === field);
    return known ? recoveryScreen.message(`withheld-${known}`) : [];
  });
  return (
    <Card
      heading={text("buyer")}
      headingSize="small"
      aside={buyer.isHeldOut ? <Badge tone="attention">{text("is-held-out")}</Badge> : undefined}
    >
      <Stack gap="tiny">
        {name === null && <Paragraph muted>{text("unknown")}</Paragraph>}
        {name !== null &&
          (buyer.customerId === null ? (
            <WrittenByPeople>{name}</WrittenByPeople>
          ) : (
            <Link url={`shopify://admin/customers/${buyer.customerId}`}>
              <WrittenByPeople>{name}</WrittenByPeople>
            </Link>
          ))}
        {buyer.email !== null && buyer.email !== name && <WrittenByPeople>{buyer.email}</WrittenByPeople>}
        {buyer.phone !== null && buyer.phone !== name && <WrittenByPeople>{buyer.phone}</WrittenByPeople>}
        {buyer.language !== null && <Muted>{text("language", { language: languageName(buyer.language, locale) })}</Muted>}
        {buyer.country !== null && <Muted>{text("place", { country: buyer.country })}</Muted>}
      </Stack>
      {buyer.isHeldOut && <Paragraph muted>{text("held-out-why")}</Paragraph>}
      {fields.length > 0 && <Paragraph muted>{text("withheld", { fields })}</Paragraph>}
    </Card>
  );
}

function languageName(language: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}
