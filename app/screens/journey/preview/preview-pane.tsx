import { useState } from "react";
import { useFetcher } from "@remix-run/react";
import type { StepSurroundings } from "#app/recovery/journeys/journey-definition.ts";
import type { Reply } from "#app/platform/http/reply.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/card.tsx";
import { Select } from "#app/ui/forms/choices.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useAsked } from "#app/ui/hooks/use-asked.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { LetterFrame } from "#app/ui/pictures/letter-frame.tsx";
import { RawText } from "#app/ui/raw-text.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Muted, Paragraph, WrittenByPeople } from "#app/ui/text.tsx";
import { mailEditor } from "../blocks/messages.ts";
import type { Why } from "../blocks/with-footer.ts";
import { messagePreview } from "./messages.ts";
import type { TypedText } from "../nodes/typed-texts.ts";
import type { JourneyView } from "../read-journey.server.ts";
import type { Preview } from "./read-preview.server.ts";
import { SegmentsLine } from "./segments-line.tsx";

const ADDRESS = "/app/recovery/preview";

type Props = {
  channel: string;
  purpose: string;
  why: Why;
  written: TypedText;
  withCode: boolean;
  within: StepSurroundings;
  view: JourneyView;
};

/** What a reader sees of what is typed, with a cart that was really left; and a test of it to whoever writes it. */
export function PreviewPane({ channel, purpose, why, written, withCode, within, view }: Props) {
  const text = useText(messagePreview);
  const { kind } = within.trigger;
  const [abandonmentId, choose] = useState(view.carts[0]?.id ?? "");
  const asked = { channel, purpose, why, written, withCode, within, abandonmentId: abandonmentId === "" ? null : abandonmentId };
  const answer = useAsked<{ preview: Preview }>(ADDRESS, asked);
  return (
    <Stack gap="medium">
      <Heading level={3}>{text("preview")}</Heading>
      {kind === "parcel-late" || kind === "back-in-stock" ? (
        <Paragraph muted>{text(`of-${kind}`)}</Paragraph>
      ) : view.carts.length === 0 ? (
        <Paragraph muted>{text("no-cart")}</Paragraph>
      ) : (
        <Select
          label={text("cart")}
          value={abandonmentId}
          onChange={choose}
          choices={view.carts.map(({ id, who, value }) => ({
            value: id,
            label: text("cart-of", { who: who ?? text("nobody"), value }),
          }))}
        />
      )}
      {answer === null && <Paragraph muted>{text("working")}</Paragraph>}
      {(answer === "failed" || answer === "refused") && <Paragraph muted>{text("failed")}</Paragraph>}
      {answer !== null && typeof answer === "object" && (
        <Shown preview={answer.preview} channel={channel} smsPerThousand={view.smsPerThousand} />
      )}
      <TestSend key={channel} channel={channel} asked={asked} />
    </Stack>
  );
}

function Shown({ preview, channel, smsPerThousand }: { preview: Preview; channel: string; smsPerThousand: number }) {
  const text = useText(messagePreview);
  const says = useText(mailEditor);
  const words = useWords();
  const [width, setWidth] = useState<"phone" | "desk">("phone");
  switch (preview.is) {
    case "refused":
      return (
        <Banner tone="warning" title={text("refused")}>
          {preview.problems.map(words).join(" ")}
        </Banner>
      );
    case "mail":
      return (
        <Stack gap="small">
          <WrittenByPeople>{text("subject", { subject: preview.subject })}</WrittenByPeople>
          <Gaps {...preview} />
          {preview.isClipped && <Muted>{text("clipped")}</Muted>}
          {preview.unfinished > 0 && <Muted>{says("unfinished", { count: preview.unfinished })}</Muted>}
          {preview.findings.map((finding, index) => (
            <Muted key={index}>{words(finding)}</Muted>
          ))}
          <Row gap="tight">
            {(["phone", "desk"] as const).map((one) => (
              <Button key={one} pressed={width === one} onClick={() => setWidth(one)}>
                {says(`show-${one}`)}
              </Button>
            ))}
          </Row>
          <LetterFrame key={width} title={text("preview")} letter={preview.html} width={width} />
          <RawText summary={text("plain")} label={text("plain")}>
            {preview.text}
          </RawText>
        </Stack>
      );
    case "text":
      return (
        <Stack gap="small">
          {preview.texts.map((said, index) => (
            <Panel key={index} tinted>
              <WrittenByPeople>{said}</WrittenByPeople>
            </Panel>
          ))}
          <Gaps {...preview} />
          {channel === "sms" && <SegmentsLine text={preview.texts[0] ?? ""} perThousand={smsPerThousand} />}
        </Stack>
      );
  }
}

/** What of its names stays empty for this reader, and for one who gets no code. */
function Gaps({ missing, missingWithoutCode }: { missing: string[]; missingWithoutCode: string[] }) {
  const text = useText(messagePreview);
  return (
    <>
      {missing.length > 0 && <Muted>{text("missing", { names: missing })}</Muted>}
      {missingWithoutCode.length > 0 && <Muted>{text("missing-without-code", { names: missingWithoutCode })}</Muted>}
    </>
  );
}

/** Sends it, as it is typed, to an address that somebody gives. */
function TestSend({
  channel,
  asked,
}: {
  channel: string;
  asked: { purpose: string; why: Why; written: TypedText; withCode: boolean; within: StepSurroundings; abandonmentId: string | null };
}) {
  const text = useText(messagePreview);
  const words = useWords();
  const [sendTo, type] = useState("");
  const sending = useFetcher<Reply>();
  useDoneToast(sending.data);
  const { written, ...rest } = asked;
  const send = () =>
    sending.submit(
      { ...rest, channel, sendTo, written: { ...written, parameters: [...written.parameters] } },
      { method: "post", action: ADDRESS, encType: "application/json" },
    );
  const refused = sending.data?.ok === false ? words(sending.data.fields?.["sendTo"] ?? sending.data.message) : undefined;
  return (
    <Stack gap="small">
      <TextInput
        label={text(channel === "email" ? "test-address" : "test-number")}
        value={sendTo}
        onChange={type}
        onEnter={() => sendTo.trim() !== "" && sending.state === "idle" && send()}
        action={
          <Button busy={sending.state !== "idle"} disabled={sendTo.trim() === ""} onClick={send}>
            {text("test-send-now")}
          </Button>
        }
      />
      {refused !== undefined && <FieldError of="sendTo">{refused}</FieldError>}
    </Stack>
  );
}
