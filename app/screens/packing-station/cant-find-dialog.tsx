import { useEffect, useState } from "react";
import { useFetcher } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { Select } from "#app/ui/forms/choices.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { NumberInput } from "#app/ui/forms/text-input.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { packingStation } from "./messages.ts";

type Props = {
  parcelIds: readonly string[];
  sku: string;
  title: string;
  wanted: number;
  /** Ticked off so far. */
  found: number;
  onClose: () => void;
  /** Where several could be meant: what else is still to be picked. */
  others?: readonly { value: string; label: string }[];
  chosen?: string;
  onChoose?: (value: string) => void;
};

/** "Can't find it": asks how many are there, keeps the count, and sends the orders that go without another way. */
export function CantFindDialog({ parcelIds, sku, title, wanted, found, onClose, others = [], chosen = "", onChoose }: Props) {
  const text = useText(packingStation);
  const words = useWords();
  const short = useFetcher<Reply>();
  const [typed, setTyped] = useState(String(found));
  const { data } = short;
  useDoneToast(data);
  useEffect(() => {
    if (data?.ok) onClose();
    // Closes once for each answer.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [data]);
  const wrong = data?.ok === false ? data.fields?.found : undefined;
  return (
    <ConfirmDialog
      open
      title={text("cant-find-title", { item: title })}
      confirm={text("keep-count")}
      cancel={text("go-back")}
      busy={short.state !== "idle"}
      onConfirm={() =>
        short.submit(
          { parcelId: [...parcelIds], sku, found: typed },
          { method: "post", action: "/app/packing/short", encType: "application/json" },
        )
      }
      onClose={onClose}
    >
      {onChoose && others.length > 1 && <Select label={text("which-item")} choices={others} value={chosen} onChange={onChoose} />}
      <Paragraph>{text("cant-find-help", { wanted })}</Paragraph>
      <NumberInput label={text("found")} min={0} max={wanted} value={typed} onChange={setTyped} {...(wrong && { error: words(wrong) })} />
      <Paragraph muted>{text("cant-find-does")}</Paragraph>
      {data?.ok === false && !wrong && <FieldError of="found">{words(data.message)}</FieldError>}
    </ConfirmDialog>
  );
}
