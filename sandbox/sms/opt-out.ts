export type OptOutType = "STOP" | "START" | "HELP";

/** The words that Twilio itself takes, in English, alone in a message. */
const WORDS: Record<OptOutType, readonly string[]> = {
  STOP: ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"],
  START: ["START", "YES", "UNSTOP"],
  HELP: ["HELP", "INFO"],
};

/** What Twilio answers by itself. */
export const OWN_REPLIES: Record<OptOutType, string> = {
  STOP: "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.",
  START:
    "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
  HELP: "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
};

export function optOutTypeOf(body: string): OptOutType | undefined {
  const word = body.trim().toUpperCase();
  return (["STOP", "START", "HELP"] as const).find((type) => WORDS[type].includes(word));
}
