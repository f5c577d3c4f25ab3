import { expect, test } from "vitest";
import { distinctZones, sweep } from "../../../bench/lib/score/slot-sweep.ts";

const zones = distinctZones();

// Zones with the same clock changes are tested once; `npm run bench -- schedule` tests all zones, day by day.
test.each(["00:00", "02:30", "23:59"])(
  "from 2020 to 2035, daily at %s has one slot per date in every zone, in order and at its time",
  (time) => {
    const faults: string[] = [];
    let slots = 0;
    for (const zone of zones) {
      const swept = sweep(zone, time, false);
      slots += swept.slots;
      faults.push(...swept.errors);
    }
    expect(faults).toEqual([]);
    // Sixteen years have 5844 days.
    expect(slots).toBe(zones.length * 5_844);
    expect(zones.length).toBeGreaterThan(50);
  },
  60_000,
);
