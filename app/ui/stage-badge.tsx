import { Badge } from "@shopify/polaris";
import type { BadgeProps } from "@shopify/polaris";

/** Where an order or a parcel is on its way, in a word. */
export function StageBadge({ stage }: { stage: string }) {
  const face = FACES[stage] ?? { words: stage.replaceAll("_", " ") };
  return (
    <Badge tone={face.tone} progress={face.progress}>
      {face.words}
    </Badge>
  );
}

type Face = { words: string; tone?: BadgeProps["tone"]; progress?: BadgeProps["progress"] };

const FACES: Record<string, Face> = {
  received: { words: "Received", progress: "incomplete" },
  routed: { words: "Routed", tone: "info", progress: "partiallyComplete" },
  at_warehouse: { words: "At warehouse", tone: "info", progress: "partiallyComplete" },
  shipped: { words: "Shipped", tone: "success", progress: "complete" },
  delivered: { words: "Delivered", tone: "success", progress: "complete" },
  needs_you: { words: "Needs you", tone: "critical" },
  cancelled: { words: "Cancelled" },
  done_elsewhere: { words: "Not through Waybill" },

  planned: { words: "Planned", progress: "incomplete" },
  requested: { words: "Requested", tone: "info", progress: "incomplete" },
  dispatched: { words: "At warehouse", tone: "info", progress: "partiallyComplete" },
  picked: { words: "Picked", tone: "info", progress: "partiallyComplete" },
  packed: { words: "Packed", tone: "info", progress: "partiallyComplete" },
  partly_shipped: { words: "Partly shipped", tone: "attention", progress: "partiallyComplete" },
  exception: { words: "Problem", tone: "critical" },

  connecting: { words: "Connecting", tone: "attention" },
  connected: { words: "Connected", tone: "success" },
  paused: { words: "Paused", tone: "warning" },
  refused: { words: "Sign-in refused", tone: "critical" },
};
