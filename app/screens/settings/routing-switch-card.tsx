import { useState } from "react";
import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineError, InlineStack, Link, Text } from "@shopify/polaris";
import { appBridge } from "#app/ui/app-bridge.ts";
import type { Reply } from "#app/ui/reply.ts";
import { useReplyToast } from "#app/ui/use-reply-toast.ts";

type Props = { on: boolean; mayRoute: boolean; scopes: readonly string[]; connectedWarehouses: number };

/** Routing on and off. Before it is turned on for the first time Shopify asks the merchant for the permission it needs, and why is said here. */
export function RoutingSwitchCard({ on, mayRoute, scopes, connectedWarehouses }: Props) {
  const command = useFetcher<Reply>();
  const [declined, setDeclined] = useState(false);
  useReplyToast(command.data);

  async function turnOn() {
    setDeclined(false);
    if (!mayRoute) {
      const answer = await appBridge()?.scopes.request([...scopes]);
      if (answer?.result !== "granted-all") {
        setDeclined(true);
        return;
      }
    }
    command.submit({ intent: "routing-on" }, { method: "post" });
  }

  const refusal = command.data?.ok === false ? command.data.message : null;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            Routing
          </Text>
          <Badge tone={on ? "success" : undefined}>{on ? "On" : "Off"}</Badge>
        </InlineStack>
        {on ? (
          <Text as="p">New orders are routed as they come in. Turned off, they stay where Shopify puts them; parcels under way go on.</Text>
        ) : (
          <Text as="p">
            {mayRoute
              ? "Orders placed from now on are routed. Earlier ones are left as they are."
              : "Shopify will ask you to let Waybill move fulfillment orders between your locations and ask warehouses to ship them. Without that it can only watch."}
          </Text>
        )}
        {!on && connectedWarehouses === 0 && (
          <Text as="p">
            <Link url="/app/warehouses/connect">Connect a warehouse</Link> first.
          </Text>
        )}
        <InlineStack>
          {on ? (
            <Button loading={command.state !== "idle"} onClick={() => command.submit({ intent: "routing-off" }, { method: "post" })}>
              Turn routing off
            </Button>
          ) : (
            <Button variant="primary" disabled={connectedWarehouses === 0} loading={command.state !== "idle"} onClick={() => void turnOn()}>
              Turn routing on
            </Button>
          )}
        </InlineStack>
        {declined && (
          <InlineError
            fieldID="routing"
            message="Routing stays off: it needs the permission that Shopify asked for. You can turn it on at any time."
          />
        )}
        {refusal && <InlineError fieldID="routing" message={refusal} />}
      </BlockStack>
    </Card>
  );
}
