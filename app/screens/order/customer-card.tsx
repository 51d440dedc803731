import { AddressBlock } from "#app/ui/address-block.tsx";
import { Card } from "#app/ui/card.tsx";
import { Link } from "#app/ui/link.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Heading, Muted, WrittenByPeople } from "#app/ui/text.tsx";
import type { OrderPage } from "./read-order.server.ts";

/** Who bought, and where it goes. */
export function CustomerCard({ customer, address }: Pick<OrderPage, "customer" | "address">) {
  return (
    <Card heading="Customer" headingSize="small">
      <Stack gap="tiny">
        {customer.id ? (
          <Link url={`shopify://admin/customers/${customer.id}`}>
            <WrittenByPeople>{customer.name ?? "Customer without a name"}</WrittenByPeople>
          </Link>
        ) : (
          <WrittenByPeople>{customer.name ?? "No customer"}</WrittenByPeople>
        )}
        {customer.orders !== null && <Muted>{customer.orders === 1 ? "1 order" : `${customer.orders} orders`}</Muted>}
        {customer.email && <WrittenByPeople>{customer.email}</WrittenByPeople>}
        {customer.phone && <WrittenByPeople>{customer.phone}</WrittenByPeople>}
      </Stack>
      <Heading level={3}>Ships to</Heading>
      <AddressBlock address={address} />
    </Card>
  );
}
