import { useEffect, useState } from "react";
import { useFetcher } from "@remix-run/react";
import { CallOutcome } from "#app/recovery/calls/call-outcome.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card, Panel } from "#app/ui/card.tsx";
import { CopyField } from "#app/ui/forms/copy-field.tsx";
import { FieldError, FormFields } from "#app/ui/forms/form-fields.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Heading, Muted, Paragraph, WrittenByPeople } from "#app/ui/text.tsx";
import type { CallInHand, CallsReply } from "./command-calls.server.ts";
import { callsScreen } from "./messages.ts";
import type { CallRow } from "./read-calls.server.ts";

type Props = { inHand: CallInHand; row: CallRow | undefined; onOver: () => void };

/** The call that an agent has in hand: the number, what to say, what to hand over, and how it went. One press each. */
export function CallInHandCard({ inHand, row, onOver }: Props) {
  const text = useText(callsScreen);
  const { phone, script, until, link, code } = inHand;
  const who = row?.who ?? text("unknown");
  return (
    <Card heading={text("in-hand", { who })} gap="large">
      <Muted>{text("until", { moment: until })}</Muted>
      <a className="calls-dial" href={`tel:${phone}`}>
        {text("dial", { phone })}
      </a>
      <Stack gap="small">
        <Heading level={3}>{text("script")}</Heading>
        <Panel tinted>
          {script.trim() === "" ? (
            <Paragraph muted>{text("no-script")}</Paragraph>
          ) : (
            <div className="calls-script">
              <WrittenByPeople>{script}</WrittenByPeople>
            </div>
          )}
        </Panel>
        {row?.cart && (
          <Paragraph>
            {text("cart", { value: row.cart.value })} · <Link url={`/app/recovery/carts/${row.cart.id}`}>{text("see-cart")}</Link>
          </Paragraph>
        )}
        {link !== null && <CopyField label={text("link")} value={link} />}
        {code !== null && <CopyField label={text("code")} value={code} />}
      </Stack>
      <HowItWent taskId={inHand.taskId} onOver={onOver} />
    </Card>
  );
}

/** What came of the call: each answer a button, so that one hand does. */
function HowItWent({ taskId, onOver }: { taskId: string; onOver: () => void }) {
  const text = useText(callsScreen);
  const words = useWords();
  const { timeZone } = useShopFacts();
  const [note, setNote] = useState("");
  const [callBackAt, setCallBackAt] = useState("");
  const recording = useFetcher<CallsReply>();
  useDoneToast(recording.data);
  const isDone = recording.data?.ok === true;
  useEffect(() => {
    if (isDone) onOver();
  }, [isDone, onOver]);
  const refused = recording.data?.ok === false ? recording.data : undefined;
  const wrongTime = refused?.fields?.["callBackAt"];
  return (
    <Stack gap="medium">
      <Heading level={3}>{text("how-it-went")}</Heading>
      {refused && !wrongTime && <Banner tone="critical" title={words(refused.message)} />}
      <FormFields>
        <TextInput label={text("note")} value={note} onChange={setNote} maxLength={2000} />
        <TextInput
          type="datetime-local"
          label={text("call-back-at")}
          help={text("call-back-help", { zone: timeZone })}
          value={callBackAt}
          onChange={setCallBackAt}
        />
        {wrongTime && <FieldError of="callBackAt">{words(wrongTime)}</FieldError>}
      </FormFields>
      <div className="calls-outcomes">
        {CallOutcome.options.map((outcome) => (
          <Button
            key={outcome}
            large
            wide
            destructive={outcome === "do-not-call"}
            disabled={recording.state !== "idle"}
            onClick={() => recording.submit({ intent: "record", taskId, outcome, note, callBackAt }, { method: "post" })}
          >
            {text(`outcome-${outcome}`)}
          </Button>
        ))}
      </div>
      <Button look="plain" onClick={onOver}>
        {text("back")}
      </Button>
    </Stack>
  );
}
