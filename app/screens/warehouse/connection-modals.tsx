import { useEffect, useState } from "react";
import { useFetcher } from "@remix-run/react";
import { useReplyToast } from "#app/ui/app-bridge.ts";
import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import type { WarehouseReply } from "./warehouse-reply.ts";

type Props = { open: boolean; onClose: () => void };

/** Asks once before a warehouse is disconnected, and names what that destroys. */
export function DisconnectModal({ open, onClose, name, units }: Props & { name: string; units: number }) {
  const command = useFetcher<WarehouseReply>();
  return (
    <ConfirmDialog
      open={open}
      title={`Disconnect ${name}?`}
      confirm="Disconnect"
      cancel="Keep it"
      destructive
      busy={command.state !== "idle"}
      onConfirm={() => command.submit({ intent: "disconnect" }, { method: "post" })}
      onClose={onClose}
    >
      <Paragraph>{`This removes ${name} from routing, its fulfillment service from Shopify, its credentials, prices and ${units} counted units from Waybill.`}</Paragraph>
      <Paragraph>
        Its location and stock stay in Shopify as your own; parcels it has shipped stay on their orders. It can't be undone: you would
        connect it anew.
      </Paragraph>
      {command.data?.ok === false && <FieldError of="disconnect">{command.data.message}</FieldError>}
    </ConfirmDialog>
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
    <ConfirmDialog
      open={open}
      title="Renew the credentials"
      confirm="Check and save"
      cancel="Cancel"
      disabled={token.trim() === ""}
      busy={command.state !== "idle"}
      onConfirm={() => command.submit({ intent: "renew", token }, { method: "post" })}
      onClose={onClose}
    >
      <TextInput
        label="Personal access token"
        help="It must reach the same building and channel. The old token is forgotten once the new one works."
        type="password"
        value={token}
        onChange={setToken}
        error={command.data?.ok === false ? command.data.message : undefined}
      />
    </ConfirmDialog>
  );
}
