import { useEffect, useState } from "react";
import { useFetcher } from "@remix-run/react";
import { BlockStack, InlineError, Modal, Text, TextField } from "@shopify/polaris";
import { useReplyToast } from "#app/ui/use-reply-toast.ts";
import type { WarehouseReply } from "./warehouse-reply.ts";

type Props = { open: boolean; onClose: () => void };

/** Asks once before a warehouse is disconnected, and names what that destroys. */
export function DisconnectModal({ open, onClose, name, units }: Props & { name: string; units: number }) {
  const command = useFetcher<WarehouseReply>();
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={`Disconnect ${name}?`}
      primaryAction={{
        content: "Disconnect",
        destructive: true,
        loading: command.state !== "idle",
        onAction: () => command.submit({ intent: "disconnect" }, { method: "post" }),
      }}
      secondaryActions={[{ content: "Keep it", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="200">
          <Text as="p">{`This removes ${name} from routing, its fulfillment service from Shopify, its credentials, prices and ${units} counted units from Waybill.`}</Text>
          <Text as="p">
            Its location and stock stay in Shopify as your own; parcels it has shipped stay on their orders. It can't be undone: you would
            connect it anew.
          </Text>
          {command.data?.ok === false && <InlineError fieldID="disconnect" message={command.data.message} />}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

/** Takes a new token once the provider accepts it. */
export function RenewModal({ open, onClose }: Props) {
  const command = useFetcher<WarehouseReply>();
  const [token, setToken] = useState("");
  useReplyToast(command.data);
  useEffect(() => {
    if (!command.data?.ok) return;
    setToken("");
    onClose();
    // Closes once for each answer.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [command.data]);

  return (
    <Modal
      open={open}
      onClose={onClose}
      title="Renew the credentials"
      primaryAction={{
        content: "Check and save",
        loading: command.state !== "idle",
        disabled: token.trim() === "",
        onAction: () => command.submit({ intent: "renew", token }, { method: "post" }),
      }}
      secondaryActions={[{ content: "Cancel", onAction: onClose }]}
    >
      <Modal.Section>
        <TextField
          label="Personal access token"
          helpText="It must reach the same building and channel. The old token is forgotten once the new one works."
          type="password"
          autoComplete="off"
          value={token}
          onChange={setToken}
          error={command.data?.ok === false ? command.data.message : undefined}
        />
      </Modal.Section>
    </Modal>
  );
}
