import type { TemplateWords } from "../mail-words.ts";

export const it: TemplateWords = {
  greeting: { named: "Ciao {{ buyer.first_name }},", plain: "Ciao," },
  mails: {
    "first-reminder": {
      subject: "Il tuo carrello da {{ shop.name }} è ancora qui",
      preview: "Lo abbiamo tenuto da parte. Un clic e riprendi da dove eri.",
      heading: "Il tuo carrello è ancora qui",
      body: [
        "{% if cart.as_left %}hai lasciato qualcosa da {{ shop.name }}. Abbiamo tenuto il tuo carrello: un clic, su qualsiasi dispositivo, e riprendi.{% else %}hai lasciato qualcosa da {{ shop.name }}. Qui sotto vedi che cosa puoi avere ora e a quale prezzo: un clic, su qualsiasi dispositivo, e riprendi.{% endif %}",
      ],
      button: "Torna al carrello",
    },
    "second-reminder": {
      subject: "Ci stai ancora pensando?",
      preview: "Quello che è disponibile del tuo carrello può partire presto.",
      heading: "Ci stai ancora pensando?",
      body: [
        "quello che vedi qui sotto è disponibile e può partire presto.",
        "Se qualcosa ti ha fermato, rispondi a questo messaggio: lo legge una persona.",
      ],
      button: "Vedi il carrello",
    },
    "last-reminder": {
      subject:
        "{% if code_value %}{{ code_value }} di sconto sul tuo carrello{% elsif code %}Spedizione gratuita per il tuo carrello{% else %}Ultimo promemoria per il tuo carrello{% endif %}",
      preview: "È l'ultima volta che ti scriviamo al riguardo.",
      heading: "{% if code %}Un pensiero per il tuo carrello{% else %}Ultimo promemoria per il tuo carrello{% endif %}",
      body: ["è l'ultima volta che ti scriviamo di questo carrello. È tuo fino a esaurimento scorte."],
      button: "{% if code %}Usalo ora{% else %}Torna al carrello{% endif %}",
    },
    "back-in-stock": {
      subject: "{% if cart.items.first %}{{ cart.items.first.title }}: di nuovo disponibile{% else %}Di nuovo disponibile{% endif %}",
      preview: "Era esaurito quando l'hai guardato.",
      heading: "Di nuovo disponibile",
      body: ["quando hai guardato questo articolo era esaurito. Ora è qui e può essere spedito."],
      button: "Vedi nel negozio",
    },
    "late-parcel": {
      subject: "Il tuo ordine {{ order.name }} è in ritardo",
      preview: "Ci dispiace. Ecco che cosa sappiamo.",
      heading: "Ci dispiace: il tuo ordine è in ritardo",
      body: [
        "il tuo ordine {{ order.name }} sta impiegando più tempo del previsto. Ci dispiace.{% if order.expected %} Ora contiamo che arrivi entro {{ order.expected }}.{% endif %}",
        "Non devi fare nulla. Se preferisci non aspettare, rispondi a questo messaggio e troveremo una soluzione.",
      ],
      button: "{% if order.tracking_url %}Segui il pacco{% else %}Vedi l'ordine{% endif %}",
    },
  },
  quantity: "Quantità: {{ item.quantity }}",
  more: "e altri {{ cart.more }}",
  total: "In tutto",
  arrives: "Ordinando ora, può arrivare entro <strong>{{ arrives }}</strong>.",
  code: {
    off: "{{ code_value }} di sconto con il codice",
    freeShipping: "Spedizione gratuita con il codice",
    until: "Solo per te, per un ordine, valido fino a {{ code_until }}. Con il pulsante è già nel carrello.",
  },
  tracking: "{% if order.carrier %}{{ order.carrier }}, {% endif %}numero {{ order.tracking_number }}",
  why: {
    cart: "Ricevi questo messaggio perché hai lasciato un carrello da {{ shop.name }} e hai accettato che ti scriviamo.",
    stock:
      "Ricevi questo messaggio perché un articolo che avevi scelto da {{ shop.name }} era esaurito e hai accettato di ricevere nostre notizie.",
    agreed: "Ricevi questo messaggio perché hai accettato di ricevere notizie da {{ shop.name }}.",
  },
  unsubscribe: "Disiscriviti",
  texts: {
    reminder:
      "{{ shop.name }}: {% if buyer.first_name %}{{ buyer.first_name }}, il{% else %}Il{% endif %} tuo carrello è ancora qui: {{ link }} Rispondi STOP per non riceverne più",
    lastReminder:
      "{{ shop.name }}: {% if code_value %}{{ code_value }} di sconto con {{ code }}{% elsif code %}Spedizione gratuita con {{ code }}{% else %}Ultimo promemoria per il tuo carrello{% endif %}: {{ link }} Rispondi STOP per non riceverne più",
  },
  whatsApp: { language: "it", someone: "a te" },
};
