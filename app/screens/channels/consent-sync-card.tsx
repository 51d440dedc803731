import { useFetcher } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { usePermission } from "#app/ui/hooks/use-permission.ts";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Muted, Paragraph } from "#app/ui/text.tsx";
import { channelsScreen } from "./messages.ts";
import type { ConsentSyncView } from "./read-permissions.server.ts";

/** Whether Shopify is told what people say to Waybill about marketing, how that stands, and what follows where it isn't. */
export function ConsentSyncCard({ consent }: { consent: ConsentSyncView }) {
  const text = useText(channelsScreen);
  const { mayWrite, waiting, lastToldAt, refused } = consent;
  return (
    <Card
      heading={text("consent-heading")}
      headingSize="small"
      aside={<Badge tone={mayWrite ? "success" : "attention"}>{text(mayWrite ? "consent-told" : "consent-untold")}</Badge>}
    >
      {mayWrite ? (
        <Paragraph>{lastToldAt === null ? text("consent-never-told") : text("consent-last-told", { moment: lastToldAt })}</Paragraph>
      ) : (
        <Paragraph>{text("consent-without")}</Paragraph>
      )}
      {waiting > 0 && <Paragraph>{text(mayWrite ? "consent-under-way" : "consent-waiting", { count: waiting })}</Paragraph>}
      {refused.length > 0 && <Refused refused={refused} />}
      {!mayWrite && <Allow scope={consent.scope} />}
    </Card>
  );
}

function Allow({ scope }: Pick<ConsentSyncView, "scope">) {
  const text = useText(channelsScreen);
  const words = useWords();
  const command = useFetcher<Reply>();
  const permission = usePermission([scope]);
  useDoneToast(command.data);
  const tell = () => command.submit({ intent: "tell-consent" }, { method: "post" });
  return (
    <>
      <Row>
        <Button busy={permission.asking || command.state !== "idle"} says={text("consent-allow-it")} onClick={() => permission.ask(tell)}>
          {text("consent-allow")}
        </Button>
      </Row>
      {permission.problem !== null && <FieldError of="consent">{text(`consent-${permission.problem}`)}</FieldError>}
      {permission.problem === null && command.data?.ok === false && <FieldError of="consent">{words(command.data.message)}</FieldError>}
    </>
  );
}

/** What Shopify would not take, the latest first: it holds here all the same. */
function Refused({ refused }: Pick<ConsentSyncView, "refused">) {
  const text = useText(channelsScreen);
  const words = useWords();
  return (
    <Stack gap="small">
      <Heading level={3}>{text("consent-refused")}</Heading>
      <Paragraph muted>{text("consent-refused-why")}</Paragraph>
      <Stack as="ul" gap="small">
        {refused.map(({ customerId, name, channel, at, message }) => (
          <li key={`${customerId} ${channel} ${at}`}>
            <Link url={`shopify://admin/customers/${customerId}`}>{name ?? text("consent-customer", { id: customerId })}</Link>
            {` · ${text(channel)} · `}
            <span className="wb-wrap">{words(message)}</span>{" "}
            <Muted>
              <DateTime iso={at} />
            </Muted>
          </li>
        ))}
      </Stack>
    </Stack>
  );
}
