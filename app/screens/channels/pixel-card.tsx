import { Badge, type BadgeLook } from "#app/ui/badge.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { usePixelSwitch } from "../recovery/use-pixel-switch.ts";
import { channelsScreen } from "./messages.ts";
import type { PixelView } from "./read-permissions.server.ts";

const LOOKS: Record<PixelView["is"], BadgeLook> = {
  "not-asked": {},
  off: {},
  on: { tone: "success" },
  refused: { tone: "critical" },
  withdrawn: { tone: "attention" },
};

/** Whether the shop's pages tell what visitors look at, and what that is good for. */
export function PixelCard({ pixel }: { pixel: PixelView }) {
  const text = useText(channelsScreen);
  const { busy, problem, turnOn, turnOff } = usePixelSwitch();
  return (
    <Card heading={text("pixel-heading")} headingSize="small" aside={<Badge {...LOOKS[pixel.is]}>{text(`pixel-${pixel.is}`)}</Badge>}>
      {pixel.is === "refused" && (
        <Banner tone="critical" title={text("pixel-refused")}>
          {text("pixel-refused-why", { said: pixel.said })}
        </Banner>
      )}
      {pixel.is === "withdrawn" && <Paragraph>{text("pixel-withdrawn-why")}</Paragraph>}
      {pixel.is === "on" ? <SeenByPixel {...pixel} /> : <GoodOfPixel />}
      <Paragraph muted>{text("pixel-privacy")}</Paragraph>
      <Row>
        {pixel.is === "on" ? (
          <Button busy={busy} says={text("pixel-turn-off")} onClick={turnOff}>
            {text("turn-off")}
          </Button>
        ) : (
          <Button busy={busy} says={text("pixel-turn-on")} onClick={turnOn}>
            {text(pixel.is === "refused" ? "try-again" : "turn-on")}
          </Button>
        )}
      </Row>
      {problem !== null && <FieldError of="pixel">{problem}</FieldError>}
    </Card>
  );
}

function SeenByPixel({ since, seenAt }: Extract<PixelView, { is: "on" }>) {
  const text = useText(channelsScreen);
  return (
    <>
      <Paragraph>{text("pixel-since", { moment: since })}</Paragraph>
      <Paragraph>{seenAt === null ? text("pixel-unseen") : text("pixel-seen", { moment: seenAt })}</Paragraph>
    </>
  );
}

function GoodOfPixel() {
  const text = useText(channelsScreen);
  return (
    <>
      <Paragraph>{text("pixel-good")}</Paragraph>
      <Stack as="ul" gap="tight">
        {(["browsing", "back", "far"] as const).map((good) => (
          <li key={good}>{text(`pixel-good-${good}`)}</li>
        ))}
      </Stack>
      <Paragraph>{text("pixel-without")}</Paragraph>
    </>
  );
}
