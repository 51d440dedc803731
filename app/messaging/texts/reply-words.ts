/** What somebody wants who answers a text, as far as a fixed word or an unmistakable phrase says it. */
export type Wish = "stop" | "start" | "help";

/** A whole answer in English, German, French, Spanish or Italian, without accents and signs, that asks for no more messages. */
const STOP = words(
  // The first line is what carriers in the US ask for (CTIA), and Twilio by default.
  "stop,stopall,stop all,unsubscribe,cancel,end,quit,opt out,optout,revoke,remove,remove me,arret",
  "stopp,abmelden,abbestellen,austragen,keine werbung,keine werbung mehr,aufhoren,ende,beenden",
  "arreter,desabonner,desinscription,desinscrire,me desinscrire,stop pub,stopsms,stop sms,annuler,fin",
  "alto,baja,parar,pare,cancelar,desuscribir,desuscribirse,darse de baja,darme de baja,no mas,basta,fin",
  "ferma,fermati,annulla,cancella,cancellami,disiscrivi,disiscrivimi,disiscrizione,rimuovi,rimuovimi,basta",
);

const START = words("start,unstop,subscribe,anmelden,starten,commencer,inscrire,iniciar,suscribir,alta,inizia,iscrivi,iscrivimi");
const HELP = words("help,info,hilfe,aide,ayuda,aiuto");

/** What people put around such a word, and means nothing by itself. */
const POLITE = words(
  "please,pls,plz,thanks,thank,you,thx,now,immediately,ok,okay,hi,hello,it,this,that",
  "bitte,danke,sofort,jetzt,hallo,merci,svp,stp,s,il,vous,te,plait,bonjour",
  "por,favor,gracias,ya,hola,per,favore,grazie,subito,adesso,ora,ciao",
);

/**
 * Said within a longer answer ("any reasonable means", 47 CFR 64.1200(a)(10)): only what can mean nothing else. "Cancel my order" is for
 * somebody who reads it.
 */
const STOP_PHRASES = [
  /(?<!dont |never |not )\bstop (?:texting|messaging|sending|contacting|spamming|(?:all |these |this |those |any |your |the )*(?:texts?|messages?|sms|spam))\b/,
  // What they were told to answer, sent back as it stood there.
  /^stopp? (?:to|2) (?:end|quit|opt|cancel|unsubscribe|stop)\b/,
  /\b(?:do not|dont|never) (?:text|message|contact|sms|whatsapp)(?: (?:me|us|this number|again|any ?more)\b|$)/,
  /\b(?:do not|dont|never) send (?:me |us )?(?:any|anything|these|those|more|texts?|messages?|sms|spam)\b/,
  /\b(?:unsubscribe|remove) me\b|\btake (?:me|my number) off\b|\bno more (?:texts|messages|sms)\b|\bopt (?:me )?out\b/,
  /\bkeine (?:weiteren? |mehr )(?:nachrichten|sms|werbung)\b|\bkeine (?:nachrichten|sms|werbung) mehr\b|^(?:bitte )?keine (?:nachrichten|sms)$|\bnicht mehr (?:schreiben|kontaktieren|anschreiben)\b|\bmelden? sie mich ab\b/,
  /\b(?:arretez|cessez) de m|\bne (?:m ?envoyez|me contactez|m ?ecrivez) plus\b|\bplus de (?:sms|messages|pub)\b|\bdesabonnez moi\b/,
  /\bno me (?:envien|envies|manden|mandes|escriban|escribas|contacten) mas\b|\bdejen? de (?:enviar|escribir|mandar)|\bno mas mensajes\b/,
  /\bnon (?:scrivetemi|inviatemi|mandatemi|contattatemi|mi scrivete|mi inviate)\b|\bbasta (?:sms|messaggi)\b|\bsmettete(?:la)? di\b/,
];

/** The word, and after its sign why, or whatever else. */
const BEGINS_WITH_STOP = /^\P{L}{0,9}stopp?\s{0,9}[,.;:!]/iu;

/** What an answer to a text asks for; undefined where it is a person's to read. Stopping goes before everything else. */
export function wishOf(answer: string): Wish | undefined {
  const plain = plainWords(answer);
  if (
    BEGINS_WITH_STOP.test(answer) ||
    STOP.has(plain) ||
    STOP.has(withoutManners(plain)) ||
    STOP_PHRASES.some((phrase) => phrase.test(plain))
  )
    return "stop";
  if (START.has(plain)) return "start";
  return HELP.has(plain) ? "help" : undefined;
}

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(",")));
}

/** “Stop, please” and “STOP STOP” are the word alone. */
function withoutManners(plain: string): string {
  const meant = plain.split(" ").filter((word) => !POLITE.has(word));
  return meant.filter((word, index) => word !== meant[index - 1]).join(" ");
}

/** Lower case, without accents, signs and emoji, one space between words. An apostrophe joins what it stands in. */
function plainWords(text: string): string {
  const bare = text.slice(0, 1000).normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase(); // oxfmt-ignore
  return bare
    .replace(/\b(don)['’]t\b/g, "$1t")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
