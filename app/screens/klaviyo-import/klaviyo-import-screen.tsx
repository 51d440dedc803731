import { useEffect, useState } from "react";
import { useFetcher, useNavigate } from "@remix-run/react";
import type { KlaviyoEvent } from "#app/recovery/klaviyo/mapping/klaviyo-event.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { BesideCards } from "#app/ui/card.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Screen } from "#app/ui/screen.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { journeysScreen } from "../journeys/messages.ts";
import type { ImportReply } from "./command-import.server.ts";
import { FlowCard } from "./flow-card.tsx";
import { type Given, GiveCard } from "./give-card.tsx";
import type { ImportCommand } from "./import-command.ts";
import { klaviyoImport } from "./messages.ts";

/** A merchant's flows of Klaviyo's: given, shown as what they would become, and kept as drafts. */
export function KlaviyoImportScreen({ language }: { language: string }) {
  const text = useText(klaviyoImport);
  const journeys = useText(journeysScreen);
  const words = useWords();
  const navigate = useNavigate();
  const fetcher = useFetcher<ImportReply>();
  const [given, setGiven] = useState<Given>({ files: [], pasted: "", language });
  const [events, setEvents] = useState<Readonly<Record<string, KlaviyoEvent>>>({});
  const [left, setLeft] = useState<readonly number[]>([]);
  const [wanted, setWanted] = useState<"read" | "save">("read");
  const reply = fetcher.data;
  const isBusy = fetcher.state !== "idle";
  useDoneToast(reply);

  const flows = reply?.ok ? reply.flows : [];
  const created = reply?.ok ? reply.created : 0;
  useEffect(() => {
    if (created > 0) navigate("/app/recovery/journeys");
  }, [created, navigate]);

  const send = (more: { intent: "read" } | { intent: "save"; flows: number[] }, now: Readonly<Record<string, KlaviyoEvent>>) => {
    const texts = [...given.files.map((file) => file.text), given.pasted];
    const names = given.files.map((file) => file.name.slice(0, 300));
    const command: ImportCommand = { ...more, names, texts, language: given.language, events: now };
    setWanted(more.intent);
    fetcher.submit(command, { method: "post", encType: "application/json" });
  };
  const chosen = flows.flatMap(({ outcome }, index) => (outcome === "mapped" && !left.includes(index) ? [index] : []));
  return (
    <Screen title={text("title")} back={{ label: journeys("title"), url: "/app/recovery/journeys" }}>
      <Stack>
        <GiveCard
          given={given}
          onGive={setGiven}
          busy={isBusy && wanted === "read"}
          isAgain={flows.length > 0}
          onRead={() => {
            setLeft([]);
            send({ intent: "read" }, events);
          }}
        />
        {reply && !reply.ok && <Banner tone="critical" title={words(reply.message)} />}
        {flows.map((flow, index) => (
          <FlowCard
            key={index}
            flow={flow}
            isChosen={!left.includes(index)}
            onChoose={(is) => setLeft((before) => (is ? before.filter((one) => one !== index) : [...before, index]))}
            busy={isBusy}
            onEvent={(id, event) => {
              const now = { ...events, [id]: event };
              setEvents(now);
              send({ intent: "read" }, now);
            }}
          />
        ))}
        {flows.some(({ outcome }) => outcome === "mapped") && (
          <BesideCards>
            <Row place="end">
              <Button
                look="primary"
                disabled={chosen.length === 0 || isBusy}
                busy={isBusy && wanted === "save"}
                onClick={() => send({ intent: "save", flows: chosen }, events)}
              >
                {chosen.length === 0 ? text("save-none") : text("save", { count: chosen.length })}
              </Button>
            </Row>
          </BesideCards>
        )}
      </Stack>
    </Screen>
  );
}
