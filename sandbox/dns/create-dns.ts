import { createSocket } from "node:dgram";
import { type Answer, decode, encode, type Packet, RECURSION_AVAILABLE, RECURSION_DESIRED } from "dns-packet";
import { z } from "zod";

export const DnsRecord = z.strictObject({
  name: z.string('give { "name", "type": "TXT", "values": [ … ] }').regex(/^[\w.-]+$/, "a name of the DNS"),
  type: z.enum(["TXT", "A", "MX"], "TXT, A or MX"),
  /** None: there is no such record any more. */
  values: z.array(z.string()).max(20),
});

export type DnsRecord = z.infer<typeof DnsRecord>;

/** The names of the sandbox's world: what was set, and of everything else that it does not exist. */
export type Dns = {
  /** Listens on the loopback, at this port or any free one. Answers `127.0.0.1:port`. */
  listen(wanted?: number): Promise<string>;
  set(record: DnsRecord): void;
  records(): readonly DnsRecord[];
  /** Says nothing any more, or again. */
  silence(silent: boolean): void;
  stop(): Promise<void>;
};

const NXDOMAIN = 3;
/** A TXT record is made of strings of so many bytes. */
const LONGEST = 255;

export function createDns(): Dns {
  const records = new Map<string, DnsRecord>();
  const keyOf = (name: string, type: string) => `${type} ${name.toLowerCase()}`;
  let isSilent = false;

  const answer = (query: Packet): Buffer => {
    const [question] = query.questions ?? [];
    const name = question?.name ?? "";
    const found = records.get(keyOf(name, question?.type ?? ""));
    const isKnown = [...records.values()].some((record) => record.name.toLowerCase() === name.toLowerCase());
    return encode({
      type: "response",
      id: query.id,
      flags: RECURSION_DESIRED | RECURSION_AVAILABLE | (isKnown ? 0 : NXDOMAIN),
      questions: query.questions,
      answers: (found?.values ?? []).map((value) => asAnswer(name, found?.type ?? "TXT", value)),
    });
  };

  const socket = createSocket("udp4");
  socket.on("message", (message, from) => {
    if (isSilent) return;
    try {
      socket.send(answer(decode(message)), from.port, from.address);
    } catch {
      // No question that anybody can make sense of.
    }
  });
  return {
    listen: (wanted = 0) =>
      new Promise((resolve) => {
        socket.bind(wanted, "127.0.0.1", () => resolve(`127.0.0.1:${socket.address().port}`));
      }),
    set(record) {
      if (record.values.length === 0) records.delete(keyOf(record.name, record.type));
      else records.set(keyOf(record.name, record.type), record);
    },
    records: () => [...records.values()],
    silence: (silent) => void (isSilent = silent),
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function asAnswer(name: string, type: DnsRecord["type"], value: string): Answer {
  const common = { name, ttl: 60, class: "IN" } as const;
  switch (type) {
    case "TXT":
      return {
        ...common,
        type,
        data: Array.from({ length: Math.ceil(value.length / LONGEST) }, (_, at) => value.slice(at * LONGEST, (at + 1) * LONGEST)),
      };
    case "A":
      return { ...common, type, data: value };
    case "MX":
      return { ...common, type, data: { preference: 10, exchange: value } };
  }
}
