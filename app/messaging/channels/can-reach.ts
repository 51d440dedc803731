import type { Channel } from "../channel.ts";
import type { Purpose } from "../consent/consent.ts";

/** Why a message can't go to an address by a channel, whatever its person wants. */
export type Unreachable = "no-whatsapp-marketing-in-us";

export type Reach = { reaches: true } | { reaches: false; why: Unreachable };

/**
 * Whether a channel takes messages of this purpose to an address at all, known before anything is sent: so that another channel is planned, and
 * nothing fails. Meta delivers no marketing templates to numbers of the United States, since 2025-04-01 and until further notice: calling code
 * +1 with an area code of the US or its territories, not Canada's or the Caribbean's. An id that WhatsApp gave somebody begins with their country.
 */
export function canReach(channel: Channel, purpose: Purpose, address: string): Reach {
  const isRefused = channel === "whatsapp" && purpose === "marketing" && (address.startsWith("US.") || isUsNumber.test(address));
  return isRefused ? { reaches: false, why: "no-whatsapp-marketing-in-us" } : { reaches: true };
}

/** Area codes of calling code +1 that are neither the US's nor its territories', by the NANP's list of 2026: Canada's, then those of other countries. */
const ELSEWHERE =
  "204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450 460 468 474 506 514 519 537 548 568 579 581 " +
  "584 587 600 604 613 622 633 639 644 647 655 672 677 683 688 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905 942 " +
  "242 246 264 268 284 345 441 473 649 658 664 721 758 767 784 809 829 849 868 869 876";

/** What a number of the United States looks like: as Postgres reads it too. */
export const US_NUMBER = String.raw`^\+1(?!${ELSEWHERE.replaceAll(" ", "|")})[0-9]{3}`;

const isUsNumber = new RegExp(US_NUMBER);
