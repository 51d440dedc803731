import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What is said of a shop's mail: of its domain's records, and of how it is received. */
export const mailHealth = catalogue("messaging-mail-health", {
  "spf-good": "SPF: {{domain}} says which servers may send its mail.",
  "spf-missing":
    "SPF: {{domain}} doesn't say which servers may send its mail. Add the TXT record that your mail service gives you, or mail may go to spam.",
  "spf-broken": "SPF: the record of {{domain}} can't be read, so it counts as none: {{why}}",
  "spf-open": "SPF: {{domain}} lets every server on the internet send its mail. End the record in ~all or -all.",
  "dkim-good": "DKIM: {{name}} has the key that your mail is signed with.",
  "dkim-missing":
    "DKIM: there is no record at {{name}}, so signatures of your mail can't be checked. Add a TXT record with the public key there.",
  "dkim-other-key": "DKIM: the record at {{name}} is not the public key of the private key that you entered. Your mail fails the check.",
  "dkim-broken": "DKIM: the record at {{name}} can't be read: {{why}}",
  "dkim-other-domain": "DKIM: your mail is signed for {{signing}}, and sent from {{domain}}. Sign for the domain that you send from.",
  "dkim-by-service": "DKIM: Waybill doesn't sign your mail. Check that your mail service signs it for {{domain}}.",
  "dmarc-good": "DMARC: {{domain}} says what happens to mail that isn't its own ({{policy}}).",
  "dmarc-missing":
    'DMARC: there is no record at _dmarc.{{domain}}. Gmail and Yahoo want one from whoever sends a lot. Add a TXT record: "v=DMARC1; p=none".',
  "no-answer": "{{record}}: the domain's name server doesn't answer. It is asked again within the hour.",
  "paused-complaints":
    "Waybill stopped your email: of {{sent, number}} messages since {{since, date}}, {{complained, number}} were called spam. From 0.3% on, Gmail and Yahoo stop delivering. Look at whom you write to and how often, then let it go on.",
  "paused-bounces":
    "Waybill stopped your email: of {{sent, number}} messages since {{since, date}}, {{bounced, number}} went to addresses that nobody has. Mail services shut out whoever goes on. Look at where the addresses come from, then let it go on.",
});
