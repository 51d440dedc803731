import { Text } from "@shopify/polaris";

export type AddressLines = readonly string[];

/** A postal address, a line each; says so when there is none. */
export function AddressBlock({ lines }: { lines: AddressLines }) {
  if (lines.length === 0) {
    return (
      <Text as="p" tone="subdued">
        No shipping address
      </Text>
    );
  }
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
