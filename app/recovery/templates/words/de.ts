import type { TemplateWords } from "../mail-words.ts";

export const de: TemplateWords = {
  greeting: { named: "Guten Tag {{ buyer.first_name }},", plain: "Guten Tag," },
  mails: {
    "first-reminder": {
      subject: "Ihr Warenkorb bei {{ shop.name }} ist noch da",
      preview: "Wir haben ihn aufgehoben. Ein Klick, und Sie machen weiter, wo Sie waren.",
      heading: "Ihr Warenkorb ist noch da",
      body: [
        "{% if cart.as_left %}Sie haben bei {{ shop.name }} etwas liegen lassen. Wir haben Ihren Warenkorb aufgehoben: ein Klick, auf jedem Gerät, und Sie machen weiter.{% else %}Sie haben bei {{ shop.name }} etwas liegen lassen. Was Sie davon jetzt bekommen, und zu welchem Preis, steht unten: ein Klick, auf jedem Gerät, und Sie machen weiter.{% endif %}",
      ],
      button: "Zurück zum Warenkorb",
    },
    "second-reminder": {
      subject: "Überlegen Sie noch?",
      preview: "Was davon vorrätig ist, kann sich bald auf den Weg zu Ihnen machen.",
      heading: "Überlegen Sie noch?",
      body: [
        "was unten steht, ist vorrätig und kann sich bald auf den Weg zu Ihnen machen.",
        "Wenn Sie etwas aufgehalten hat, antworten Sie auf diese Mail: Ein Mensch liest sie.",
      ],
      button: "Warenkorb ansehen",
    },
    "last-reminder": {
      subject:
        "{% if code_value %}{{ code_value }} Rabatt auf Ihren Warenkorb{% elsif code %}Kostenloser Versand für Ihren Warenkorb{% else %}Ein letztes Mal: Ihr Warenkorb{% endif %}",
      preview: "Das ist unsere letzte Nachricht dazu.",
      heading: "{% if code %}Etwas für Ihren Warenkorb{% else %}Ein letztes Mal: Ihr Warenkorb{% endif %}",
      body: ["das ist das letzte Mal, dass wir wegen dieses Warenkorbs schreiben. Er gehört Ihnen, solange der Vorrat reicht."],
      button: "{% if code %}Jetzt einlösen{% else %}Zurück zum Warenkorb{% endif %}",
    },
    "back-in-stock": {
      subject: "{% if cart.items.first %}{{ cart.items.first.title }}{% else %}Ihr Wunschartikel{% endif %} ist wieder da",
      preview: "Als Sie danach sahen, war es ausverkauft.",
      heading: "Wieder vorrätig",
      body: ["Als Sie danach sahen, war es ausverkauft. Jetzt ist es wieder da und kann zu Ihnen verschickt werden."],
      button: "Im Shop ansehen",
    },
    "late-parcel": {
      subject: "Ihre Bestellung {{ order.name }} verspätet sich",
      preview: "Das tut uns leid. Das wissen wir bisher.",
      heading: "Es tut uns leid: Ihre Bestellung verspätet sich",
      body: [
        "Ihre Bestellung {{ order.name }} braucht länger, als sie sollte. Das tut uns leid.{% if order.expected %} Wir rechnen jetzt damit, dass sie bis {{ order.expected }} bei Ihnen ist.{% endif %}",
        "Sie müssen nichts tun. Wenn Sie nicht warten möchten, antworten Sie auf diese Mail, und wir finden einen Weg.",
      ],
      button: "{% if order.tracking_url %}Paket verfolgen{% else %}Bestellung ansehen{% endif %}",
    },
  },
  quantity: "Menge: {{ item.quantity }}",
  more: "und {{ cart.more }} weitere",
  total: "Zusammen",
  arrives: "Jetzt bestellt, kann es bis <strong>{{ arrives }}</strong> bei Ihnen sein.",
  code: {
    off: "{{ code_value }} Rabatt mit dem Code",
    freeShipping: "Kostenloser Versand mit dem Code",
    until: "Nur für Sie, für eine Bestellung, gültig bis {{ code_until }}. Mit dem Knopf ist er schon eingetragen.",
  },
  tracking: "{% if order.carrier %}{{ order.carrier }}, {% endif %}Sendungsnummer {{ order.tracking_number }}",
  why: {
    cart: "Sie erhalten diese Mail, weil Sie bei {{ shop.name }} einen Warenkorb angelegt und unserer Post zugestimmt haben.",
    stock:
      "Sie erhalten diese Mail, weil ausverkauft war, was Sie sich bei {{ shop.name }} ausgesucht hatten, und Sie Nachrichten von uns zugestimmt haben.",
    agreed: "Sie erhalten diese Mail, weil Sie Nachrichten von {{ shop.name }} zugestimmt haben.",
  },
  unsubscribe: "Abmelden",
  texts: {
    reminder:
      "{{ shop.name }}: {% if buyer.first_name %}{{ buyer.first_name }}, Ihr{% else %}Ihr{% endif %} Warenkorb ist noch da: {{ link }} Abmelden mit STOP",
    lastReminder:
      "{{ shop.name }}: {% if code_value %}{{ code_value }} Rabatt mit {{ code }}{% elsif code %}Kostenloser Versand mit {{ code }}{% else %}Ein letztes Mal: Ihr Warenkorb{% endif %}: {{ link }} Abmelden mit STOP",
  },
  whatsApp: { language: "de", someone: "zusammen" },
};
