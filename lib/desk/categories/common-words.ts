// Everyday words that look like a misspelt word of some category and are not: they are never taken for a typing error.

export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `marriage married marry marries part parts party parties park parks returned retired marble march maroon
  station stations started starting staying stating student studying someone somewhere something sometimes another brother mother father together weather whether
  chicken kitchen children charger charges changer changed chances chance chander chandra chandan chandauli chandrama charging chargers
  market markets marked marker parking parked working walking talking taking making calling falling filling billing building
  village villages villager villagers villain railway railways highway subway driver drivers
  people person persons personal please police policy politics political position possible
  number numbers member members remember december november september
  matter matters mattress master masters plaster poster sister sisters minister
  company companies country county counter counting continue control contact content
  morning evening night tonight yesterday tomorrow today daily weekly monthly
  house houses household horse horses course courses court
  bottle battle cattle-class little kettle settle settled
  nearby nearest neighbour neighbours neighbor neighbors
  school schools college colleges hospital hospitals temple temples mandir masjid
  garden guarded ganga gangaur gangaa gandhi ganesh ganeshpur
  hazrat hazratganj haziri hajari kharab kharid kharida kharidne sharif sharma sharmaji sharad sharda
  bharat bharti bhartiya barati baraati barsaat barsat baraut
  kamala kamla kamal kaamna kamana kamane kamate kamai kamate
  rajesh rakesh mukesh suresh ramesh dinesh mahesh ganesh naresh umesh satish ashish manish
  batana bataya bataye batate batao chahiye chahta chahte chahti chalata chalate chalana chalaya
  lagatar lagbhag lagaya lagana lagate lagata milkar milane milana milate nikalna nikalkar
  karwana karwate karwaya karate karana karaya rakhna rakhte rehta rehte rehti rahata rahate
  kisan kisaan kishan kissan katra katara katare khatra khatre khatam khatarnak
  parivar parivaar pariksha parichay padosi parosi pradhan pradhanji
  sarkar sarkari sardar sadar sansad sangam sundar sundari
  mohalla mahalla mahila mahilaye makaan makan makhan
  bazaar bazar bajar bajaar bahar baahar bihar
  pareshan paresan pareshani pathan pathak patel
  mausam maujood mausi mahine mahina mahino
  something anything nothing everything everyone anyone
  please pleased pleasure closed closer clothes clothing
  reading writing waiting wedding meeting meetings sitting setting getting
  hotel hotels motel total totally
  stocks stalls stairs stable standing stands
  robert roberts robot rubber robes
  rohit rahul ravi rohan rohini mohini mohan sohan
  murari murali murlidhar madari madhuri mardana mardani maruti
  lotus lotta lootera-film looks looking locked locker
  shorts shirts sharing shares shared showed shower showing shouting shouted
  hiring firebrigade firefighter fairing wiring tiring
  snacks snake snakes speech spaces spade space
  convent convince converse conversation convenient conveyance
  pastry pasture pastime posture
  gamble-away gamla gamle gamcha gaming-chair
  pistachio piston pistons postal
  rifled riffle ripple
  excavate-site exchange exactly
  cigar minor-road mineral-water
  kattar katar kataar katori katora kartik kartavya karta karte kartar
  tamatar tamasha tamaam tamannah
  hathi hathiya hathras haathi
  bandhu bandhan bandana bandar bandagi
  charan charni chaaras charpai charsu
  smart smartphone smile smell small smoke
  heroine-film herohonda heropanti
  shadab sharbat sharbati sharafat sarafa saraf sarraf
  overlook overtime overtake overall overcome overflow
  dumped dumping damper damaged dampen
  trafficlight traffic trafic tarafdar
  talking stalls stalling stocking stocked
  chhath chhatra chhutti chhota chhote chhoti chhodna
  seetapur seeta sitapur siti-center situation sitting
  gharwale gharwali gaonwale gaadiwala
  hafeez hafiz hapur
  sunday monday friday saturday thursday tuesday wednesday
  spoken spoke spend spent
  rangeen rangoli rangari ranjan rangmanch
  padriya padrauna padhri padhai padhne padhte padhta padhana
  namaste namaskar naman
  prarthi prarthini prarthana-patra
  missing mission missed message messages massage-chair
  church-gate churches-street charcha charche charchit
  dharmendra dharamshala dharmshala dharmraj dharmesh dharmaveer
  hatana hataya hataye hatta hatti hathon hathaura
  katihar katiya katoriya kaithi
  mardana-kamzori mardani mardanpur mardah
  lootpaat-film loutne lautna lautkar lauta lautaya laute lauti lautata
  lashkar laskar lassi lasoon
  dakghar dakkhana dakiya dakhil dakhila dakhal daftar
  snehlata sneha sanehi
  chenab chennai chaina chainpur chaini
  kidney kidding kiddo
  jhapki jhapkee jhopdi jhopadi jhopri
  general generally germany
  rescue rescued result results return returned
  injury injured injection-needle
  shopping shopped shipped shipping
  killer-jeans kilometer kilometre kilometers kilo
  morang-city moradabad morcha
  ballia baliya baluahi balwan balram balraj
  gittiyan-shop geeta geet gita gitanjali
  khanna khanpur khandan khandani khandit khansi khana khaana khane khate khata
  poonam punam punjab
  station-house officer officers official
  vasundhara vasuli-raja vasiyat vasant`
    .split(/\s+/),
);
