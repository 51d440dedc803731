import { useState } from "react";
import type { PickedResource } from "#app/ui/app-bridge.ts";
import { Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { PickedThings } from "./picked-things.tsx";

type Props = Omit<React.ComponentProps<typeof PickedThings>, "onPicked"> & { help: string };

/** Products, or variants, by name, under what they are for. */
export function NamedPick({ help, known, ...picking }: Props) {
  const [picked, setPicked] = useState<readonly PickedResource[]>([]);
  return (
    <Stack gap="small">
      <Paragraph>{picking.label}</Paragraph>
      <Paragraph muted>{help}</Paragraph>
      <PickedThings {...picking} known={[...picked, ...known]} onPicked={(now) => setPicked((before) => [...now, ...before])} />
    </Stack>
  );
}
