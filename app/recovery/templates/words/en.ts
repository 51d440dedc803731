import type { TemplateWords } from "../mail-words.ts";

export const en: TemplateWords = {
  greeting: { named: "Hello {{ buyer.first_name }},", plain: "Hello," },
  mails: {
    "first-reminder": {
      subject: "Your cart at {{ shop.name }} is still here",
      preview: "We kept it for you. One press, and you are back where you were.",
      heading: "Your cart is still here",
      body: [
        "{% if cart.as_left %}You left something behind at {{ shop.name }}. We kept your cart as it was: one press, on any device, and you go on.{% else %}You left something behind at {{ shop.name }}. What of it you can have now, and at what price, stands below: one press, on any device, and you go on.{% endif %}",
      ],
      button: "Back to your cart",
    },
    "second-reminder": {
      subject: "Still thinking it over?",
      preview: "What you can have of your cart can be on its way soon.",
      heading: "Still thinking it over?",
      body: [
        "What stands below is in stock, and can be on its way to you soon.",
        "If something held you up, answer this mail: a person reads it.",
      ],
      button: "Look at your cart",
    },
    "last-reminder": {
      subject:
        "{% if code_value %}{{ code_value }} off your cart{% elsif code %}Free shipping for your cart{% else %}Last call for your cart{% endif %}",
      preview: "This is the last we write about it.",
      heading: "{% if code %}Something for your cart{% else %}Last call for your cart{% endif %}",
      body: ["This is the last time that we write about this cart. It is yours for as long as there is stock."],
      button: "{% if code %}Use it now{% else %}Back to your cart{% endif %}",
    },
    "back-in-stock": {
      subject: "{% if cart.items.first %}{{ cart.items.first.title }} is{% else %}What you wanted is{% endif %} back in stock",
      preview: "It was sold out when you looked.",
      heading: "It is back in stock",
      body: ["When you looked at this, it was sold out. It is there again, and can be shipped to you."],
      button: "See it in the shop",
    },
    "late-parcel": {
      subject: "Your order {{ order.name }} is late",
      preview: "We are sorry. Here is what we know.",
      heading: "We are sorry: your order is late",
      body: [
        "Your order {{ order.name }} is taking longer than it should. We are sorry.{% if order.expected %} We now expect it to be with you by {{ order.expected }}.{% endif %}",
        "You need do nothing. If you would rather not wait, answer this mail, and we find a way.",
      ],
      button: "{% if order.tracking_url %}Follow your parcel{% else %}See your order{% endif %}",
    },
  },
  quantity: "Quantity: {{ item.quantity }}",
  more: "and {{ cart.more }} more",
  total: "Together",
  arrives: "Ordered now, it can be with you by <strong>{{ arrives }}</strong>.",
  code: {
    off: "{{ code_value }} off with the code",
    freeShipping: "Free shipping with the code",
    until: "Yours alone, good for one order until {{ code_until }}. It is on your cart already when you press the button.",
  },
  tracking: "{% if order.carrier %}{{ order.carrier }}, {% endif %}number {{ order.tracking_number }}",
  why: {
    cart: "You get this mail because you left a cart at {{ shop.name }} and agreed to hear from us.",
    stock: "You get this mail because what you chose at {{ shop.name }} was sold out, and you agreed to hear from us.",
    agreed: "You get this mail because you agreed to hear from {{ shop.name }}.",
  },
  unsubscribe: "Unsubscribe",
  texts: {
    reminder:
      "{{ shop.name }}: {% if buyer.first_name %}{{ buyer.first_name }}, your{% else %}Your{% endif %} cart is still here: {{ link }} Reply STOP to end",
    lastReminder:
      "{{ shop.name }}: {% if code_value %}{{ code_value }} off your cart with {{ code }}{% elsif code %}Free shipping with {{ code }}{% else %}Last call for your cart{% endif %}: {{ link }} Reply STOP to end",
  },
  whatsApp: { language: "en", someone: "there" },
};
