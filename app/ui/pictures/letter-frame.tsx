import { useEffect, useRef, useState } from "react";

/** How wide a program shows a mail, in CSS pixels. */
const WIDTHS = { phone: 375, desk: 680 } as const;
const HEIGHT = 544;

/**
 * A mail as a phone shows it, or a computer: as wide as there, and drawn smaller where there is less room. It stands apart: it runs nothing, leads nowhere
 * and knows nothing of the page around it.
 */
export function LetterFrame({ title, letter, width = "phone" }: { title: string; letter: string; width?: keyof typeof WIDTHS }) {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<number>(WIDTHS[width]);
  useEffect(() => {
    const { current } = box;
    if (!current) return undefined;
    const watch = new ResizeObserver(() => setRoom(current.clientWidth));
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  const scale = Math.min(1, room / WIDTHS[width]);
  const size = { inlineSize: WIDTHS[width], blockSize: HEIGHT / scale, transform: `scale(${String(scale)})` };
  return (
    <div ref={box} className="wb-letter-room" style={{ blockSize: HEIGHT }}>
      <div style={{ inlineSize: WIDTHS[width] * scale, marginInline: "auto" }}>
        <iframe className="wb-letter" title={title} sandbox="" srcDoc={withoutLeading(letter)} style={size} />
      </div>
    </div>
  );
}

/** Links open in a window that the frame may not open: a press in the preview leads nowhere. */
function withoutLeading(letter: string): string {
  const base = '<base target="_blank">';
  return letter.includes("<head>") ? letter.replace("<head>", `<head>${base}`) : base + letter;
}
