import { Tabs as PolarisTabs } from "@shopify/polaris";

type Props<Id extends string> = {
  tabs: readonly { id: Id; label: string }[];
  selected: Id;
  onSelect: (id: Id) => void;
  /** As wide as the screen, for fingers. */
  fitted?: boolean;
  children: React.ReactNode;
};

/** A screen's second level: one part at a time, with its tabs above it. */
export function Tabs<Id extends string>({ tabs, selected, onSelect, fitted = false, children }: Props<Id>) {
  const panel = `${tabs[0]?.id ?? ""}-panel`;
  return (
    <>
      <PolarisTabs
        fitted={fitted}
        tabs={tabs.map(({ id, label }) => ({ id, content: label, panelID: panel }))}
        selected={Math.max(
          0,
          tabs.findIndex(({ id }) => id === selected),
        )}
        onSelect={(index) => {
          const tab = tabs[index];
          if (tab) onSelect(tab.id);
        }}
      />
      <div id={panel} role="tabpanel" aria-labelledby={selected}>
        {children}
      </div>
    </>
  );
}
