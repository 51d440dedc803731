import { useState } from "react";
import { ActionList, Button, Popover } from "@shopify/polaris";

type Props = {
  /** What it lets one choose. */
  children: string;
  /** What it is about, where its word says too little to somebody who doesn't see the rest. */
  says?: string;
  items: readonly { id: string; label: string; help?: string }[];
  onPick: (id: string) => void;
};

/** A button with a list of what it can do: nothing is done before one of them is pressed. */
export function Menu({ children, says, items, onPick }: Props) {
  const [open, setOpen] = useState(false);
  const pick = (id: string) => {
    setOpen(false);
    onPick(id);
  };
  return (
    <Popover
      active={open}
      onClose={() => setOpen(false)}
      autofocusTarget="first-node"
      preferredAlignment="left"
      activator={
        <Button disclosure accessibilityLabel={says} onClick={() => setOpen(!open)}>
          {children}
        </Button>
      }
    >
      <ActionList
        actionRole="menuitem"
        items={items.map(({ id, label, help }) => ({ content: label, helpText: help, onAction: () => pick(id) }))}
      />
    </Popover>
  );
}
