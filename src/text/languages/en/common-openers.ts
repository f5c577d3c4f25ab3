import { wordSet } from "../word-lists.ts";

/** Common words that often open a news sentence without an article; not names. */
export const commonOpeners = wordSet(
  `according also although amid among another as asked at authorities based because before both but by can
   children citing climate consider consumers counting critics crude crews data deaths despite detectives
   doctors due during each earlier early economists either employers employees even every everyone everything
   experts families fans farmers federal few fighting fire firefighters first five follow food for former four
   friends from further gas get given global go good government great half heavy here high his homes hospitals
   how however hundreds if in inflation inside instead investigators investors it its judges just keep last late
   later lawmakers lawyers leaders let like local long look lots make many maybe meanwhile medical members men
   militants militia military millions money more most mother much nearly neither neighbors neighbours never new
   news next nine no nobody none nor not nothing now officers officials oil on once one only opposition or other
   others our out outside over overall parents part parts patients people perhaps police prices prosecutors
   protesters protests public rain rather read rebels recent regulators relatives report reporters rescuers
   researchers residents russia-backed sales scientists second see senior seven several she shares shelling
   since six snow so social soldiers some somebody someone something soon spokesman spokeswoman staff state
   still stocks students such suddenly supporters survivors teachers ten thanks that the their them then there
   these they third this those though thousands three through thus to today together tomorrow too trading
   traffic troops two under unemployment union unions unlike until up us victims violence visitors voters voting
   wages war was water we weather well were what when where whether which while white who whose why wildfires
   will winds with witnesses women words work workers years yes yesterday yet you young your tonight
   additionally nevertheless nonetheless similarly finally previously currently recently eventually moreover
   furthermore otherwise elsewhere anyone anything always often sometimes usually democracy education health
   science sport sports music love life time business crime justice nature technology analysts activists
   advocates airlines airports artists attackers banks buildings businesses buyers campaigners candidates cars
   charges cities civilians clashes companies conditions conservatives countries couples courts customers damage
   dozens drivers drone drones elections emergency energy engineers evidence export exports flights floods
   flooding funding growth guests guns gunmen historians hopes hostages houses images immigrants imports
   insurers insurgents interest investigations islands jobs jurors kids landlords lawsuits liberals lines locals
   markets meetings migrants mortgage mothers nations negotiators nurses owners paramedics passengers peace
   petrol planes players pilots plans politicians polls power profits progress questions rates refugees rents
   repairs rescue results revenue rivals roads rumours rumors sanctions schools security senators shops shots
   smoke spending sources speakers storms strikes support talks tariffs taxes teams temperatures tensions tests
   tickets tourism tourists trains travelers travellers treatment trucks vaccines multiple numerous along
   regardless overnight top want latest built born contributing hello video opinion answer full higher back big
   favorite favourite take listen stay home sure oh ah plus regular additional potential little special real
   live contact hide photo photos visit click sign via contrary prior notable severe heat woman man husband wife
   villagers volunteers warnings watch waves winter summer spring autumn`,
);
