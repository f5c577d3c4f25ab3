/** Sentences from two documents of one story: CONFLICTS contradict each other, TRAPS only seem to. */
export interface LabelledPair {
  readonly what: string;
  readonly left: string;
  readonly right: string;
}

export const CONFLICTS: readonly LabelledPair[] = [
  {
    what: "active against passive",
    left: "The blast killed 12 people at the harbour market, police said.",
    right: "At the harbour market 15 people were killed, a hospital director said.",
  },
  {
    what: "number words",
    left: "Three hikers died when the bridge gave way on Sunday.",
    right: "The collapse of the bridge left five hikers dead.",
  },
  {
    what: "omitted noun",
    left: "A gas leak in the school killed nine.",
    right: "Eleven people died in the gas leak, the mayor said.",
  },
  {
    what: "a toll against a count",
    left: "The death toll from the ferry accident stood at 48 on Monday evening.",
    right: "The ferry accident killed 53 people, the coast guard said.",
  },
  {
    what: "at least, with an exact count below",
    left: "At least 34 soldiers were wounded in the rocket attack.",
    right: "Another 25 soldiers were wounded in the rocket attack, the army said.",
  },
  {
    what: "synonyms of wounded",
    left: "The derailment injured 60 passengers.",
    right: "In the derailment 85 passengers were hurt.",
  },
  {
    what: "insertion between noun and verb",
    left: "Twenty people, including four children, were killed in the landslide.",
    right: "The landslide killed 26 people.",
  },
  {
    what: "arrests",
    left: "Police arrested 86 protesters outside the parliament.",
    right: "Outside the parliament 140 protesters were detained.",
  },
  {
    what: "a group larger than the total",
    left: "Two people died in the burning car, police said.",
    right: "The strike on the car killed three members of the militia.",
  },
  {
    what: "missing",
    left: "Seven sailors are missing after the trawler sank.",
    right: "Rescuers said 11 sailors were missing from the trawler.",
  },
  {
    what: "houses",
    left: "The storm destroyed 800 homes along the coast of the island.",
    right: "The storm destroyed 1,150 homes along the coast, officials said.",
  },
  {
    what: "money",
    left: "The fire caused $2 million in damage to the old church.",
    right: "Damage of $5 million was caused to the old church by the fire.",
  },
  {
    what: "targets",
    left: "Warplanes struck 36 targets in the north on Saturday.",
    right: "On Saturday warplanes struck 52 targets in the north.",
  },
  {
    what: "evacuated",
    left: "Firefighters evacuated 300 residents from the tower.",
    right: "About 700 residents were evacuated from the tower.",
  },
];

export const TRAPS: readonly LabelledPair[] = [
  {
    what: "killed against wounded",
    left: "The blast killed 12 people.",
    right: "The blast wounded 15 people.",
  },
  {
    what: "more than a round number",
    left: "More than 10 people were killed in the flood.",
    right: "The flood killed 12 people.",
  },
  {
    what: "about against -odd",
    left: "The rebels launched about 160 attacks on the base.",
    right: "The rebels launched 160-odd attacks on the base.",
  },
  {
    what: "a share of the dead",
    left: "The crash killed 12 people, including three children.",
    right: "Three children were killed in the crash.",
  },
  {
    what: "several of them",
    left: "The crash killed 12 people.",
    right: "Four of them died in hospital after the crash.",
  },
  {
    what: "different days",
    left: "Shelling killed 12 people on 3 March 2024.",
    right: "Shelling killed 20 people on 4 March 2024.",
  },
  {
    what: "different places",
    left: "The strikes killed 16 people in Iraq.",
    right: "The strikes killed 23 people in Syria.",
  },
  {
    what: "different groups",
    left: "The raid killed 16 civilians.",
    right: "The raid killed 23 fighters.",
  },
  {
    what: "ages",
    left: "The victim, a 46-year-old teacher, was killed at the crossing.",
    right: "A teacher, 43, was killed at the crossing.",
  },
  {
    what: "an earlier event",
    left: "The quake killed 12 people.",
    right: "In 1999 a quake killed 17,000 people in the same region.",
  },
  {
    what: "a feared number",
    left: "The mine collapse killed 12 people.",
    right: "Up to 80 people could have died in the mine collapse, a union leader fears.",
  },
  {
    what: "a vague quantity",
    left: "The stampede injured 40 people.",
    right: "Dozens of people were injured in the stampede.",
  },
  {
    what: "a rounded thousand",
    left: "The floods displaced 27,000 people.",
    right: "The floods displaced 27,019 people.",
  },
  {
    what: "the same number in words",
    left: "Twelve people were killed in the fire.",
    right: "The fire killed 12.",
  },
  {
    what: "a longer period",
    left: "Police arrested 46 people at the vigil.",
    right: "Police have arrested 90 people over four nights.",
  },
  {
    what: "additional people",
    left: "The gunman killed six people.",
    right: "The gunman killed six people, and two others died when they fled.",
  },
  {
    what: "one among several",
    left: "The clashes killed nine people.",
    right: "One person was killed when a wall fell on him during the clashes.",
  },
  {
    what: "different nouns of one number each",
    left: "The company will close 12 plants in Ohio.",
    right: "The company employs 3,000 people in Ohio.",
  },
  {
    what: "how long against how many",
    left: "The hostages were held for 12 days.",
    right: "The gunmen held 15 hostages.",
  },
  {
    what: "a past toll",
    left: "The death toll rose from 12 to 15.",
    right: "Fifteen people were killed, up from the 12 reported first.",
  },
];
