import { useEffect } from "react";
import { useFetcher, useNavigate } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { offer } from "./messages.ts";

type Props = { open: boolean; onClose: () => void; name: string };

/** Asks once before an offer is deleted, and names what that destroys. What is gone has no page: it goes on to those that are left. */
export function DeleteOfferDialog({ open, onClose, name }: Props) {
  const text = useText(offer);
  const words = useWords();
  const navigate = useNavigate();
  const command = useFetcher<Reply>();
  useDoneToast(command.data);
  useEffect(() => {
    if (command.data?.ok) navigate("/app/offers");
  }, [command.data, navigate]);
  return (
    <ConfirmDialog
      open={open}
      title={text("delete-it", { offer: name })}
      confirm={text("delete")}
      cancel={text("keep-it")}
      destructive
      busy={command.state !== "idle"}
      onConfirm={() => command.submit({ intent: "delete" }, { method: "post" })}
      onClose={onClose}
    >
      <Paragraph>{text("delete-takes")}</Paragraph>
      <Paragraph>{text("delete-leaves")}</Paragraph>
      {command.data?.ok === false && <FieldError of="delete">{words(command.data.message)}</FieldError>}
    </ConfirmDialog>
  );
}
