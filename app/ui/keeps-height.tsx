import { useEffect, useRef, useState } from "react";

/** Stays as high as it was last once it is `kept`: what stands in its place then moves nothing below it. */
export function KeepsHeight({ kept, children }: { kept: boolean; children: React.ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState<number>();
  useEffect(() => {
    if (kept || !box.current) return;
    const { current } = box;
    const watch = new ResizeObserver(() => setHeight(current.offsetHeight));
    watch.observe(current);
    return () => watch.disconnect();
  }, [kept]);
  return (
    <div ref={box} style={kept && height !== undefined ? { minBlockSize: height } : undefined}>
      {children}
    </div>
  );
}
