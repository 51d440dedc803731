import { useEffect, useState } from "react";
import { useFetcher } from "@remix-run/react";
import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import type { ProviderCard } from "#app/warehouses/providers/provider.ts";
import { CredentialFields, noCredentials } from "../connect-warehouse/credential-fields.tsx";
import type { WarehouseReply } from "./warehouse-command.ts";

type Props = { open: boolean; onClose: () => void };

/** Asks once before a warehouse is disconnected, and names what that destroys. */
export function DisconnectModal({ open, onClose, name, units }: Props & { name: string; units: number }) {
  const words = useWords();
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
      {command.data?.ok === false && <FieldError of="disconnect">{words(command.data.message)}</FieldError>}
    </ConfirmDialog>
  );
}

/** Takes new credentials once the provider accepts them. */
export function RenewModal({ open, onClose, fields }: Props & { fields: ProviderCard["fields"] }) {
  const words = useWords();
  const command = useFetcher<WarehouseReply>();
  const [typed, setTyped] = useState(() => noCredentials(fields));
  const reply = command.data;
  useDoneToast(reply);
  useEffect(() => {
    if (!reply?.ok) return;
    setTyped(noCredentials(fields));
    onClose();
    // Closes once for each answer.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [reply]);

  const wrong = (reply?.ok === false && reply.fields) || {};
  return (
    <ConfirmDialog
      open={open}
      title="Renew the credentials"
      confirm="Check and save"
      cancel="Cancel"
      disabled={fields.some(({ name }) => !typed[name]?.trim())}
      busy={command.state !== "idle"}
      onConfirm={() => command.submit({ intent: "renew", credentials: JSON.stringify(typed) }, { method: "post" })}
      onClose={onClose}
    >
      <Paragraph muted>They must reach the same building and channel. The old ones are forgotten once the new ones work.</Paragraph>
      <CredentialFields
        fields={fields}
        typed={typed}
        onChange={setTyped}
        errors={Object.fromEntries(Object.entries(wrong).map(([field, message]) => [field, words(message)]))}
      />
      {reply?.ok === false && !reply.fields && <FieldError of="renew">{words(reply.message)}</FieldError>}
    </ConfirmDialog>
  );
}
