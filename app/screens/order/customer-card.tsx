import { AddressBlock } from "#app/ui/address-block.tsx";
import { Card } from "#app/ui/card.tsx";
import { Link } from "#app/ui/link.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stack } from "#app/ui/stack.tsx";
import { Heading, Muted, WrittenByPeople } from "#app/ui/text.tsx";
import { parts } from "../parts/messages.ts";
import { order } from "./messages.ts";
import type { OrderPage } from "./read-order.server.ts";

/** Who bought, and where it goes. */
export function CustomerCard({ id, customer, address, actions }: Pick<OrderPage, "id" | "customer" | "address" | "actions">) {
  const text = useText(order);
  const part = useText(parts);
  return (
    <Card heading={text("customer")} headingSize="small">
      <Stack gap="tiny">
        {customer.id ? (
          <Link url={`shopify://admin/customers/${customer.id}`}>
            <WrittenByPeople>{customer.name ?? text("nameless-customer")}</WrittenByPeople>
          </Link>
        ) : (
          <WrittenByPeople>{customer.name ?? text("no-customer")}</WrittenByPeople>
        )}
        {customer.orders !== null && <Muted>{part("orders", { count: customer.orders })}</Muted>}
        {customer.email && <WrittenByPeople>{customer.email}</WrittenByPeople>}
        {customer.phone && <WrittenByPeople>{customer.phone}</WrittenByPeople>}
      </Stack>
      <Heading level={3}>{text("ships-to")}</Heading>
      <AddressBlock address={address} />
      {actions["edit-address"] === null ? (
        <Stack gap="tiny">
          <Link url={`shopify://admin/orders/${id}`}>{text("change-address")}</Link>
          <Muted>{text("address-follows")}</Muted>
        </Stack>
      ) : (
        actions.hold === null && <Muted>{text("address-taken")}</Muted>
      )}
    </Card>
  );
}
