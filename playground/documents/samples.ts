/** A sample document; all of its content is invented. */
export interface Sample {
  readonly file: string;
  readonly title: string;
  readonly source: string;
  readonly body: string;
}

/** A day in some days from now, as newspapers write it: "30 November". */
type DayIn = (days: number) => string;

const FIRST_SAMPLES: readonly ((dayIn: DayIn) => Sample)[] = [
  (dayIn) => ({
    file: "ferry-aground.md",
    title: "Ferry runs aground off Elmsworth with 214 passengers",
    source: "Elmsworth Courier",
    body: `The ferry Lady Maud ran aground on a sandbank off Elmsworth with 214 passengers on board. Lifeboats brought all of them ashore within two hours.

Nobody was hurt, the harbour master, Ada Quill, said. She said the ferry's steering had failed shortly after it left Norwick.

The ferry is to be towed to the yard at Norwick on ${dayIn(3)}. Until then there are no sailings between Elmsworth and Norwick.`,
  }),
  (dayIn) => ({
    file: "flood-wall.md",
    title: "Oxbow council votes for a flood wall along the Tamsin",
    source: "Valley Bulletin",
    body: `Oxbow's council voted by 9 to 4 for a flood wall along the river Tamsin. It is to be 1.8 kilometres long and to cost 3.2 million pounds.

The mayor, Tobias Renn, said the wall would protect 640 homes. Councillors who voted against it said that the money was needed for the town's two schools.

Work is to begin on ${dayIn(20)}.`,
  }),
  () => ({
    file: "ferry-injured.md",
    title: "Twelve passengers hurt as ferry ran aground off Elmsworth",
    source: "Elmsworth Courier",
    body: `Twelve passengers were hurt when the ferry Lady Maud ran aground off Elmsworth, the county hospital said. Three of them were still being treated.

The ferry carried 231 passengers, not 214 as first reported, the harbour master, Ada Quill, said. She said a failed pump had put the ferry's steering out of order.

The ferry's owner, Norwick Lines, said it would pay for the passengers' treatment.`,
  }),
  () => ({
    file: "swans.md",
    title: "Forty swans return to the Elmsworth salt marsh",
    source: "Harbour Gazette",
    body: `Forty whooper swans have come to winter on the Elmsworth salt marsh, the most in eleven years. Wardens counted them from the sea wall.

The warden, Imre Holt, said the birds had come from Iceland and would stay until March. He asked walkers to keep their dogs on the lead.`,
  }),
  () => ({
    file: "flood-wall-dearer.md",
    title: "Flood wall along the Tamsin to cost 4.1 million pounds",
    source: "Valley Bulletin",
    body: `The flood wall along the river Tamsin in Oxbow is to cost 4.1 million pounds, the council's engineers said. The council had voted for a wall that costs 3.2 million pounds.

Steel had become dearer, the engineers said. The mayor, Tobias Renn, said the council would vote again.`,
  }),
  () => ({
    file: "ferry-other-count.md",
    title: "Nine hurt on the grounded ferry, its owner says",
    source: "Norwick Echo",
    body: `Nine passengers were hurt when the ferry Lady Maud ran aground off Elmsworth, its owner, Norwick Lines, said. It said all nine had left the hospital.

The ferry's pump had been looked at a month before, Norwick Lines said.`,
  }),
];

/** After the first samples: a river that keeps rising, so that there is always something new. */
function riverSample(count: number): Sample {
  const level = (3 + count / 10).toFixed(1);
  const homes = 20 * count;
  return {
    file: `river-${count}.md`,
    title: `River Ash at ${level} metres in Holm`,
    source: "Valley Bulletin",
    body: `The river Ash stood at ${level} metres in Holm, the county's river watch said. It told the people of ${homes} homes by the river to be ready to leave.

Fire crews have laid out ${homes * 50} sandbags along Mill Lane, the county's river watch said.`,
  };
}

/** The sample that follows `count` earlier ones; `nowMs` is the base for the dates it mentions. */
export function sampleAfter(count: number, nowMs: number): Sample {
  const dayIn = (days: number) =>
    new Date(nowMs + days * 86_400_000).toLocaleDateString("en-GB", {
      day: "numeric",
      month: "long",
      timeZone: "UTC",
    });
  return FIRST_SAMPLES[count]?.(dayIn) ?? riverSample(count - FIRST_SAMPLES.length + 1);
}
