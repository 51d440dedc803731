import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What nothing keeps a journey from going live for, and its merchant would want to know. */
export const heed = catalogue("screens-journey-heed", {
  channel: "Nothing leaves by {{channel, message}}: it isn't connected, or it is paused.",
  pixel: "Waybill's pixel isn't on in your shop's pages, so nobody is seen looking around and nobody enters.",
  template: "Meta has approved no template {{names, list}}: nothing is sent at its step.",
  besides_one:
    "{{names, list}} is live as well and begins with the same: of what both would say about one cart by one channel within a day, only the first leaves. Let each ask for what the other leaves out, or pause one.",
  besides_other:
    "{{names, list}} are live as well and begin with the same: of what they would say about one cart by one channel within a day, only the first leaves. Let each ask for what the others leave out, or pause them.",
});
