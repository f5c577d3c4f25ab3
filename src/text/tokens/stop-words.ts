import { stemmer } from "stemmer";

/** English function words. "us" is the pronoun: US the country has its own stem. */
const STOP_WORDS = `
a an the this that these those such
i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers
herself it its itself they them their theirs themselves one's
who whom whose which what when where why how whatever whether
am is are was were be been being have has had having do does did doing done
can could will would shall should may might must ought cannot
isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't can't couldn't won't wouldn't shan't
shouldn't mightn't mustn't needn't ain't let
and or but nor so yet if then else than because as until while although though since unless
of at by for with about against between into through during before after above below to from up down in out on off
over under again further once upon within without toward towards among per via onto
here there now just only also very too more most other another same own both each few some any all either neither
no not`;

const STOP_STEMS = new Set(STOP_WORDS.split(/\s+/).filter(Boolean).map(stemmer));

/** Whether a stem (from stems() in tokens.ts) belongs to an English stop word: the, of, is ... */
export function isStopStem(stem: string): boolean {
  return STOP_STEMS.has(stem);
}
