type Facts = { order: { id: bigint }; exceptions: readonly { cause: string; subject: string }[] };

/** The merchant took it back from its warehouse, or a part was missing there, and nobody has said yet that a warehouse shall ship it. */
export function awaitsWord({ order, exceptions }: Facts): boolean {
  return exceptions.some(
    ({ cause, subject }) => (cause === "order.called-back" || cause === "order.short") && subject === `order:${order.id}`,
  );
}
