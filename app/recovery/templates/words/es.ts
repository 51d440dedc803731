import type { TemplateWords } from "../mail-words.ts";

export const es: TemplateWords = {
  greeting: { named: "Hola, {{ buyer.first_name }}:", plain: "Hola:" },
  mails: {
    "first-reminder": {
      subject: "Tu carrito en {{ shop.name }} sigue aquí",
      preview: "Lo hemos guardado. Un clic y sigues donde lo dejaste.",
      heading: "Tu carrito sigue aquí",
      body: [
        "{% if cart.as_left %}Dejaste algo en {{ shop.name }}. Hemos guardado tu carrito: un clic, en cualquier dispositivo, y sigues donde estabas.{% else %}Dejaste algo en {{ shop.name }}. Abajo ves lo que puedes llevarte ahora y a qué precio: un clic, en cualquier dispositivo, y sigues.{% endif %}",
      ],
      button: "Volver a mi carrito",
    },
    "second-reminder": {
      subject: "¿Te lo sigues pensando?",
      preview: "Lo que está disponible de tu carrito puede salir pronto.",
      heading: "¿Te lo sigues pensando?",
      body: ["Lo que ves abajo está disponible y puede salir pronto.", "Si algo te detuvo, responde a este mensaje: lo lee una persona."],
      button: "Ver mi carrito",
    },
    "last-reminder": {
      subject:
        "{% if code_value %}{{ code_value }} de descuento en tu carrito{% elsif code %}Envío gratis para tu carrito{% else %}Último aviso sobre tu carrito{% endif %}",
      preview: "Es lo último que te escribimos sobre él.",
      heading: "{% if code %}Un detalle para tu carrito{% else %}Último aviso sobre tu carrito{% endif %}",
      body: ["Es la última vez que te escribimos sobre este carrito. Es tuyo mientras haya existencias."],
      button: "{% if code %}Usarlo ahora{% else %}Volver a mi carrito{% endif %}",
    },
    "back-in-stock": {
      subject: "{% if cart.items.first %}{{ cart.items.first.title }}: disponible de nuevo{% else %}Disponible de nuevo{% endif %}",
      preview: "Estaba agotado cuando lo miraste.",
      heading: "Disponible de nuevo",
      body: ["Cuando miraste este artículo, estaba agotado. Ya está aquí y se te puede enviar."],
      button: "Ver en la tienda",
    },
    "late-parcel": {
      subject: "Tu pedido {{ order.name }} se retrasa",
      preview: "Lo sentimos. Esto es lo que sabemos.",
      heading: "Lo sentimos: tu pedido se retrasa",
      body: [
        "Tu pedido {{ order.name }} está tardando más de lo que debía. Lo sentimos.{% if order.expected %} Ahora esperamos que lo tengas a más tardar el {{ order.expected }}.{% endif %}",
        "No tienes que hacer nada. Si prefieres no esperar, responde a este mensaje y buscaremos una solución.",
      ],
      button: "{% if order.tracking_url %}Seguir mi paquete{% else %}Ver mi pedido{% endif %}",
    },
  },
  quantity: "Cantidad: {{ item.quantity }}",
  more: "y {{ cart.more }} más",
  total: "En total",
  arrives: "Si lo pides ahora, puedes tenerlo a más tardar el <strong>{{ arrives }}</strong>.",
  code: {
    off: "{{ code_value }} de descuento con el código",
    freeShipping: "Envío gratis con el código",
    until: "Solo para ti, para un pedido, válido hasta el {{ code_until }}. Con el botón ya queda en tu carrito.",
  },
  tracking: "{% if order.carrier %}{{ order.carrier }}, {% endif %}número {{ order.tracking_number }}",
  why: {
    cart: "Recibes este mensaje porque dejaste un carrito en {{ shop.name }} y aceptaste que te escribamos.",
    stock: "Recibes este mensaje porque un artículo que elegiste en {{ shop.name }} estaba agotado y aceptaste recibir noticias nuestras.",
    agreed: "Recibes este mensaje porque aceptaste recibir noticias de {{ shop.name }}.",
  },
  unsubscribe: "Darse de baja",
  texts: {
    reminder:
      "{{ shop.name }}: {% if buyer.first_name %}{{ buyer.first_name }}, tu{% else %}Tu{% endif %} carrito sigue aquí: {{ link }} Responde BAJA para no recibir más",
    lastReminder:
      "{{ shop.name }}: {% if code_value %}{{ code_value }} de descuento con {{ code }}{% elsif code %}Envío gratis con {{ code }}{% else %}Último aviso sobre tu carrito{% endif %}: {{ link }} Responde BAJA para no recibir más",
  },
  whatsApp: { language: "es", someone: "de nuevo" },
};
