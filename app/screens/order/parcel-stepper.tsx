const STEPS = [
  { words: "Planned", stages: ["planned", "requested"] },
  { words: "At warehouse", stages: ["dispatched", "picked"] },
  { words: "Packed", stages: ["packed"], onlyWhere: "packing is seen" },
  { words: "Shipped", stages: ["partly_shipped", "shipped"] },
  { words: "Delivered", stages: ["delivered"] },
] as const;

/**
 * A parcel's way as a picture: steps done, the step it stands at, steps ahead. Colour is never alone: each step says its state.
 * Packing is seen only where it is done with our own screens.
 */
export function ParcelStepper({ stage, packingSeen }: { stage: string; packingSeen: boolean }) {
  const steps = STEPS.filter((step) => packingSeen || !("onlyWhere" in step));
  const at = steps.findIndex((step) => (step.stages as readonly string[]).includes(stage));
  if (at < 0) return null;
  return (
    <ol className="wb-steps" aria-label="Way of the parcel">
      {steps.map((step, index) => {
        const state = index < at || stage === "delivered" ? "done" : index === at ? "now" : "ahead";
        return (
          <li key={step.words} className={`wb-step wb-step-${state}`} aria-current={state === "now" ? "step" : undefined}>
            <span className="wb-step-dot" aria-hidden="true">
              {state === "done" ? "✓" : ""}
            </span>
            <span>{step.words}</span>
            <span className="wb-unseen">{state === "done" ? ", done" : state === "ahead" ? ", ahead" : ""}</span>
          </li>
        );
      })}
    </ol>
  );
}
