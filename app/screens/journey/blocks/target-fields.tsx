import type { Target } from "#app/recovery/mail-blocks/block.ts";
import { Select } from "#app/ui/forms/choices.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import type { Typed } from "#app/ui/forms/use-typed.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import type { TypedNode } from "../nodes/typed-node.ts";
import { mailEditor } from "./messages.ts";

type Props = { target: Target | null; at: string; fields: Typed<TypedNode>; isNeeded?: boolean };

const begun: Readonly<Record<string, Target>> = {
  link: { to: "link" },
  shop: { to: "shop", path: "" },
  address: { to: "address", address: "" },
};

/** Where a button or a picture leads. */
export function TargetFields({ target, at, fields, isNeeded = false }: Props) {
  const text = useText(mailEditor);
  const choices = [...(isNeeded ? [] : (["nowhere"] as const)), "link", "shop", "address"] as const;
  return (
    <>
      <Select
        label={text("leads")}
        choices={choices.map((value) => ({ value, label: text(`leads-${value}`) }))}
        value={target?.to ?? "nowhere"}
        onChange={(to) => fields.set(at, begun[to] ?? null)}
      />
      {target?.to === "shop" && <TextInput label={text("path")} help={text("path-help")} {...fields.text(`${at}.path`)} />}
      {target?.to === "address" && <TextInput label={text("address")} {...fields.text(`${at}.address`)} />}
    </>
  );
}
