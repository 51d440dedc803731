import { useEffect } from "react";
import { useFetcher, useNavigate } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { journey } from "../messages.ts";

/** Asks once before a journey that never was live is deleted, and goes on to those that are left. */
export function DeleteJourneyDialog({ open, onClose, name }: { open: boolean; onClose: () => void; name: string }) {
  const text = useText(journey);
  const words = useWords();
  const navigate = useNavigate();
  const { data, state, submit } = useFetcher<Reply>();
  useDoneToast(data);
  useEffect(() => {
    if (data?.ok) navigate("/app/recovery/journeys");
  }, [data, navigate]);
  const dialog = { title: text("delete-it", { journey: name }), confirm: text("delete"), cancel: text("keep-it"), busy: state !== "idle" };
  return (
    <ConfirmDialog {...dialog} open={open} destructive onConfirm={() => submit({ intent: "delete" }, { method: "post" })} onClose={onClose}>
      <Paragraph>{text("delete-takes")}</Paragraph>
      {data?.ok === false && <FieldError of="delete">{words(data.message)}</FieldError>}
    </ConfirmDialog>
  );
}
