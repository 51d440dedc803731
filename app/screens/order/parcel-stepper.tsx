import { Stepper } from "#app/ui/stepper.tsx";

const STEPS = [
  { label: "Planned", stages: ["planned", "requested"] },
  { label: "At warehouse", stages: ["dispatched", "picked"] },
  { label: "Packed", stages: ["packed"], onlyWhere: "packing is seen" },
  { label: "Shipped", stages: ["partly_shipped", "shipped"] },
  { label: "Delivered", stages: ["delivered"] },
] as const;

/** A parcel's way as a picture. Packing is seen only where it is done with our own screens. */
export function ParcelStepper({ stage, packingSeen }: { stage: string; packingSeen: boolean }) {
  const steps = STEPS.filter((step) => packingSeen || !("onlyWhere" in step));
  const at = steps.findIndex((step) => (step.stages as readonly string[]).includes(stage));
  if (at < 0) return null;
  return <Stepper label="Way of the parcel" steps={steps.map(({ label }) => label)} at={stage === "delivered" ? steps.length : at} />;
}
