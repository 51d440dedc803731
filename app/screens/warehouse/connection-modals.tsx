import { useEffect, useState } from "react";
import { useFetcher, useNavigate } from "@remix-run/react";
import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import type { ProviderCard } from "#app/warehouses/providers/provider.ts";
import { CredentialFields, noCredentials } from "../connect-warehouse/credential-fields.tsx";
import { warehouse } from "./messages.ts";
import type { WarehouseReply } from "./warehouse-command.ts";

type Props = { open: boolean; onClose: () => void };

/** Asks once before a warehouse is disconnected, and names what that destroys. What is gone has no page: it goes on to those that are left. */
export function DisconnectModal({ open, onClose, name, units }: Props & { name: string; units: number }) {
  const words = useWords();
  const text = useText(warehouse);
  const navigate = useNavigate();
  const command = useFetcher<WarehouseReply>();
  useDoneToast(command.data);
  useEffect(() => {
    if (command.data?.ok) navigate("/app/warehouses");
  }, [command.data, navigate]);
  return (
    <ConfirmDialog
      open={open}
      title={text("disconnect-it", { warehouse: name })}
      confirm={text("disconnect")}
      cancel={text("keep-it")}
      destructive
      busy={command.state !== "idle"}
      onConfirm={() => command.submit({ intent: "disconnect" }, { method: "post" })}
      onClose={onClose}
    >
      <Paragraph>{text("disconnect-takes", { warehouse: name, count: units })}</Paragraph>
      <Paragraph>{text("disconnect-leaves")}</Paragraph>
      {command.data?.ok === false && <FieldError of="disconnect">{words(command.data.message)}</FieldError>}
    </ConfirmDialog>
  );
}

/** Takes new credentials once the provider accepts them. */
export function RenewModal({ open, onClose, fields }: Props & { fields: ProviderCard["fields"] }) {
  const words = useWords();
  const text = useText(warehouse);
  const command = useFetcher<WarehouseReply>();
  const [typed, setTyped] = useState(() => noCredentials(fields));
  const reply = command.data;
  useDoneToast(reply);
  useEffect(() => {
    if (!reply?.ok) return;
    setTyped(noCredentials(fields));
    onClose();
    // Closes once for each answer.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [reply]);

  const wrong = (reply?.ok === false && reply.fields) || {};
  return (
    <ConfirmDialog
      open={open}
      title={text("renew-credentials")}
      confirm={text("check-and-save")}
      cancel={text("cancel")}
      typed={fields.some(({ name }) => Boolean(typed[name]?.trim()))}
      disabled={fields.some(({ name }) => !typed[name]?.trim())}
      busy={command.state !== "idle"}
      onConfirm={() => command.submit({ intent: "renew", credentials: JSON.stringify(typed) }, { method: "post" })}
      onClose={() => {
        setTyped(noCredentials(fields));
        onClose();
      }}
    >
      <Paragraph muted>{text("renew-help")}</Paragraph>
      <CredentialFields fields={fields} typed={typed} onChange={setTyped} errors={wrong} />
      {reply?.ok === false && !reply.fields && <FieldError of="renew">{words(reply.message)}</FieldError>}
    </ConfirmDialog>
  );
}
