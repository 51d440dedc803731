import { useRevalidator } from "@remix-run/react";
import { TAKE_OFF_SCOPE } from "#app/fulfillment/offered/take-off-scope.ts";
import { requestScopes } from "#app/ui/app-bridge.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Select } from "#app/ui/forms/choices.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { FormSaveBar } from "#app/ui/forms/form-save-bar.tsx";
import { useToastOfReply } from "#app/ui/forms/use-done-toast.ts";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { offersScreen } from "./messages.ts";
import type { ShortView } from "./read-short.server.ts";

/** What becomes of something that was sold by an offer and that no warehouse can ship after all; and Shopify's permission for it, where it lacks. */
export function ShortCard({ offeredShort, mayTakeOff, isAnyLive }: ShortView & { isAnyLive: boolean }) {
  const text = useText(offersScreen);
  const { revalidate } = useRevalidator();
  const form = useForm({ saved: { offeredShort }, with: { intent: "save-short" }, onReply: useToastOfReply() });
  const allow = () => void requestScopes([TAKE_OFF_SCOPE]).then(revalidate);
  return (
    <Card heading={text("short")}>
      {isAnyLive && !mayTakeOff && offeredShort === "take-off" && (
        <Banner tone="info" title={text("short-not-allowed")} action={{ label: text("allow-take-off"), onAction: allow }} />
      )}
      <Paragraph>{text("short-why")}</Paragraph>
      <Select
        label={text("short-then")}
        choices={[
          { label: text("short-take-off"), value: "take-off" },
          { label: text("short-ask"), value: "ask" },
        ]}
        {...form.text("offeredShort")}
      />
      {form.message !== undefined && <FieldError of="short">{form.message}</FieldError>}
      <FormSaveBar id="short" form={form} />
    </Card>
  );
}
