import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stepper } from "#app/ui/pictures/stepper.tsx";
import { stageOf } from "../parts/stages.ts";
import { order } from "./messages.ts";

/** The steps of a parcel: which stage each is called after, and the stages that it stands for. */
const STEPS = [
  { called: "planned", stages: ["planned", "requested"] },
  { called: "dispatched", stages: ["dispatched", "picked"] },
  { called: "packed", stages: ["packed"], onlyWhere: "packing is seen" },
  { called: "shipped", stages: ["partly_shipped", "shipped"] },
  { called: "delivered", stages: ["delivered"] },
] as const;

/** A parcel's way as a picture. Packing is seen only where it is done with our own screens. */
export function ParcelStepper({ stage, packingSeen }: { stage: string; packingSeen: boolean }) {
  const text = useText(order);
  const words = useWords();
  const steps = STEPS.filter((step) => packingSeen || !("onlyWhere" in step));
  const at = steps.findIndex((step) => (step.stages as readonly string[]).includes(stage));
  if (at < 0) return null;
  return (
    <Stepper
      label={text("way")}
      steps={steps.map(({ called }) => words(stageOf(called).label))}
      at={stage === "delivered" ? steps.length : at}
    />
  );
}
