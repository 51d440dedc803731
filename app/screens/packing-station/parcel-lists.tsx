import { LinkButton } from "#app/ui/button.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useChosen } from "#app/ui/hooks/use-chosen.ts";
import type { Words } from "#app/platform/messages/words.ts";
import { departureOf } from "../parts/departure-of.ts";
import { packingStation } from "./messages.ts";
import type { LeftParcel } from "./read-left.server.ts";
import type { StationParcel } from "./read-packing-station.server.ts";
import { Task, TaskLink, TaskList } from "./task-list.tsx";

type Props = { parcels: readonly StationParcel[] };

/** Which parcels to pick in one walk; the ten that leave first to begin with. */
export function ChooseWave({ parcels }: Props) {
  const text = useText(packingStation);
  const words = useWords();
  const [chosen, toggle] = useChosen(parcels.slice(0, 10).map((parcel) => parcel.id));
  const wave = parcels.filter((parcel) => chosen.has(parcel.id));
  if (parcels.length === 0) return null;

  return (
    <div className="station">
      <div className="station-sticky">
        <LinkButton
          look="primary"
          large
          wide
          disabled={wave.length === 0}
          url={`/app/packing/wave?${new URLSearchParams(wave.map((parcel) => ["parcelId", parcel.id]))}`}
        >
          {wave.length === 0 ? text("choose-parcels") : text("pick", { count: wave.length })}
        </LinkButton>
      </div>
      <TaskList label={text("parcels-to-pick")}>
        {parcels.map((parcel) => (
          <Task
            key={parcel.id}
            pressed={chosen.has(parcel.id)}
            onPress={() => toggle(parcel.id)}
            figure={units(parcel)}
            title={parcel.orderName}
            details={[text("items", { count: units(parcel) }), leaves(parcel, words)].filter(Boolean).join(" · ")}
          />
        ))}
      </TaskList>
    </div>
  );
}

/** Parcels of which one is taken up: to pack it, or to ship it. */
export function ParcelsToOpen({ parcels }: Props) {
  const text = useText(packingStation);
  const words = useWords();
  return (
    <TaskList label={text("parcels")}>
      {parcels.map((parcel) => (
        <TaskLink
          key={parcel.id}
          url={`/app/packing/parcels/${parcel.id}`}
          figure={units(parcel)}
          title={parcel.orderName}
          details={[parcel.address.name ?? parcel.address.company, leaves(parcel, words)].filter(Boolean).join(" · ")}
        />
      ))}
    </TaskList>
  );
}

/** Parcels that have left: to look one up, and to put right what was typed wrongly. */
export function ParcelsThatLeft({ parcels }: { parcels: readonly LeftParcel[] }) {
  const text = useText(packingStation);
  return (
    <TaskList label={text("parcels")}>
      {parcels.map(({ id, orderName, units: count, shipments }) => (
        <TaskLink
          key={id}
          url={`/app/packing/parcels/${id}`}
          figure={count}
          title={orderName}
          details={shipments
            .map(({ carrier, number, state }) => {
              const box = [carrier, number].filter(Boolean).join(" ");
              return state === "under-way" ? box : `${box} · ${text(state === "undone" ? "is-undone" : "is-delivered")}`;
            })
            .join(" · ")}
        />
      ))}
    </TaskList>
  );
}

const units = (parcel: StationParcel) => parcel.lines.reduce((sum, line) => sum + line.quantity, 0);
const leaves = (parcel: StationParcel, words: Words) => (parcel.leavesOn ? words(departureOf(parcel.leavesOn, parcel.today)) : "");
