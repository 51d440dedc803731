import { useState } from "react";
import { useFetcher } from "@remix-run/react";
import { requestScopes, useReplyToast } from "#app/ui/app-bridge.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { Link } from "#app/ui/link.tsx";
import type { Reply } from "#app/ui/reply.ts";
import { Row } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";

type Props = { on: boolean; mayRoute: boolean; scopes: readonly string[]; connectedWarehouses: number };

/** Routing on and off. Before it is turned on for the first time Shopify asks the merchant for the permission it needs, and why is said here. */
export function RoutingSwitchCard({ on, mayRoute, scopes, connectedWarehouses }: Props) {
  const command = useFetcher<Reply>();
  const [declined, setDeclined] = useState(false);
  useReplyToast(command.data);

  async function turnOn() {
    const allowed = mayRoute || (await requestScopes(scopes));
    setDeclined(!allowed);
    if (allowed) command.submit({ intent: "routing-on" }, { method: "post" });
  }

  return (
    <Card heading="Routing" headingLevel={3} badge={<Badge tone={on ? "success" : undefined}>{on ? "On" : "Off"}</Badge>}>
      <Paragraph>{on ? ON : mayRoute ? MAY_ROUTE : MAY_NOT_ROUTE}</Paragraph>
      {!on && connectedWarehouses === 0 && (
        <Paragraph>
          <Link url="/app/warehouses/connect">Connect a warehouse</Link> first.
        </Paragraph>
      )}
      <Row>
        {on ? (
          <Button busy={command.state !== "idle"} onClick={() => command.submit({ intent: "routing-off" }, { method: "post" })}>
            Turn routing off
          </Button>
        ) : (
          <Button look="primary" disabled={connectedWarehouses === 0} busy={command.state !== "idle"} onClick={() => void turnOn()}>
            Turn routing on
          </Button>
        )}
      </Row>
      {declined && (
        <FieldError of="routing">
          Routing stays off: it needs the permission that Shopify asked for. You can turn it on at any time.
        </FieldError>
      )}
      {command.data?.ok === false && <FieldError of="routing">{command.data.message}</FieldError>}
    </Card>
  );
}

const ON = "New orders are routed as they come in. Turned off, they stay where Shopify puts them; parcels under way go on.";
const MAY_ROUTE = "Orders placed from now on are routed. Earlier ones are left as they are.";
const MAY_NOT_ROUTE =
  "Shopify will ask you to let Waybill move fulfillment orders between your locations and ask warehouses to ship them. Without that it can only watch.";
