import { Banner } from "#app/ui/banner.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useLiveData } from "#app/ui/hooks/use-live-data.ts";
import { frame } from "./messages.ts";
import { useMinutesOld } from "./out-of-reach.ts";

const AGAIN_MS = 5_000;

/** Over the lower edge of the screen, which it doesn't move: that what is shown is old, and how old. */
export function OutOfReachNotice() {
  const text = useText(frame);
  const minutes = useMinutesOld();
  // Also of a screen that asks for no news by itself.
  useLiveData(minutes === null ? null : AGAIN_MS);
  return (
    <div className="wb-notice" role="status">
      {minutes !== null && (
        <Banner tone="warning" title={text("out-of-reach")}>
          {minutes === 0 ? text("shown-from-just-now") : text("shown-from", { count: minutes })}
        </Banner>
      )}
    </div>
  );
}
