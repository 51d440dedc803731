import { ui } from "../messages/messages.ts";
import { useText } from "../messages/use-text.ts";
import { Unseen } from "../text.tsx";

/** A way as a picture: steps done, the step at hand, steps ahead. Colour is never alone: each step says its state. `at` is past the last when all are done. */
export function Stepper({ label, steps, at }: { label: string; steps: readonly string[]; at: number }) {
  const text = useText(ui);
  return (
    <ol className="wb-steps" aria-label={label}>
      {steps.map((step, index) => {
        const state = index < at ? "done" : index === at ? "now" : "ahead";
        return (
          <li key={step} className={`wb-step wb-step-${state}`} aria-current={state === "now" ? "step" : undefined}>
            <span className="wb-step-dot" aria-hidden="true">
              {state === "done" ? "✓" : ""}
            </span>
            <span aria-hidden={state !== "now"}>{step}</span>
            {state !== "now" && <Unseen>{text(state === "done" ? "step-done" : "step-ahead", { step })}</Unseen>}
          </li>
        );
      })}
    </ol>
  );
}
