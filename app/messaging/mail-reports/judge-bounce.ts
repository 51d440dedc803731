/** What a mail server says of one recipient (RFC 3464). */
export type RecipientReport = {
  /** `failed`, `delayed`, `delivered`, `relayed`, `expanded`. */
  action: string;
  /** RFC 3463, such as `5.1.1`. */
  status: string;
  diagnostic: string;
};

export type BounceVerdict = {
  /**
   * `dead`: nothing will ever reach that address. `full`: not now, and perhaps later. `refused`: the letter or its sender is not wanted there;
   * it says nothing about the address. `delivered`: it arrived. `nothing`: whatever it is, it is no bounce.
   */
  verdict: "dead" | "full" | "refused" | "delivered" | "nothing";
  /** Whether the mail server has given up. */
  isOver: boolean;
  status: string;
};

const ENHANCED = /\b([245])\.(\d{1,3})\.(\d{1,3})\b/;

/**
 * What a report says of the address. A class of 5 is for good: the address is dead, unless its subject (RFC 3463 §3) is the letter, its sender
 * or the mail system. Who takes a block of the sender (5.7.x, a blocklist) for dead addresses loses all of a provider's customers in a day
 * (hyvor/relay#258); who takes a full mailbox for one, those on holiday.
 */
export function judgeBounce({ action, status, diagnostic }: RecipientReport): BounceVerdict {
  const did = action.trim().toLowerCase();
  if (did === "delivered") return { verdict: "delivered", isOver: true, status };
  if (did !== "failed" && did !== "delayed") return { verdict: "nothing", isOver: false, status };

  const code = exactStatus(status, diagnostic);
  if (did === "delayed") return { verdict: "full", isOver: false, status: code };
  return { verdict: code.startsWith("5") ? permanent(code) : "full", isOver: true, status: code };
}

/** `5.0.0` and `4.0.0` say no more than that it failed: what the other server said at the door may say why. */
function exactStatus(status: string, diagnostic: string): string {
  const [said] = ENHANCED.exec(status) ?? [];
  if (said && !/^\d\.0\.0$/.test(said)) return said;
  const [there] = ENHANCED.exec(diagnostic) ?? [];
  if (there) return there;
  if (said) return said;
  const [, reply = "5"] = /\b([45])\d\d\b/.exec(diagnostic) ?? [];
  return `${reply}.0.0`;
}

function permanent(code: string): "dead" | "full" | "refused" {
  const [, subject, detail] = code.split(".").map(Number);
  switch (subject) {
    // Addresses: of all but the sender's (5.1.7, 5.1.8) and a null MX (5.1.10, which is a dead one).
    case 1:
      return detail === 7 || detail === 8 ? "refused" : "dead";
    // Mailboxes: full is not dead, and too long is the letter.
    case 2:
      return detail === 2 ? "full" : detail === 3 ? "refused" : "dead";
    // Routes: no host, no such domain; and Exchange Online's word for nobody (5.4.1).
    case 0:
    case 4:
      return "dead";
    // The mail system, the protocol, the letter's content, policies and security.
    default:
      return "refused";
  }
}
