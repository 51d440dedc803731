import { z } from "zod";
import { ChannelFault } from "#app/messaging/channels/channel-fault.ts";
import { type ChannelProvider, defineChannel, type SendAnswer } from "#app/messaging/channels/channel-provider.ts";
import { verbatim } from "#app/platform/messages/message.ts";

/** What becomes of the next message: it is taken and no answer comes, it is lost and no answer comes, or it isn't taken now. */
export type PostFault = "silent-after-taking" | "silent-before-taking" | "not-now";

/** A provider of messages that writes down everything that it takes, with faults on demand. `asked`: whether it can say what it has. */
export function pigeonPost(kind: string, channel: ChannelProvider["channel"], { asked }: { asked: boolean }) {
  const taken: { reference: string }[] = [];
  const faults: PostFault[] = [];
  const state = { isShut: false, beforeTaking: undefined as (() => Promise<void>) | undefined };
  const silent: SendAnswer = { outcome: "unknown", why: "no answer" };
  const provider = defineChannel({
    kind,
    channel,
    label: verbatim("Pigeon post"),
    about: verbatim("Pigeons"),
    credentials: z.object({ ring: z.string() }),
    fields: { ring: { kind: "secret", label: verbatim("Ring"), help: verbatim("") } },
    content: z.unknown(),
    open() {
      if (state.isShut) return Promise.reject(new ChannelFault("unauthorized", verbatim("Ring unknown")));
      return Promise.resolve({
        async send({ reference }) {
          await state.beforeTaking?.();
          const fault = faults.shift();
          if (fault === "not-now") return { outcome: "not-sent", retryAfterSeconds: 0.1, why: "rain" };
          if (fault !== "silent-before-taking") taken.push({ reference });
          return fault ? silent : { outcome: "accepted", stage: "handed_over", providerMessageId: `pigeon ${reference}` };
        },
        find: asked
          ? ({ reference }: { reference: string }) =>
              Promise.resolve(
                taken.some((one) => one.reference === reference)
                  ? { outcome: "there" as const, providerMessageId: `pigeon ${reference}`, stage: "handed_over" as const }
                  : { outcome: "not-there" as const },
              )
          : null,
        close: () => undefined,
      });
    },
  });
  const timesTaken = (reference: string) => taken.filter((one) => one.reference === reference).length;
  return { provider, taken, faults, state, timesTaken };
}
