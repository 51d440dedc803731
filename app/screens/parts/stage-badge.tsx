import { Badge, type BadgeLook } from "#app/ui/badge.tsx";

/** Where an order or a parcel is on its way, or how a warehouse's connection stands, in a word. */
export function StageBadge({ stage }: { stage: string }) {
  const { label, ...look } = LABELS[stage] ?? { label: stage.replaceAll("_", " ") };
  return <Badge {...look}>{label}</Badge>;
}

const LABELS: Record<string, BadgeLook & { label: string }> = {
  received: { label: "Received", progress: "incomplete" },
  routed: { label: "Routed", tone: "info", progress: "partiallyComplete" },
  at_warehouse: { label: "At warehouse", tone: "info", progress: "partiallyComplete" },
  shipped: { label: "Shipped", tone: "success", progress: "complete" },
  delivered: { label: "Delivered", tone: "success", progress: "complete" },
  needs_you: { label: "Needs you", tone: "critical" },
  cancelled: { label: "Cancelled" },
  done_elsewhere: { label: "Not through Waybill" },

  planned: { label: "Planned", progress: "incomplete" },
  requested: { label: "Requested", tone: "info", progress: "incomplete" },
  dispatched: { label: "At warehouse", tone: "info", progress: "partiallyComplete" },
  picked: { label: "Picked", tone: "info", progress: "partiallyComplete" },
  packed: { label: "Packed", tone: "info", progress: "partiallyComplete" },
  partly_shipped: { label: "Partly shipped", tone: "attention", progress: "partiallyComplete" },
  exception: { label: "Problem", tone: "critical" },

  connecting: { label: "Connecting", tone: "attention" },
  connected: { label: "Connected", tone: "success" },
  paused: { label: "Paused", tone: "warning" },
  refused: { label: "Sign-in refused", tone: "critical" },
};
