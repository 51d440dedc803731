import { useState } from "react";
import { useFetcher } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import type { Missing } from "#app/shopify/import/kept-back.ts";
import { requestScopes } from "#app/ui/app-bridge.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { notReadable } from "./import-steps.ts";
import { home } from "./messages.ts";

/** What of the shop Shopify doesn't show to Waybill, a line each, with what to do. */
export function MissingCard({ missing }: { missing: readonly Missing[] }) {
  const text = useText(home);
  return (
    <Card heading={text("not-shown")} gap="medium">
      <Stack as="ul" gap="medium">
        {missing.map((one) => (
          <li key={one.what === "resource" ? one.resource : one.what}>
            {one.what === "older-orders" ? <OlderOrders /> : one.what === "personal-data" ? <PersonalData /> : <Unreadable {...one} />}
          </li>
        ))}
      </Stack>
    </Card>
  );
}

/** They come by themselves once the merchant has agreed: Shopify tells of it. */
function OlderOrders() {
  const text = useText(home);
  const [answer, setAnswer] = useState<"allowed" | "declined" | null>(null);
  const ask = async () => setAnswer((await requestScopes(["read_all_orders"])) ? "allowed" : "declined");
  return (
    <Row place="spread">
      <Paragraph>{text(answer === null ? "last-60-days" : answer === "allowed" ? "older-orders-come" : "older-orders-declined")}</Paragraph>
      {answer !== "allowed" && <Button onClick={() => void ask()}>{text("show-older-orders")}</Button>}
    </Row>
  );
}

function PersonalData() {
  const text = useText(home);
  const command = useFetcher<Reply>();
  useDoneToast(command.data);
  return (
    <Row place="spread">
      <Paragraph>{text("personal-data-kept-back")}</Paragraph>
      <Button busy={command.state !== "idle"} onClick={() => command.submit({ intent: "copy-again" }, { method: "post" })}>
        {text("copy-again")}
      </Button>
    </Row>
  );
}

function Unreadable({ resource }: { resource: string }) {
  const words = useWords();
  return <Paragraph>{words(notReadable(resource))}</Paragraph>;
}
