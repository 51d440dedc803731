import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import type { OrderPage } from "./read-order.server.ts";
import { AddressBlock } from "#app/ui/address-block.tsx";

/** Who bought, and where it goes. */
export function CustomerCard({ order }: { order: Pick<OrderPage, "customer" | "address"> }) {
  const { customer } = order;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          Customer
        </Text>
        <BlockStack gap="050">
          {customer.id ? (
            <Link url={`shopify://admin/customers/${customer.id}`} target="_top">
              <span dir="auto">{customer.name ?? "Customer without a name"}</span>
            </Link>
          ) : (
            <span dir="auto">{customer.name ?? "No customer"}</span>
          )}
          {customer.orders !== null && (
            <Text as="span" tone="subdued">
              {customer.orders === 1 ? "1 order" : `${customer.orders} orders`}
            </Text>
          )}
          {customer.email && <span className="wb-wrap">{customer.email}</span>}
          {customer.phone && <span className="wb-wrap">{customer.phone}</span>}
        </BlockStack>
        <Text as="h3" variant="headingSm">
          Ships to
        </Text>
        <AddressBlock lines={order.address} />
      </BlockStack>
    </Card>
  );
}
