import { useEffect, useState } from "preact/hooks";
import type { SegmentAnswer, SegmentBlock, SegmentUse } from "../../../app/contracts/segment-use.ts";
import { renderAdminAction } from "../../admin-block/src/admin-action.tsx";
import type { Answer } from "../../admin-block/src/ask-app.ts";
import { commandSegment, isUnderWay, readSegment, type SegmentCommand } from "./read-segment.ts";

const AGAIN_MS = 1500;

const asking = () => ({ gid: shopify.data.selected[0]?.id, idToken: shopify.auth.idToken, fetch });

/** Starts a journey for the members of a customer segment, once the merchant has seen how many of them it reaches, on Shopify's own page of it. */
export default function segmentAction(): void {
  renderAdminAction({
    heading: "heading",
    translate: shopify.i18n.translate,
    ask: () => readSegment(asking()),
    close: shopify.close,
    show: (segment, again) => <Segment segment={segment} again={again} />,
  });
}

function Segment({ segment, again }: { segment: SegmentBlock; again: () => Promise<void> }) {
  const { translate } = shopify.i18n;
  const [done, setDone] = useState<Answer<SegmentAnswer> | null>(null);
  const [busy, setBusy] = useState(false);

  // What is under way goes on without the window; whoever looks at it sees how far it is.
  useEffect(() => {
    if (!isUnderWay(segment)) return undefined;
    const timer = setTimeout(() => void again(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [segment, again]);

  async function command(what: SegmentCommand) {
    setBusy(true);
    setDone(await commandSegment(asking(), what));
    await again();
    setBusy(false);
  }

  return (
    <s-stack gap="large">
      <Refused done={done} />
      {segment.use !== null && <Use use={segment.use} busy={busy} command={command} />}
      {!isUnderWay(segment) && <Choose journeys={segment.journeys} busy={busy} command={command} />}
      <s-text color="subdued">{translate("consent")}</s-text>
    </s-stack>
  );
}

type Commanding = { busy: boolean; command: (what: SegmentCommand) => Promise<void> };

/** Which journey; those that are not for people without a cart stand below, with why. */
function Choose({ journeys, busy, command }: Commanding & Pick<SegmentBlock, "journeys">) {
  const { translate } = shopify.i18n;
  const offered = journeys.filter(({ why }) => why === null);
  const others = journeys.filter(({ why }) => why !== null);
  const [chosen, choose] = useState(offered[0]?.id ?? "");
  return (
    <s-section heading={translate("choose.heading")}>
      <s-stack gap="small-200">
        {offered.length === 0 ? (
          <s-paragraph>{translate("choose.none")}</s-paragraph>
        ) : (
          <>
            <s-select label={translate("choose.which")} value={chosen} onChange={({ currentTarget }) => choose(currentTarget.value)}>
              {offered.map(({ id, name }) => (
                <s-option key={id} value={id}>
                  {name}
                </s-option>
              ))}
            </s-select>
            <s-stack direction="inline">
              <s-button disabled={busy || chosen === ""} onClick={() => void command({ intent: "count", journeyId: chosen })}>
                {translate("choose.do")}
              </s-button>
            </s-stack>
          </>
        )}
        {others.length > 0 && (
          <>
            <s-text>{translate("choose.others")}</s-text>
            <s-unordered-list>
              {others.map(({ id, name, why }) => (
                <s-list-item key={id}>{translate("choose.other", { name, why: why ?? "" })}</s-list-item>
              ))}
            </s-unordered-list>
          </>
        )}
      </s-stack>
    </s-section>
  );
}

const HEADED = ["counting", "counted", "starting", "done", "stopped", "failed"];

/** How far the last use is; of whom was counted, who would enter and who wouldn't, before anybody does. */
function Use({ use, busy, command }: Commanding & { use: SegmentUse }) {
  const { translate } = shopify.i18n;
  const { id, journey, state, progress, entering, leftOut, reached, problem } = use;
  const heading = HEADED.includes(state) ? translate(`use.${state}`, { journey }) : journey;
  const stop = (
    <s-button variant="secondary" disabled={busy} onClick={() => void command({ intent: "stop", useId: id })}>
      {translate("use.stop")}
    </s-button>
  );
  return (
    <s-section heading={heading}>
      <s-stack gap="small-200">
        {problem !== null && <s-banner tone="critical">{problem}</s-banner>}
        {progress !== null && (
          <s-stack direction="inline" gap="small-200" alignItems="center">
            <s-spinner accessibilityLabel={translate("use.working")} />
            <s-text>{progress}</s-text>
          </s-stack>
        )}
        {entering.map((line) => (
          <s-text key={line} type="strong">
            {line}
          </s-text>
        ))}
        {leftOut.length > 0 && (
          <>
            <s-text>{translate("use.left_out")}</s-text>
            <s-unordered-list>
              {leftOut.map((line) => (
                <s-list-item key={line}>{line}</s-list-item>
              ))}
            </s-unordered-list>
          </>
        )}
        {state === "counted" && reached === 0 && <s-paragraph>{translate("use.nobody")}</s-paragraph>}
        <s-stack direction="inline" gap="small-200">
          {state === "counted" && reached > 0 && (
            <s-button variant="primary" disabled={busy} onClick={() => void command({ intent: "start", useId: id })}>
              {translate("use.start", { count: reached })}
            </s-button>
          )}
          {(state === "counting" || state === "starting") && stop}
        </s-stack>
      </s-stack>
    </s-section>
  );
}

function Refused({ done }: { done: Answer<SegmentAnswer> | null }) {
  if (done === null || (done.outcome === "read" && done.block.ok)) return null;
  const said = done.outcome === "read" ? done.block.message : shopify.i18n.translate("not_done");
  return <s-banner tone="warning">{said}</s-banner>;
}
