import { Banner } from "#app/ui/banner.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { frame } from "./messages.ts";
import { useMinutesOld } from "./out-of-reach.ts";

/** Over the lower edge of the screen, which it doesn't move: that what is shown is old, and how old. */
export function OutOfReachNotice() {
  const text = useText(frame);
  const minutes = useMinutesOld();
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
