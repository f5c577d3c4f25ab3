import { expect, test } from "vitest";
import { distinctZones, sweep } from "../../../bench/lib/score/slot-sweep.ts";

const zones = distinctZones();

// Every zone of the world sets its clocks as one of these does; `npm run bench -- schedule` takes them all, day by day.
test.each(["00:00", "02:30", "23:59"])(
  "2020 to 2035 in all zones, daily at %s: one slot for each date, in order, at its time",
  (time) => {
    const faults: string[] = [];
    let slots = 0;
    for (const zone of zones) {
      const swept = sweep(zone, time, false);
      slots += swept.slots;
      faults.push(...swept.errors);
    }
    expect(faults).toEqual([]);
    // 5844 days in sixteen years.
    expect(slots).toBe(zones.length * 5_844);
    expect(zones.length).toBeGreaterThan(50);
  },
  60_000,
);
