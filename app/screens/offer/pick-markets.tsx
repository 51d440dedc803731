import { useFetcher } from "@remix-run/react";
import { MARKETS_SCOPE } from "#app/catalog/markets-scope.ts";
import type { Reply } from "#app/platform/http/reply.ts";
import { requestScopes } from "#app/ui/app-bridge.ts";
import { Button } from "#app/ui/button.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { PickMany } from "#app/ui/forms/pick-many.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { offer } from "./messages.ts";

type Props = {
  markets: readonly { id: string; name: string }[];
  picked: readonly string[];
  onChange: (picked: string[]) => void;
  error?: string;
};

/** The shop's markets by name; before Shopify shows them to Waybill, the way to have it do so. */
export function PickMarkets({ markets, ...picking }: Props) {
  const text = useText(offer);
  const words = useWords();
  const reading = useFetcher<Reply>();
  useDoneToast(reading.data);
  const refused = reading.data?.ok === false ? reading.data.message : undefined;
  const show = async () => {
    if (await requestScopes([MARKETS_SCOPE])) reading.submit({ intent: "read-markets" }, { method: "post" });
  };
  if (markets.length > 0) {
    const choices = markets.map(({ id, name }) => ({ value: id, label: name }));
    return <PickMany label={text("markets")} help={text("markets-help")} placeholder={text("add-market")} choices={choices} {...picking} />;
  }
  return (
    <Stack gap="small">
      <Row place="spread">
        <Paragraph>{text("markets-unknown")}</Paragraph>
        <Button busy={reading.state !== "idle"} onClick={() => void show()}>
          {text("show-markets")}
        </Button>
      </Row>
      {refused && <FieldError of="markets">{words(refused)}</FieldError>}
      {picking.error !== undefined && <FieldError of="markets">{picking.error}</FieldError>}
    </Stack>
  );
}
