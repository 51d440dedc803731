import { AddressBlock } from "#app/ui/address-block.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Link } from "#app/ui/link.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Muted, WrittenByPeople } from "#app/ui/text.tsx";
import { parts } from "../parts/messages.ts";
import { order } from "./messages.ts";
import type { OrderPage } from "./read-order.server.ts";

/** Who bought, and where it goes. */
export function CustomerCard({
  customer,
  address,
  actions,
  onEdit,
}: Pick<OrderPage, "customer" | "address" | "actions"> & { onEdit: () => void }) {
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
        <Row>
          <Button look="quiet" onClick={onEdit}>
            {text("change-address")}
          </Button>
        </Row>
      ) : (
        actions.hold === null && <Muted>{text("address-taken")}</Muted>
      )}
    </Card>
  );
}
