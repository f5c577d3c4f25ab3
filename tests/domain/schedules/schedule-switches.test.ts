import { expect, test } from "vitest";
import { textsFor } from "../../../src/catalogues/texts.ts";
import { parseCommandLine } from "../../../src/console/command-line/parse-command-line.ts";
import { parseScheduleInput } from "../../../src/discord/commands/schedule-input.ts";
import { parseOptions } from "../../../src/discord/context/command-options.ts";
import { commandDefinitions } from "../../../src/discord/registration/command-definitions.ts";
import {
  changedSwitches,
  isOn,
  SCHEDULE_SWITCHES,
  SWITCH_NAMES,
} from "../../../src/domain/schedules/schedule.ts";
import { parseScheduleOptions } from "../../../src/schedule/input/parse-schedule-input.ts";

const english = textsFor("en");
const STORED = { channel: "900", title: null, topic: null, nothingNew: "line", language: null } as const;

test("a schedule stored without a switch has its default, which lists leave out", () => {
  expect([isOn({}, "thread"), isOn({}, "pictures")]).toEqual([false, true]);
  expect(changedSwitches({})).toEqual([]);
  expect(changedSwitches({ thread: true, pictures: true })).toEqual(["thread"]);
  expect(changedSwitches({ thread: false, pictures: false })).toEqual(["no-pictures"]);
});

test.each(SWITCH_NAMES)(
  "%s is offered and read in the terminal and in Discord, and kept by an edit",
  (name) => {
    for (const on of [true, false]) {
      const typed = parseCommandLine(["schedule", "edit", "morning", `--${on ? "" : "no-"}${name}`], english);
      expect(typed).toMatchObject({ command: { input: { [name]: on } } });
      const chosen = parseScheduleInput(parseOptions([{ name, type: 5, value: on }]));
      expect(chosen[name]).toBe(on);
      expect(parseScheduleOptions(chosen, STORED)).toMatchObject({ value: { [name]: on } });
      expect(parseScheduleOptions({}, { ...STORED, [name]: on })).toMatchObject({ value: { [name]: on } });
    }
    expect(parseScheduleInput(parseOptions([]))[name]).toBeUndefined();
    const unset = parseScheduleOptions({}, STORED);
    expect(unset).toMatchObject({ value: { [name]: SCHEDULE_SWITCHES[name].byDefault } });
    const schedule = commandDefinitions([english]).find((command) => command.name === "schedule");
    for (const subcommand of ["add", "edit"])
      expect(schedule).toMatchObject({
        options: expect.arrayContaining([
          expect.objectContaining({
            name: subcommand,
            options: expect.arrayContaining([expect.objectContaining({ name })]),
          }),
        ]),
      });
  },
);
