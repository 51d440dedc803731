import { useState } from "react";
import { useFetcher } from "@remix-run/react";
import type { JourneyNode } from "#app/recovery/journeys/journey-definition.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button, ButtonRow } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { FormSaveBar } from "#app/ui/forms/form-save-bar.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useLiveData } from "#app/ui/hooks/use-live-data.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Screen } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { frame } from "../frame/messages.ts";
import { BeginCard } from "./begin-card.tsx";
import type { JourneyReply } from "./command-journey.server.ts";
import { DryRunCard } from "./dry-run/dry-run-card.tsx";
import { DeleteJourneyDialog } from "./dialogs/delete-journey-dialog.tsx";
import { moveDown, moveUp } from "./flow/edit-definition.ts";
import { JourneyFlow } from "./flow/journey-flow.tsx";
import { type Asking, JourneyDialogs } from "./journey-dialogs.tsx";
import { journey } from "./messages.ts";
import type { JourneyView } from "./read-journey.server.ts";
import { ProblemsBanner } from "./problems-banner.tsx";
import { StateCard } from "./state-card.tsx";
import { STATE_TONES } from "./state-tones.ts";
import { useDraft } from "./use-draft.ts";
import { useProblems } from "./use-problems.ts";
import { whatToHeed } from "./heed/what-to-heed.ts";

const AGAIN_MS = 15_000;

/** A journey as one sees it and changes it: how it begins, its steps, who stands where, and what is still wrong. */
export function JourneyScreen(view: JourneyView) {
  const text = useText(journey);
  const titles = useText(frame);
  const words = useWords();
  const command = useFetcher<JourneyReply>();
  useDoneToast(command.data);
  useLiveData(AGAIN_MS);
  const { draft, dirty, revision, isOvertaken, change, discard } = useDraft(view);
  const refusedFor = command.data && "problems" in command.data ? command.data.problems : undefined;
  const problems = useProblems(draft.definition, refusedFor ?? view.problems);
  const heed = whatToHeed(draft.definition, view);
  const toChannels = { label: text("open-channels"), url: "/app/settings/channels" };
  const [deleting, setDeleting] = useState(false);
  const [asking, ask] = useState<Asking | null>(null);
  const { state } = view;
  const busy = command.state !== "idle";

  const save = (more: { state?: "live"; over?: boolean } = {}) => {
    const { over, ...also } = more;
    command.submit(
      { intent: "save", name: draft.name, definition: draft.definition, revision: over ? view.revision : revision, ...also },
      { method: "post", encType: "application/json" },
    );
  };
  const does = (intent: "go-live" | "pause") => command.submit({ intent }, { method: "post" });

  const moved = (node: JourneyNode, to: "up" | "down") => {
    const definition = (to === "up" ? moveUp : moveDown)(draft.definition, node.id);
    return definition && (() => change({ definition }));
  };

  return (
    <Screen
      wide
      title={draft.name}
      back={{ label: titles("journeys"), url: "/app/recovery/journeys" }}
      badge={<Badge tone={STATE_TONES[state]}>{text(state)}</Badge>}
      actions={view.liveSince === null ? [{ label: text("delete"), destructive: true, onAction: () => setDeleting(true) }] : []}
    >
      <Stack>
        {isOvertaken && (
          <Banner tone="warning" title={text("changed-meanwhile")}>
            <Stack gap="small">
              <Paragraph>{text("changed-meanwhile-why")}</Paragraph>
              <ButtonRow>
                <Button onClick={discard}>{text("take-theirs")}</Button>
                <Button onClick={() => save({ over: true })}>{text("keep-mine")}</Button>
              </ButtonRow>
            </Stack>
          </Banner>
        )}
        {command.data?.ok === false && !isOvertaken && !refusedFor && (
          <Banner tone="critical" title={text("not-done")}>
            {words(command.data.message)}
          </Banner>
        )}
        <StateCard
          {...view}
          isOfCheckouts={draft.definition.trigger.kind === "checkout-abandoned"}
          dirty={dirty}
          busy={busy}
          onGoLive={() => (dirty ? save({ state: "live" }) : does("go-live"))}
          onPause={() => does("pause")}
        />
        {problems.size > 0 && (
          <ProblemsBanner
            definition={draft.definition}
            problems={problems}
            isLive={state !== "draft"}
            isRefused={refusedFor !== undefined}
          />
        )}
        {heed.length > 0 && (
          <Banner tone="warning" title={text("heed")} {...(heed.some(({ code }) => !code.endsWith(":besides")) && { action: toChannels })}>
            {heed.map((message) => words(message)).join(" ")}
          </Banner>
        )}
        <Card heading={text("flow")}>
          <BeginCard
            definition={draft.definition}
            onTrigger={() => ask({ about: "trigger" })}
            onDiscount={() => ask({ about: "discount" })}
          />
          <JourneyFlow
            definition={draft.definition}
            problems={problems}
            figures={view.figures}
            actions={{
              onAdd: (gap) => ask({ about: "choose", gap }),
              onEdit: (node) => ask({ about: "step", node }),
              onRemove: (node) => ask({ about: "take-out", node }),
              moved,
            }}
          />
        </Card>
        <DryRunCard definition={draft.definition} />
      </Stack>
      <JourneyDialogs asking={asking} ask={ask} draft={draft} change={change} view={view} />
      <DeleteJourneyDialog open={deleting} onClose={() => setDeleting(false)} name={view.name} />
      <FormSaveBar id="journey" form={{ dirty, saving: busy, saveWithin: () => save(), discard }} />
    </Screen>
  );
}
