// Words that stand together in the phrases, as @name, @kin …: in Latin letters, for Devanagari is romanised before it is compared.
import { NAMES } from './names';

/** The groups by name. Police IT's own phrases may use them too. */
export const GROUPS: Readonly<Record<string, readonly string[]>> = {
  name: words(NAMES),
  i: words('main mai mein me mei hum ham hamlog humlog i maim'),
  am: words('hu hun hoon hoo huu huun hoonn bani baani'),
  mine: words('my mera meri mere mor mora'),
  ours: words('our hamara hamari hamare humara humari humare hamar humar hamaar hamra humra hamre humre hamro'),
  my: words('my our mera meri mere hamara hamari hamare humara humari humare hamar humar hamaar hamra humra hamre humre hamro mor mora'),
  tome: words('mujhe mujhko mughe muje mujko mereko hame hamko humko hamein hame hamra'),
  fromme: words('mujhse mujse humse hamse mujhase hamase hamanise'),
  onme: words('mujhpar mujhpe mujpe hampar humpar humpe hampe'),
  // What hundreds of people can call theirs. Whatever else somebody calls "my" may tell who they are.
  common: words(`
    name names naam nam nav nao naav naw identity pehchan pahchan pehchaan parichay details personal privacy anonymity number nambar no
    village area locality town city district state country nation region side place way gaon ganv gaanv gaav gram tola tole basti ilaka ilake kshetra kshetr chhetra chhetr jila jile zila zile
    shahar sahar sheher shehar nagar desh rajya pradesh samaj mohalla mohalle muhalla muhalle kasba kasbe yaha yahan yahaan idhar sthan
    gauwa gaunwa gaonwa ganwa gauwan gavwa ilakwa muhallwa mohallwa jilwa
    life jaan jan zindagi jindagi safety security suraksha family families parivar childhood bachpan age umar umr day days night nights time samay waqt future bhavishya
    hand hands haath hath haatho hatho head face heart body blood khoon mouth munh muh tongue ear ears kaan eyes eye aankh aankho ankho aankhon ankhon nazar najar mind "mann "man "मन dil dimag dimaag rooh aatma atma soul conscience zameer
    fear dar darr bhay khauf anger gussa pain dard dukh sorrow grief shame sharm respect izzat ijjat samman trust faith confidence courage himmat pareshani chinta worry concern majburi majboori hope wish dream sapna
    opinion view views knowledge thinking thoughts thought idea ideas point guess belief beliefs doubt doubts question questions query sawal shak sandeh intention intentions aim purpose reason decision choice choices interest
    memory understanding observation assumption experience anubhav andaza anuman anumaan fault mistake galti duty farz right rights adhikar haq hak kartavya responsibility jimmedari zimmedari vote tax taxes
    khayal khyal khayaal vichar vichaar rai ray hisab hisaab samajh matlab iccha ichcha ichchha ummid umeed vishwas vishvas bharosa kehna kahna kahana manna maanna sochna maksad uddeshya lakshya
    request requests appeal prayer prayers information info tip message messages msg msgs sms text "chat report riport maisej mesej meseg reports complaint words word statement answer reply query story receipt rasid raseed status sankhya suggestion suggestions advice
    anurodh nivedan vinti prarthana prarthna guzarish gujarish baat bat baate baaten suchna soochna jankari janakari jaankari shikayat sandesh salah salaah sujhav sujhaav jawab javab uttar prashn madad help sahayata sahayta koshish
    problem problems samasya samasyaa video videos vidiyo vidio photo photos foto picture pictures recording clip mobile mobail phone phon fon camera network internet battery data language hindi english spelling typing
    source sources sutra sutr khabri mukhbir god lord bhagwan khuda allah friend friends dost dosto mitra yaar fellow countrymen dushman dushmani enemy enmity ranjish dosti
    dear humble sincere kind vinamra vinamr sadar hardik best behalf part turn bari baari last next first previous second earlier recent whole entire sole only own hi apna apni apne aakhri akhri pehli pahli pehla pahla doosri dusri dusra sari saari pura poora puri
    presence sight front paas pas aas aaspas aspas taraf or liye liya jaise jaisa jaisi saamne samne bina hote hone aane jane bolne kehne upar
    ko se pe par ka ki ke ne bhi to na nahi nahin nhi mat ye yah koi kuch kisi sab jo kaun kya hai hain yahi yehi bas
    regards thanks apologies apology greetings pranam ram salam namaste dharm religion favourite
  `),
  // What many people at once call theirs, beside the above.
  shared: words(`
    children kids girls boys daughters sons sisters youth youngsters generation people women men ladies students society colony community culture tradition future lane street road police
    government leaders locality ward block tehsil panchayat hindu muslim bachche bacche bachcho bacho bachchon betiya betiyan betiyo betiyon ladkiya ladkiyan ladkiyo ladkiyon ladke ladko
    mahila mahilaye mahilao yuva yuvao log logo logon naujawan pidhi peedhi bhavishya gali sadak rasta raste sarkar neta bahan-beti bahu-beti maa-bahan sath saath saamaj panchayat
    thana thane thaane chowki chauki kotwali school college houses skool skul kolej kalej colej bazar bazaar market beech bich jaiso jaison vaha waha
  `),
  town: words('varanasi banaras kashi jaunpur ghazipur gazipur gajipur chandauli chandoli mughalsarai lucknow delhi dilli mumbai district zila zile jila jile city town shahar sahar country desh area ilake ilaka up'),
  // Trades and states of which there are too many to tell anybody by.
  generic: words(`
    student chhatra chhatr chatra chhaatra vidyarthi kisan farmer citizen nagrik nagarik man woman lady girl boy person human being people voter indian hindu muslim musalman
    aurat mahila ladki ladka larki larka aadmi admi insaan insan vyakti garib gareeb poor common normal ordinary simple "aam "आम sadharan responsible concerned honest law good true proud
    villager gramin graamin bujurg senior youth yuva unemployed berojgar berozgar well-wisher wellwisher shubhchintak hitaishi patriot deshbhakt nobody bit lot little fan believer resident
    same one sure afraid scared aware tired sick fed ashamed certain frightened suspicious sorry ready
  `),
  kin: words(`stepfather stepmother sautela sautele sauteli father dad papa papaji pita pitaji baap babuji mother mom mummy maa mata mataji amma parents husband hubby pati patidev marad wife patni biwi bivi
    gharwali mehraru son beta beto bete bachcha bachchi ladka ladke larka larke ladki larki daughter beti bitiya child brother bhai bhaiya bhaiyya sister bahan behan bahen behen didi bahin
    uncle aunt aunty chacha chachi mama mami mausa mausi fufa phupha bua foofa tau taau tai dada dadi nana nani grandfather grandmother saas sasur nanad devar jeth jethani devrani bhabhi bhabi
    saala sala sali jija jijaji bahnoi damad bahu bhatija bhatiji bhanja bhanji nephew niece cousin cousins family parivar in-laws sasural sister-in-law`),
  place: words(`house home ghar gharwa makan makaan flat room kamra kamre quarter kwarter door darwaja darwaza window khidki roof terrace chhat balcony courtyard aangan gate apartment hostel shop dukan dukaan
    store stall thela gumti khokha dhaba restaurant clinic office daftar factory field khet farm plot bagicha garage godown medical salon parlour workshop bhatta`),
  role: words(`karyakarta karyakartri karyakarti munshi gawah gavah witness sachiv parshad sabhasad bdc kiraedar kirayedaar teacher adhyapak adhyapika shikshak shikshika master mastar masterni
    principal pradhanacharya pradhanacharyaa headmaster pradhan sarpanch mukhiya pradhanpati sipahi constable police policeman daroga homeguard guard watchman chaukidar chowkidar driver draiver conductor
    khalasi mistri mistry labourer dukandar dukaandar shopkeeper owner malik maalik manager staff employee worker karmchari karmachari nurse doctor daktar compounder asha aasha anganwadi aanganwadi
    lekhpal safaikarmi sweeper patrakar journalist reporter vakil wakil advocate lawyer naukar servant maid cook rasoiya kirayedar kirayadar tenant landlord padosi parosi padosan neighbour neighbor victim
    pidit pidita peedit peedita widow vidhwa resident nivasi niwasi bashinda wasi vasi helper accountant cashier clerk waiter receptionist barber nai dealer kotedar contractor thekedar member sadasya
    gard vetar waitar klark draivar kandaktar mainejar manejar kaishiyar kaishier risepshanist doktar tichar nars riportar membar prinsipal mastar chaukidaar karamchari
    tailor vendor hawker pujari priest maulana imam postman vendor electrician plumber cleaner supervisor operator salesman peon chaprasi
    anm gnm bdo vdo sdm adhyaksh adhyaksha president secretary mantri koshadhyaksh treasurer chairman librarian peshkar patwari kanungo amin shikshamitra shiksha-mitra lineman laineman jawan fauji soldier
    tte gateman engineer injiniyar mechanic mistri welder painter carpenter badhai dhobi halwai mali gwala doodhwala dudhwala milkman loader palledar khansama bawarchi aaya dai midwife pastor pandit purohit
    hafiz maulvi coach trainer warden lecturer professor technician pharmacist chemist photographer coolie kuli rickshaw-puller ex-serviceman anudeshak compounder lekhak
    complainant vadi wadi viklang divyang handicapped disabled partner batchmate classmate roommate colleague pregnant
    brother sister son daughter wife husband cousin uncle aunt nephew niece bhai bahan behan beta beti patni pati biwi bhatija bhanja damad chacha mama`),
  official: words('so sho si io dsp sp co daroga thanedar thana-prabhari inspector constable sipahi munshi police incharge vivechak hawaldar havaldar diwan sahab saheb'),
  station: words('station thana thane thaane chowki chauki kotwali outpost 112 100 1090 1076'),
  paper: words('complaint complain shikayat sikayat fir case mukadma mukadama mukdma mukaddama report application darkhast darkhwast darkhvast aavedan avedan prarthna prarthana tahrir tahreer gawahi gavahi bayan statement'),
  bribe: words('hafta rishwat rishvat ghoos ghus vasuli wasuli paisa paise rupaye rupye rupay rupaiya rupya rupee rupees money bribe extortion rangdari'),
  live: words('live stay reside lived stayed resided rent rented'),
  work: words('cut stitch sew iron carry fetch milk graze paint weld park drove taught served guarded cooked delivered cleaned washed sold work worked teach drive serve guard cook deliver clean wash sweep manage operate repair pack load unload supply farm study studied run own'),
  // What a citizen says of themself only as a witness or a petitioner.
  witness: words(`chahta chahti chahte chahata janta janti jante sakta sakti sakte skta skti dekhta dekhti sunta sunti manta manti maanta sochta sochti samajhta samajhti samjhta
    kehta kehti kahta kahti bolta bolti batata batati bhejta bhejti bheji darta darti dartaa jata jati jaata jaati aata aati ata ati guzarta gujarta lagta lagti hota hoti pata pati paata mangta maangta bataata dilata dilati
    nikalta nikalti chalta chalti ghumta ghumti milta milti rota roti jeeta jeeti bhulta uthta uthti likhta likhti rakhta rakhti jodta jodti jorta jorti kaanpta kanpta rahta rehta rahti rehti rahata karta karti karte krta krti`),
  asking: words(`anurodh nivedan request vinti prarthana prarthna apeal appeal guzarish gujarish asha aasha ummid umeed salam namaste pranam wada vada koshish vishwas vishvas yakin naman dhanyawad dhanyavad call msg message
    support sahyog intzar intezar intjar report suchit shikayat complaint baat bat phone pasand nafrat garv mahsus mehsus`),
  // How something is told, before "se" ("phir se", "dil se"): no place.
  manner: words('phir fir dobara dubara sach dhyan dil man mann dar darr der kab tab jab ab abhi kal subah raat aap sab sabse shuru saaf majboori majburi mobile phone whatsapp dhire dheere jaldi aaram asaani'),
  // In Urdu's script: what hundreds can call theirs. No vowels are written, so that nothing else of it is read.
  urduCommon: words('"گاؤں "گاوں "علاقے "علاقہ "محلے "محلہ "شہر "ضلع "بات "درخواست "گزارش "نام "پاس "خیال "ملک "شکایت "پیغام "جان "دل "لئے "لیے'),
  // What follows "I" in a witness's or a petitioner's words; any other verb tells of their life.
  witnessed: words(`
    i e am m are was were s ve live belong come type used pray urge plead doubt worry hide fight have had has will ll would d can could cannot cant don dont didn didnt doesn won wont haven do did does never always also only just even still again often sometimes usually really already
    truly now then personally myself kindly humbly hereby strongly firmly sincerely too and or but not both all once twice today yesterday tomorrow suddenly accidentally recently clearly definitely
    want wanted wants wish wished need needed like liked love loved hate hope hoped think thought feel felt believe believed know knew known understand understood guess suppose swear promise assure request requested
    beg urge appeal ask asked pray plead suggest suggested see saw seen hear heard notice noticed find found came come went go goes pass passed walk walked stand stood wait waited get got left remember send sent
    share shared give gave tell told say said write wrote inform informed report support trust agree repeat mean meant pay watch watched look looked observe observed witness witnessed record recorded took take tried try click
    clicked captured shall should must may might visit visited meet met bought read realised realized fear feared dare doubt suspect consider appreciate thank care demand expect apologise apologize regret cry weep
    wake woke return returned reach reached counted count forgot forget learned learnt got crossed entered stopped attach attached upload uploaded typed call called add added mentioned mention
    filmed turned started typed ran hid speak spoke talk talked the a an of in from to for with at on this that what who where when why how if is as it he she they you we
  `),
  // What a witness or a petitioner is ("I am …", "I was …").
  stated: words(`
    not sure scared afraid frightened worried sad angry tired sick happy thankful grateful glad sorry ready able unable aware shocked surprised disturbed upset hopeful confident certain ashamed suspicious busy free fine ok okay
    passing standing walking going coming waiting sending writing reporting telling giving sharing watching seeing looking requesting asking begging hoping thinking travelling traveling returning attaching uploading typing trying
    informing complaining suffering expecting doing saying talking crying praying fighting sitting roaming crossing buying sleeping getting facing tolerating feeling still just only also very so too really now always here there at
    a an the in on near out outside inside from of one all both nobody no t told informed against with worried concerned being been about afraid poor common ordinary simple helpless hindu muslim indian human alone anonymous your my
    his her their our its as going trapped by to for if who what this that it he she they you we i and or but sick fed proud innocent illiterate old young new born over under aged years yrs tense nervous doubtful
  `),
  // The same in Hindi, before "hoon".
  statedHindi: words(`
    raha rahi rha rhi rahe gaya gayi gya gyi aaya aayi aya ayi chuka chuki nahi nahin nhi pareshan dukhi majboor majbur taiyar taiyaar tayyar sure khada khadi baitha baithi kaun kon sahi galat thik theek khush naraz chintit
    deta deti dete leta leti lete hua hui hue huya huwa hi bhi to me mein men ka ki ke se par pe ko sakta sakti skta skti wala wali vala vali hairan heraan bhaybhit bhaybheet dara dari darra akela akeli gumnam anjan ajnabi safe surakshit abhari aabhari shukraguzar shukrguzar shukragujar
    sahmat kritagya prarthi anpadh bujurg budha boodha gareeb lachar begunah nirdosh yaha yahan waha wahan wahi yahi jo kya kuch sab bahar andar ghar jagah dur door paas pas late free busy
  `),
  // Before "me" where nobody did anything to the writer.
  untouched: words(`
    tell tells told inform informed show shows showed shown ask let trust help save protect kill forgive excuse believe understand to for with about like than around near before on of at by towards against not makes made let
    give gives send sends know knows knew see sees saw hear heard surprised surprises scare scares scared worry worries hurts shocked disturbs pains it
  `),
  says: words('says said tells told claims claimed shouts shouted shouting saying introduces calls boasts'),
  third: words('him her his them their uska uski uske use usse us unka unki unke un unse iska iski iske unhe usko unko'),
};

/** What is said of one's name or number where it is not told. */
export const UNTOLD = words(`gupt gupta gopniya gopneey secret nahi nahin nhi na mat kisi kahin bahar confidential should must not dont never private chhupa chupa chhipa chhupakar chupakar chhupakar
  jahir jaahir ujagar aayega aaega ayega aayegi jayega delete remove mita mitaye hata hataye samne saamne pata batana bataye bata batau bataun batayen batao leak aana aaye aya aaya aye ane out anywhere anyone to ko lik kabhi open hidden disclosed disclose revealed shared unknown
  rakhe rakhen rakha rakhna rakhiyega se le lena likhna likhe public publish kya kyu kyo kaise police pulis see need know want require chalega chahiye if agar hide enough kafi`).join('|');

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
