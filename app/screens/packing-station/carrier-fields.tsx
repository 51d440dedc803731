import { Select } from "#app/ui/forms/choices.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import type { useForm } from "#app/ui/forms/use-form.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { packingStation } from "./messages.ts";

/** Carriers whose names Shopify knows, so that its customers get a tracking link by itself. */
const CARRIERS = ["Royal Mail", "DHL Express", "DPD UK", "Evri", "UPS", "FedEx", "USPS", "GLS", "La Poste", "PostNord"] as const;
const OTHER = "other";

export type BoxTyped = Record<"chosen" | "carrier" | "trackingNumber", string>;

export const UNSENT: BoxTyped = { chosen: CARRIERS[0], carrier: CARRIERS[0], trackingNumber: "" };

/** The fields as they stand for a box that has left. */
export function typedOf({ carrier, number }: { carrier: string | null; number: string | null }): BoxTyped {
  const chosen = CARRIERS.find((name) => name === carrier) ?? OTHER;
  return { chosen, carrier: carrier ?? "", trackingNumber: number ?? "" };
}

/** `correcting`: it has left already. */
type Props = { form: ReturnType<typeof useForm<BoxTyped>>; correcting?: boolean };

/** Who carries a box, and under which number. */
export function CarrierFields({ form, correcting = false }: Props) {
  const text = useText(packingStation);
  return (
    <>
      <Select
        label={text("carrier")}
        choices={[...CARRIERS.map((name) => ({ label: name, value: name })), { label: text("another-carrier"), value: OTHER }]}
        {...form.text("chosen")}
        onChange={(chosen) => {
          form.set("chosen", chosen);
          form.set("carrier", chosen === OTHER ? "" : chosen);
        }}
      />
      {form.values.chosen === OTHER && <TextInput label={text("carrier-name")} {...form.text("carrier")} />}
      <TextInput
        label={text("tracking-number")}
        help={text(correcting ? "correct-number-help" : "tracking-number-help")}
        {...form.text("trackingNumber")}
      />
    </>
  );
}
