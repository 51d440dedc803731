import { useEffect, useId, useState } from "react";
import type { useFetcher } from "@remix-run/react";
import { Button, ButtonRow } from "#app/ui/button.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import type { Reply } from "#app/platform/http/reply.ts";
import { Stack } from "#app/ui/stack.tsx";

type Props = { ids: readonly string[]; command: ReturnType<typeof useFetcher<Reply>>; onDone: () => void };

/** Asks why exceptions are dealt with, and dismisses them. */
export function DismissForm({ ids, command, onDone }: Props) {
  const [note, setNote] = useState("");
  const id = useId();
  useEffect(() => document.getElementById(id)?.focus(), [id]);
  return (
    <command.Form method="post" onSubmit={onDone}>
      <Stack gap="small">
        <input type="hidden" name="intent" value="dismiss" />
        {ids.map((one) => (
          <input key={one} type="hidden" name="exceptionId" value={one} />
        ))}
        <TextInput
          id={id}
          label={ids.length === 1 ? "Why is it dealt with?" : `Why are these ${ids.length} dealt with?`}
          help="Kept on the order's timeline. Trouble that is still there comes back."
          name="note"
          value={note}
          onChange={setNote}
          maxLength={500}
        />
        <ButtonRow>
          <Button submit look="primary">
            Dismiss
          </Button>
          <Button onClick={onDone}>Keep</Button>
        </ButtonRow>
      </Stack>
    </command.Form>
  );
}
