import type { SentenceRules } from "../contract/sentence-rules.ts";
import { wordList, wordSet } from "../word-lists.ts";

export const sentences: SentenceRules = {
  beforeName: wordSet(
    `Mr Mrs Ms Mx Dr Drs Prof Profs Rev Hon Pres Messrs Mmes Gens Sens Reps Govs Gen Lt Col Maj Capt Cmdr Cdr
     Cpl Sgt Pvt Pfc Adm Brig Sen Rep Gov Amb Atty Supt Insp Det Sec Msgr Fr Br v vs cf Pte Const Asst Assoc Dep`,
  ),
  beforeNumber: wordSet(
    `no nos p pp vol vols ch fig figs art arts sec sect par para pt ed eq rs ca c approx est pop avg jan feb mar
     apr jun jul aug sep sept oct nov dec`,
  ),
  anywhere: wordSet(
    `Inc Corp Co Cos Ltd Plc LLC Jr Sr Bros etc al dept Dept Univ Assn Bldg Ave Blvd Rd Hwy Pkwy Sq Mon Tue Tues
     Wed Thu Thur Thurs Fri Sat Sun Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich
     Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que Esq Gov't lb lbs oz mph ext
     Intl Natl Mfg incl inc corp ltd St Ste Mt Ft`,
  ),
  neverLast: wordSet("e.g i.e"),
  openings: wordSet(
    `the a an this that these those he she it they we i you his her its their our my your but and or so yet in
     on at by for from with without as after before when while where what who why how if although though because
     since until during under over between among amid despite according however meanwhile then there here now
     not nor some many most several all both each every few other others another such also still even only just
     instead moreover furthermore earlier later once is are was were did does do has have had will would can
     could should may might let one two about more less nearly almost unlike like following through throughout
     officials critics experts people`,
  ),
  ordinals: null,
  speakerVerbs: wordList(
    `said says asked asks wrote writes told added tweeted replied shouted cried joked wondered quipped yelled
     exclaimed demanded continued`,
  ),
  speakerParticles: wordList("of the de al van von bin"),
  timeZoneWords: wordSet("local Eastern Central Mountain Pacific"),
  lineContinues: wordList(
    `the a an of to in on at by for from with as and or but nor that which who whose is are was were be been has
     have had will would can could may might must should its his her their our my your this these those than
     into over under between against about after before during including said says told called named`,
  ),
};
