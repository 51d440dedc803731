import { KLAVIYO_EVENTS, type KlaviyoEvent } from "#app/recovery/klaviyo/mapping/klaviyo-event.ts";
import { TYPE_LABELS } from "#app/recovery/klaviyo/mapping/report.ts";
import { Badge, type BadgeLook } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { Checkbox, Select } from "#app/ui/forms/choices.tsx";
import { FormFields } from "#app/ui/forms/form-fields.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Muted, Paragraph, Span, WrittenByPeople } from "#app/ui/text.tsx";
import { journey } from "../journey/messages.ts";
import type { ActionView, FlowView, NoteView } from "./import-view.ts";
import { klaviyoImport } from "./messages.ts";

type Props = {
  flow: FlowView;
  isChosen: boolean;
  onChoose: (is: boolean) => void;
  busy: boolean;
  onEvent: (metricId: string, event: KlaviyoEvent) => void;
};

/** One flow: what it would become, what of it works differently, and what has no counterpart. */
export function FlowCard({ flow, isChosen, onChoose, busy, onEvent }: Props) {
  const text = useText(klaviyoImport);
  const steps = useText(journey);
  const words = useWords();
  if (flow.outcome === "refused")
    return (
      <Card heading={flow.name} badge={<Badge tone="critical">{text("refused")}</Badge>}>
        <Paragraph>{words(flow.problem)}</Paragraph>
      </Card>
    );
  const { name, isThere, begins, reentry, metrics, actions, notes } = flow;
  const asked = metrics.filter(({ name: known }) => known === null);
  return (
    <Card heading={name} badge={<Badge tone="info">{text("draft")}</Badge>}>
      <Checkbox label={text("import-flow", { name })} checked={isChosen} disabled={busy} onChange={onChoose} />
      {isThere && <Paragraph muted>{text("is-there", { name })}</Paragraph>}
      <Stack gap="small">
        <Paragraph>
          <Span strong>{text("flow-begins")}</Span> {steps(`begins-${begins}`)}
        </Paragraph>
        <Paragraph>
          <Span strong>{text("comes-again")}</Span> {words(reentry)}
        </Paragraph>
      </Stack>
      {asked.length > 0 && (
        <FormFields>
          {asked.map(({ id, event }, index) => (
            <Select
              key={id}
              label={text("event-of", { id })}
              help={index === 0 ? text("event-help") : undefined}
              placeholder={text("choose-event")}
              value={event ?? ""}
              choices={KLAVIYO_EVENTS.map((value) => ({ value, label: text(`event-${value}`) }))}
              onChange={(value) => {
                const chosen = KLAVIYO_EVENTS.find((one) => one === value);
                if (chosen) onEvent(id, chosen);
              }}
            />
          ))}
        </FormFields>
      )}
      <Stack gap="small">
        <Heading level={3}>{text("steps-title")}</Heading>
        <ol className="klaviyo-actions">
          {actions.map((action, index) => (
            <Action key={index} action={action} />
          ))}
        </ol>
      </Stack>
      <Notes title={text("missing-title")} notes={notes.lost} />
      <Notes title={text("open-title")} notes={notes.open} />
      <Notes title={text("changed-title")} notes={notes.changed} />
    </Card>
  );
}

function Notes({ title, notes }: { title: string; notes: readonly NoteView[] }) {
  const text = useText(klaviyoImport);
  const words = useWords();
  if (notes.length === 0) return null;
  return (
    <Stack gap="small">
      <Heading level={3}>{title}</Heading>
      <ul className="klaviyo-notes">
        {notes.map(({ message, ids, types }, index) => (
          <li key={index}>
            <Paragraph>
              <WrittenByPeople>{words(message)}</WrittenByPeople>
            </Paragraph>
            <Muted>
              {types.map((type) => typeIn(type, words, text("unknown-type", { type }))).join(", ")}
              {" · "}
              {ids.length === 0 ? text("of-whole-flow") : text("actions-of", { ids, count: ids.length })}
            </Muted>
          </li>
        ))}
      </ul>
    </Stack>
  );
}

const TONES: Readonly<Record<ActionView["state"], BadgeLook["tone"]>> = {
  imported: "success",
  "to-finish": "attention",
  "not-imported": "critical",
  "not-needed": undefined,
};

/** Deeper than this the lines would become too short to be read. */
const DEEPEST = 5;

/** An action of Klaviyo's under the split that leads to it, and the steps that it became. */
function Action({ action: { id, type, label, name, depth, way, state, steps } }: { action: ActionView }) {
  const text = useText(klaviyoImport);
  const words = useWords();
  const called = label ? words(label) : text("unknown-type", { type });
  const by = way === null ? null : typeof way === "number" ? text("way-number", { number: way }) : text(`way-${way}`);
  const style: React.CSSProperties & Record<"--klaviyo-depth", number> = { "--klaviyo-depth": Math.min(depth, DEEPEST) };
  return (
    <li className="klaviyo-action" style={style}>
      <Row place="spread" align="top">
        <div>
          <Paragraph>
            {by !== null && <Span tone="muted">{by} → </Span>}
            <Span strong>{called}</Span>
            {name !== null && (
              <>
                {" "}
                <WrittenByPeople>{name}</WrittenByPeople>
              </>
            )}
          </Paragraph>
          {steps.map((step, index) => (
            <Paragraph key={index} small>
              <WrittenByPeople>{words(step)}</WrittenByPeople>
            </Paragraph>
          ))}
          <Muted>{id === null ? text("flow-itself") : text("action", { id })}</Muted>
        </div>
        <Badge tone={TONES[state]}>{text(state)}</Badge>
      </Row>
    </li>
  );
}

function typeIn(type: string, words: ReturnType<typeof useWords>, unknown: string): string {
  const label = Object.hasOwn(TYPE_LABELS, type) ? TYPE_LABELS[type] : undefined;
  return label ? words(label) : unknown;
}
