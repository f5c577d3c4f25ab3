/**
 * Hand-written list of stems that occur in a large share of all news. A folder of nine documents is too small to learn from
 * its own counts that "said" and "officials" do not distinguish stories.
 */
export const COMMON_STEMS: ReadonlySet<string> = new Set(
  `about accord across act after again against ago all allow also although am american among amp an and announc anoth ani
  area around ask at author avail away back becam becaus becom been befor began begin behind believ best better between big
  both bring brought build busi but call came can case caus center chang chief citi claim come comment commun compani
  concern condit continu could countri cours current cut day deal decid decis detail develop did differ director do doe done
  down dure each earli earlier effort eight email end enough even event ever everi expect face fact far feel few five follow
  forc former found four friday full further futur gave gener get give given go goe good got govern great group grow had half
  hand happen hard head hear held help here high him himself hold home hope hour how howev hundr if import includ increas
  inform interest into intern interview involv issu itself januari februari march april june juli august septemb octob novemb
  decemb job join just keep kept kind knew know known larg last late later latest lead leader learn least leav led left less
  let level like line link list littl live local long longer look lot made main major make man mani mark matter may me mean
  media meet member men might million minist minut mon monday money month more morn most mr much must my name nation near
  nearli need never new news next nine night no noth novemb now number offer offic offici often old onc one onli open oper
  other our out over own page part parti past pay peopl per percent perhap period person photo place plan point polic polit
  posit possibl post power present presid press problem process program provid public put question read readi real realli
  reason receiv recent record releas remain report repres request respond respons rest result return right rise role run
  said same saturday saw say second secur see seem seen senior sent serious servic set seven sever share should show side sign
  sinc singl situat six small so social some someth soon sourc spend spoke spokesman spokeswoman staff stand start state
  statement stay step still stop stori strong such sunday support sure system take taken talk team tell ten term than thank
  them themselv then there these they thing think third thought thousand three through thursday time today togeth told
  tomorrow took top toward town tri tuesday turn twice two under unit until up updat upon us use veri via view visit wait
  walk want watch way we wednesday week weekend well went whether while white whole whose whi wide within without woman women
  won word work world would write wrote yard year yesterday yet you young your`.split(/\s+/),
);
