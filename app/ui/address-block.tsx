import { addressLines, type PostalAddress } from "#app/orders/postal-address.ts";
import { ui } from "./messages/messages.ts";
import { useText } from "./messages/use-text.ts";
import { useShopFacts } from "./shop-facts.tsx";
import { Paragraph } from "./text.tsx";

/** A postal address, a line each, as its country writes it; says so when there is none. */
export function AddressBlock({ address }: { address: PostalAddress }) {
  const { locale } = useShopFacts();
  const text = useText(ui);
  const lines = addressLines(address, locale);
  if (lines.length === 0) return <Paragraph muted>{text("no-address")}</Paragraph>;
  return (
    <address className="wb-address">
      {lines.map((line, index) => (
        <span key={index} dir="auto">
          {line}
        </span>
      ))}
    </address>
  );
}
