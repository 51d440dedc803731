import { useEffect, useId } from "react";
import { showToast } from "#app/ui/app-bridge.ts";
import { Button, ButtonRow } from "#app/ui/button.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stack } from "#app/ui/stack.tsx";
import { exceptionsScreen } from "./messages.ts";

/** Asks why exceptions are dealt with, and dismisses them; `onKeep` where they are not. It stays for whoever shows it to take away. */
export function DismissForm({ ids, onKeep }: { ids: readonly string[]; onKeep: () => void }) {
  const text = useText(exceptionsScreen);
  const words = useWords();
  const form = useForm({
    saved: { note: "" },
    with: { intent: "dismiss", exceptionId: ids },
    onReply: (reply) => {
      if (reply.ok && reply.message) showToast(words(reply.message));
    },
  });
  const id = useId();
  useEffect(() => document.getElementById(id)?.focus(), [id]);
  return (
    <form
      onSubmit={(submitted) => {
        submitted.preventDefault();
        form.save();
      }}
    >
      <Stack gap="small">
        <TextInput
          id={id}
          label={ids.length === 1 ? text("why-dealt-with") : text("why-all-dealt-with", { all: ids.length })}
          help={text("kept-on-timeline")}
          maxLength={500}
          {...form.text("note")}
          error={form.error("note") ?? form.message}
        />
        <ButtonRow>
          <Button submit look="primary" busy={form.saving}>
            {text("dismiss")}
          </Button>
          <Button onClick={onKeep}>{text("keep")}</Button>
        </ButtonRow>
      </Stack>
    </form>
  );
}
