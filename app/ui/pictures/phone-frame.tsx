import { useEffect, useRef, useState } from "react";
import { Muted } from "../text.tsx";

/** What the page within a phone tells of itself. */
export type FrameHeight = { kind: "waybill-frame-height"; height: number };

const [LOWEST, HIGHEST] = [160, 1200];

/** Phones side by side: what finds no room is reached by scrolling them alone, by keys too. */
export function Phones({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Only with the focus can it be scrolled by keys.
    <div className="wb-phones" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

type Props = {
  /** What stands in it: above it, and for screen readers. */
  title: string;
  /** A whole document. It runs apart: without our origin, without cookies, and with what its own policy allows. */
  page: string;
  /** What is to be said of it, under it. */
  children?: React.ReactNode;
};

/** A page at the width of a phone, as high as it says. */
export function PhoneFrame({ title, page, children }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(LOWEST);
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent<Partial<FrameHeight> | null>) => {
      if (source !== frame.current?.contentWindow || data?.kind !== "waybill-frame-height") return;
      setHeight(Math.min(Math.max(Number(data.height) || 0, LOWEST), HIGHEST));
    };
    addEventListener("message", hear);
    return () => removeEventListener("message", hear);
  }, []);
  return (
    <Phone title={title}>
      <iframe ref={frame} title={title} sandbox="allow-scripts" srcDoc={page} style={{ blockSize: height }} />
      {children}
    </Phone>
  );
}

/** What stands where there is no page: why. */
export function EmptyPhone({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Phone title={title}>
      <div className="wb-phone-empty">{children}</div>
    </Phone>
  );
}

function Phone({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <figure className="wb-phone">
      <figcaption>
        <Muted>{title}</Muted>
      </figcaption>
      {children}
    </figure>
  );
}
