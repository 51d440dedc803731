import { useState } from "react";
import { useFetcher } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { requestScopes } from "#app/ui/app-bridge.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useRichText, useText } from "#app/ui/messages/use-text.ts";
import { Row } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { parts } from "../parts/messages.ts";
import { settings } from "./messages.ts";

type Props = { on: boolean; mayRoute: boolean; scopes: readonly string[]; connectedWarehouses: number };

/** Routing on and off. Before it is turned on for the first time Shopify asks the merchant for the permission it needs, and why is said here. */
export function RoutingSwitchCard({ on, mayRoute, scopes, connectedWarehouses }: Props) {
  const text = useText(settings);
  const rich = useRichText(settings);
  const part = useText(parts);
  const words = useWords();
  const command = useFetcher<Reply>();
  const [declined, setDeclined] = useState(false);
  useDoneToast(command.data);
  const busy = command.state !== "idle";

  async function turnOn() {
    const allowed = mayRoute || (await requestScopes(scopes));
    setDeclined(!allowed);
    if (allowed) command.submit({ intent: "routing-on" }, { method: "post" });
  }

  return (
    <Card heading={text("routing")} headingLevel={3} badge={<Badge tone={on ? "success" : undefined}>{text(on ? "on" : "off")}</Badge>}>
      <Paragraph>{text(on ? "routing-is-on" : mayRoute ? "may-route" : "may-not-route")}</Paragraph>
      {!on && connectedWarehouses === 0 && (
        <Paragraph>{rich("connect-first", { link: <Link url="/app/warehouses/connect">{part("connect-warehouse")}</Link> })}</Paragraph>
      )}
      <Row>
        {on ? (
          <Button busy={busy} onClick={() => command.submit({ intent: "routing-off" }, { method: "post" })}>
            {text("turn-off")}
          </Button>
        ) : (
          <Button look="primary" disabled={connectedWarehouses === 0} busy={busy} onClick={() => void turnOn()}>
            {text("turn-on")}
          </Button>
        )}
      </Row>
      {declined && <FieldError of="routing">{text("stays-off")}</FieldError>}
      {command.data?.ok === false && <FieldError of="routing">{words(command.data.message)}</FieldError>}
    </Card>
  );
}
