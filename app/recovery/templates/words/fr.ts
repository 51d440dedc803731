import type { TemplateWords } from "../mail-words.ts";

export const fr: TemplateWords = {
  greeting: { named: "Bonjour {{ buyer.first_name }},", plain: "Bonjour," },
  mails: {
    "first-reminder": {
      subject: "Votre panier chez {{ shop.name }} vous attend",
      preview: "Nous l'avons gardé. Un clic, et vous reprenez où vous en étiez.",
      heading: "Votre panier vous attend",
      body: [
        "{% if cart.as_left %}Vous avez laissé des articles chez {{ shop.name }}. Nous avons gardé votre panier : un clic, sur n'importe quel appareil, et vous reprenez.{% else %}Vous avez laissé des articles chez {{ shop.name }}. Voici ce que vous pouvez avoir maintenant, et à quel prix : un clic, sur n'importe quel appareil, et vous reprenez.{% endif %}",
      ],
      button: "Retour à mon panier",
    },
    "second-reminder": {
      subject: "Vous hésitez encore ?",
      preview: "Ce qui est en stock dans votre panier peut partir bientôt.",
      heading: "Vous hésitez encore ?",
      body: [
        "Les articles ci-dessous sont en stock et peuvent partir bientôt.",
        "Si quelque chose vous a arrêté, répondez à ce message : une personne le lira.",
      ],
      button: "Voir mon panier",
    },
    "last-reminder": {
      subject:
        "{% if code_value %}{{ code_value }} de remise sur votre panier{% elsif code %}Livraison offerte pour votre panier{% else %}Dernier rappel pour votre panier{% endif %}",
      preview: "C'est notre dernier message à ce sujet.",
      heading: "{% if code %}Un geste pour votre panier{% else %}Dernier rappel pour votre panier{% endif %}",
      body: ["C'est la dernière fois que nous vous écrivons au sujet de ce panier. Il est à vous dans la limite des stocks."],
      button: "{% if code %}En profiter{% else %}Retour à mon panier{% endif %}",
    },
    "back-in-stock": {
      subject: "{% if cart.items.first %}{{ cart.items.first.title }} : de retour en stock{% else %}De retour en stock{% endif %}",
      preview: "Il était épuisé quand vous l'avez regardé.",
      heading: "De retour en stock",
      body: ["Quand vous avez regardé cet article, il était épuisé. Il est de retour, et peut vous être expédié."],
      button: "Voir dans la boutique",
    },
    "late-parcel": {
      subject: "Votre commande {{ order.name }} est en retard",
      preview: "Nous sommes désolés. Voici ce que nous savons.",
      heading: "Nous sommes désolés : votre commande est en retard",
      body: [
        "Votre commande {{ order.name }} prend plus de temps que prévu. Nous en sommes désolés.{% if order.expected %} Nous pensons maintenant qu'elle sera chez vous d'ici le {{ order.expected }}.{% endif %}",
        "Vous n'avez rien à faire. Si vous préférez ne pas attendre, répondez à ce message, et nous trouverons une solution.",
      ],
      button: "{% if order.tracking_url %}Suivre mon colis{% else %}Voir ma commande{% endif %}",
    },
  },
  quantity: "Quantité : {{ item.quantity }}",
  more: "et {{ cart.more }} de plus",
  total: "Au total",
  arrives: "En commandant maintenant, vous pouvez le recevoir d'ici le <strong>{{ arrives }}</strong>.",
  code: {
    off: "{{ code_value }} de remise avec le code",
    freeShipping: "Livraison offerte avec le code",
    until: "Rien que pour vous, pour une commande, valable jusqu'au {{ code_until }}. Le bouton l'ajoute à votre panier.",
  },
  tracking: "{% if order.carrier %}{{ order.carrier }}, {% endif %}numéro {{ order.tracking_number }}",
  why: {
    cart: "Vous recevez ce message parce que vous avez laissé un panier chez {{ shop.name }} et accepté de nous lire.",
    stock:
      "Vous recevez ce message parce qu'un article que vous aviez choisi chez {{ shop.name }} était épuisé, et que vous avez accepté de recevoir de nos nouvelles.",
    agreed: "Vous recevez ce message parce que vous avez accepté de recevoir des nouvelles de {{ shop.name }}.",
  },
  unsubscribe: "Se désabonner",
  texts: {
    reminder:
      "{{ shop.name }} : {% if buyer.first_name %}{{ buyer.first_name }}, votre{% else %}Votre{% endif %} panier vous attend : {{ link }} STOP pour ne plus recevoir",
    lastReminder:
      "{{ shop.name }} : {% if code_value %}{{ code_value }} de remise avec {{ code }}{% elsif code %}Livraison offerte avec {{ code }}{% else %}Dernier rappel pour votre panier{% endif %} : {{ link }} STOP pour ne plus recevoir",
  },
  whatsApp: { language: "fr", someone: "à vous" },
};
