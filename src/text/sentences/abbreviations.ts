/** How a language writes abbreviations, ordinals and sentence openings. */
export interface AbbreviationRules {
  /** Abbreviations before a name: their full stop never ends a sentence. As written, without the stop. */
  readonly beforeName: ReadonlySet<string>;
  /** Abbreviations before a number; before anything else the stop ends the sentence. In lower case. */
  readonly beforeNumber: ReadonlySet<string>;
  /** Abbreviations that may end a sentence: the stop does so only before a common opening word. As written. */
  readonly anywhere: ReadonlySet<string>;
  /** Common opening words, in lower case: those that are not capitalized within a sentence. */
  readonly openings: ReadonlySet<string>;
  /** Words before and after an ordinal with a full stop ("am 28. Januar"); null if the language has none. */
  readonly ordinals: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> } | null;
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(Boolean));
}

const EMPTY: ReadonlySet<string> = new Set();

const ENGLISH: AbbreviationRules = {
  beforeName: wordSet(
    `Mr Mrs Ms Mx Dr Drs Prof Profs Rev Hon Pres Messrs Mmes Gens Sens Reps Govs Gen Lt Col Maj Capt Cmdr Cdr Cpl Sgt Pvt Pfc Adm Brig Sen Rep Gov
    Amb Atty Supt Insp Det Sec Msgr Fr Br v vs cf Pte Const Asst Assoc Dep`,
  ),
  beforeNumber: wordSet(
    `no nos p pp vol vols ch fig figs art arts sec sect par para pt ed eq rs ca c approx est pop avg
    jan feb mar apr jun jul aug sep sept oct nov dec`,
  ),
  anywhere: wordSet(
    `Inc Corp Co Cos Ltd Plc LLC Jr Sr Bros etc al dept Dept Univ Assn Bldg Ave Blvd Rd Hwy Pkwy Sq Mon Tue Tues Wed
    Thu Thur Thurs Fri Sat Sun Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss
    Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que Esq Gov't lb lbs oz mph ext Intl Natl Mfg
    incl inc corp ltd St Ste Mt Ft`,
  ),
  openings: wordSet(
    `the a an this that these those he she it they we i you his her its their our my your but and or so yet in on at
    by for from with without as after before when while where what who why how if although though because since until
    during under over between among amid despite according however meanwhile then there here now not nor some
    many most several all both each every few other others another such also still even only just instead moreover
    furthermore earlier later once is are was were did does do has have had will would can could should may might let
    one two about more less nearly almost unlike like following through throughout officials critics experts people`,
  ),
  ordinals: null,
};

const GERMAN: AbbreviationRules = {
  beforeName: wordSet(
    "Dr Prof Hr Fr Frl Dipl Ing Mag St Sr Gen Lt Hptm Abg Kard bzw vgl ca ggf inkl sog z d u o i",
  ),
  beforeNumber: wordSet("nr s abs art bd kap abb tab jan feb mär apr jun jul aug sep sept okt nov dez"),
  anywhere: wordSet("usw etc Str Co Tel Mio Mrd mind max min evtl allg bes geb gest Jh Jhdt Stk Std Inc Ltd"),
  openings: wordSet(
    `der die das ein eine einer dieser diese dieses er sie es wir ich ihr sein seine ihre aber und oder doch in im an
    am auf aus bei mit nach von vor zu zum zur für um seit als wenn weil da dann dort hier so wie was wer wo warum
    auch nur noch nicht kein keine man alle viele einige mehr während obwohl bereits zuvor danach damit dabei`,
  ),
  ordinals: {
    before: wordSet(
      `am der die das den dem des zum zur vom im beim bis ab seit ein eine einen einem einer eines sein seine ihr
      ihre ihren seinen jeder jede jedes und jeden`,
    ),
    after: wordSet(
      `januar februar märz april mai juni juli august september oktober november dezember jahrhundert jänner`,
    ),
  },
};

const FRENCH: AbbreviationRules = {
  beforeName: wordSet("M MM Mme Mmes Mlle Mlles Me Dr Pr St Ste Gal Cdt Lt Mgr cf av"),
  beforeNumber: wordSet("no n p pp art vol chap fig env janv févr juil sept oct nov déc ap"),
  anywhere: wordSet("etc boul bd tél éd Inc Ltd Cie hab"),
  openings: wordSet(
    `le la les un une des ce cet cette ces il elle ils elles on nous vous je tu son sa ses leur leurs mais et ou
    donc car dans sur sous avec sans pour par de du à au aux en après avant pendant depuis selon si quand comme que
    qui où pourquoi comment plus tout tous toutes aucun chaque ainsi alors aussi enfin pourtant cependant`,
  ),
  ordinals: null,
};

const SPANISH: AbbreviationRules = {
  beforeName: wordSet("Sr Sra Sres Srta Dr Dra Prof D Dña Gral Cnel Tte Lic Ing Mons Sto Sta"),
  beforeNumber: wordSet(
    "núm nº no pág págs art vol cap fig aprox ene feb mar abr jun jul ago sept oct nov dic",
  ),
  anywhere: wordSet("etc av avda Avda tel Ud Uds Cía Inc Ltd EE UU SS"),
  openings: wordSet(
    `el la los las un una unos unas este esta estos estas ese esa él ella ellos ellas nosotros yo su sus pero y o en
    de del con sin por para según tras desde hasta entre sobre cuando como que quien donde si no más también además
    todo todos todas cada así aunque mientras durante después antes lo al a`,
  ),
  ordinals: null,
};

const ITALIAN: AbbreviationRules = {
  beforeName: wordSet("Sig Sigg Dott Prof On Avv Ing Gen Col Cap Mons S"),
  beforeNumber: wordSet("n nn pag pagg art vol cap fig gen feb mar apr mag giu lug ago set ott nov dic"),
  anywhere: wordSet("ecc tel Inc Ltd"),
  openings: wordSet(
    "il lo la i gli le un una questo questa lui lei loro ma e o in nel nella con per da dopo prima se quando come che non più",
  ),
  ordinals: null,
};

const PORTUGUESE: AbbreviationRules = {
  beforeName: wordSet("Sr Sra Dr Dra Prof Profa Gen Cel Eng D"),
  beforeNumber: wordSet("n nº pág págs art vol cap fig jan fev mar abr mai jun jul ago set out nov dez"),
  anywhere: wordSet("etc Av tel Ltda Cia Inc"),
  openings: wordSet(
    "o a os as um uma este esta esse essa ele ela eles elas mas e ou em no na nos nas com por para de do da depois antes se quando como que não mais",
  ),
  ordinals: null,
};

const DUTCH: AbbreviationRules = {
  beforeName: wordSet("dhr mevr Dr Prof Mr Ir Drs Ing St"),
  beforeNumber: wordSet("nr blz art jan feb mrt apr jun jul aug sept okt nov dec ca"),
  anywhere: wordSet("enz bijv etc tel incl Inc"),
  openings: wordSet(
    "de het een dit dat deze die hij zij ze we wij ik er maar en of in op aan bij met na van voor om als toen omdat ook niet",
  ),
  ordinals: null,
};

/** Danish, Norwegian, Czech, Polish, Finnish ... need no rules for ordinals: the month after the stop is lower case. */
const RULES: ReadonlyMap<string, AbbreviationRules> = new Map(
  Object.entries({
    en: ENGLISH,
    de: GERMAN,
    fr: FRENCH,
    es: SPANISH,
    it: ITALIAN,
    pt: PORTUGUESE,
    nl: DUTCH,
  }),
);

const OTHER_LANGUAGE: AbbreviationRules = { ...ENGLISH, openings: EMPTY };

/** The rules for a BCP 47 primary tag; English abbreviations for languages without their own rules. */
export function abbreviationRules(language: string): AbbreviationRules {
  return RULES.get(language) ?? (language === "und" ? ENGLISH : OTHER_LANGUAGE);
}

const LAST_WORD = /(?:^|[\s(“"‘'-])([\p{L}]{1,6})\.$/u;

/** Whether a text ends in an abbreviation before a name ("Gen.") or in an initial ("George W."). */
export function endsInTitle(text: string): boolean {
  const word = LAST_WORD.exec(text.slice(-8))?.[1];
  return word !== undefined && (/^\p{Lu}$/u.test(word) || ENGLISH.beforeName.has(word));
}
