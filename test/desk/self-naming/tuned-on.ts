// Reports on which the phrases that find self-naming may be tuned. Written before the rules were read; all names are made up.
// What tells: the police could find out who wrote it (a name, a house beside the place, kin of the accused, a post that few hold, an own complaint).
// What doesn't: what hundreds could say of themselves (a village, a street "near" by, a common trade), and whatever is said of others.
// A line is a message; lines that belong to one message are parted by " / ".
import { lines, type Sentences } from './sentence-lines';

export const TUNED_ON: Record<'en' | 'hi' | 'hinglish', Sentences> = {
  en: {
    tells: lines(`
I'm Suresh from Machhlishahr, they sell ganja behind the bus stand every night
this is Rakesh Yadav. illegal sand mining going on at the ghat since 3 days
Sunita here, want to report a hookah bar in my lane
hello sir myself Anil Kumar from Zamania. one man is selling country liquor
My name is Farida and i live in Mughalsarai. Please stop the satta at the tea stall
trucks pass full of sand at 2 am. regards, Manoj Singh
They are keeping girls in the spa on the second floor. - Deepak, Sigra
i am vijay. gambling in the field behind the school
my shop is opposite to the liquor den so i see everyone who comes
I stay in the flat above the spa, girls come and go at night
we live right next door to him and hear the girls crying
I am the only teacher in the primary school of Barhauna and the den is next to it
the accused is my uncle, he keeps two katta in the cattle shed
My husband sells smack. He keeps it in the water tank
my employer brings the girls from nepal, i am his driver
I work there as guard on night duty, they unload boxes at 1 am
im a waiter in that hotel and rooms are given hourly to minors
I am the receptionist of the spa you should raid
you can call me on 9800000012 any time after 6
my number is 98000 00034 pls call
contact me at 9800000045 for the video
my aadhaar no is 4444 3333 2222 and i am ready to be witness
i complained about this last monday at the station but the munshi threw my paper
I gave a written application to the SO on 12 march, nothing happened
I already lodged an FIR no 112 against him for beating me
the constable took 5000 rupees from me yesterday at the naka to release my bike
he snatched my chain near the crossing on sunday evening
My brother's shop was robbed by Pintu and his gang
my father was shot last week and those who did it are roaming free
they beat my son on tuesday and took his phone
my landlord makes katta in the back room
I rent a room in his house and he keeps drugs there
my house is just behind the illegal slaughter house, the smell is there every morning
I own the tea stall in front of the police chowki so i see who pays hafta
Sir i am the pradhan of Dehri village and trucks pass overloaded
I am asha worker of this village, girls are taken to delhi by Munni
as the watchman of that godown i have seen the boxes opened
he is my cousin but what he does is wrong, he sells pistols
I used to work for him until last month and i quit because of cows being cut
my ex husband is running the racket
Im the daughter of Ramdhani and my father is selling me to an old man
my sister in law is forced to convert by her in laws
my car UP65 AB 1234 was stopped by them and they asked 2000
they stopped me on my way back from duty at the railway cabin and took my salary 18000
you know me, i came to the chowki yesterday with the red scarf
i am posted at the same police station and my SHO takes money from the sand mafia
I am a constable there
from: Kavita Devi w/o Ramlal, village Sikrara
my daughter studies in class 8 and he follows her to school, his name is Bablu
our house shares a wall with the gambling den
my tenant is making illegal liquor upstairs
I live in the house with the green gate opposite the temple, the dealers stand in front of it
`),
    tellsNot: lines(`
the man's name is Ramesh and he sells ganja
he lives next door to the temple
his name is Suresh Yadav, he has a black scorpio
call him on 9800000077 and he brings liquor to your door
the seller is called Kallu, every rickshaw driver knows him
Ramesh here and there sells charas to boys
this is Ramesh's shop, they sell ganja under the counter
this is Kallu's number 9800000078
please do not tell anyone my name
will my name be known to the police?
I do not want to give my name
my name should not come out anywhere
I am scared please keep me secret
i am not telling my name
I saw two men with a pistol near the bus stand
I was passing by and saw trucks without number plates
i am a poor man please take action
I am a woman and it is not safe to walk there
im a farmer, they dig sand at night and the fields break
In our village liquor is made in every second house
our colony is full of drug addicts
near my house boys stand and tease girls
in my area gambling has increased
I have a video of it, shall i send
i live in Ghazipur, please stop the sand trucks
the shop opposite the school sells hookah
the house behind the petrol pump is a gambling den
a spa on the second floor above the bank
he works there as guard and sells smack at night
the guard of the school sells gutkha and ganja
the owner is Pappu Singh and his uncle is a politician
the accused is the uncle of the pradhan
his wife runs the spa
her husband beats her and makes her sell liquor
the SHO takes 10000 a month from the sand mafia
the constable at the naka takes 200 from each truck
he told people "I am the brother of the daroga"
he says my name is enough to make people afraid
he introduces himself as I am Guddu bhai
they threatened a shopkeeper and took his money
a shop was robbed yesterday by three boys on a bike
an old woman's chain was snatched near the crossing
somebody was shot last week near the canal
a boy was beaten there on tuesday
people complained at the station but nothing happened
villagers gave an application to the SP
no one complains because they are afraid
the only teacher in the school is a drunkard
the landlord of the house makes katta in the back room
tenants of that house make liquor
his bike number is UP65 AB 4321
white bolero UP61 X 9090 comes at 2 am
my friend told me that they keep weapons in the well
i heard from people that cows are cut there at night
ask for Munna at the paan shop and he gives you the packet
contact Raju for ganja, his mobile is 9800000079
it happens every night between 1 and 3
I think they are from Bihar
I am sure there are guns inside
i am sending the photo
I am at the spot now, they are loading the truck
i am waiting for your action sir
I'm afraid they will run away
please send police fast
thank you sir
Do you need my phone number?
can the police see my number
Lanka, opposite BHU gate
house no 12, lane 3, Sigra
he keeps it in his shop near Kutchery
They employ children of 10 or 12 years in the brick kiln
`),
  },
  hi: {
    tells: lines(`
मेरा नाम सुरेश है, हमारे गांव में गांजा बिकता है
मैं सुरेश बोल रहा हूँ मछलीशहर से
मै रमेश यादव ग्राम सिकरारा का निवासी हूं यहां अवैध शराब बनती है
नमस्ते सर मैं अनीता हूँ, मोहल्ले में लड़कियों को छेड़ते हैं
ट्रक रात में जाते हैं। प्रार्थी रामलाल
भवदीय मनोज कुमार सिंह
मेरा मोबाइल नंबर 9800000023 है
मुझे इस नंबर पर फोन करें 9800000031
मेरा घर उसके घर के ठीक सामने है
मेरी दुकान जुए के अड्डे के बगल में है
हम उनके बगल में रहते हैं, रात भर आवाज आती है
मैं उसी मकान में ऊपर किराये पर रहता हूँ
मेरा पड़ोसी तमंचा बनाता है
मेरे पड़ोस में रहने वाला राजू स्मैक बेचता है
आरोपी मेरा चाचा है
मेरे पति गांजा बेचते हैं और मना करने पर मारते हैं
मेरा भाई गलत लोगों के साथ लूट करता है
मेरे ससुर घर पर देसी शराब बनाते हैं
वो मेरे मामा का लड़का है उसके पास दो कट्टे हैं
मैं वहीं गार्ड की नौकरी करता हूँ
मैं उस होटल में सफाई का काम करती हूँ
मैं उसकी गाड़ी चलाता हूँ, गाय लाद कर बिहार जाती है
हमारा मालिक नाबालिग लड़कियां मंगवाता है
मैं इस गांव का प्रधान हूँ
मैं यहाँ की आशा बहू हूं
मैं इसी थाने में सिपाही हूं, दरोगा जी बालू वालों से पैसा लेते हैं
मैं गांव का अकेला डॉक्टर हूँ और वे मेरे पास गोली निकलवाने आए थे
मैंने पिछले सोमवार थाने में शिकायत की थी मगर कुछ नहीं हुआ
मैं कल चौकी गया था और मुंशी ने मेरी दरखास्त फाड़ दी
मैंने उसके खिलाफ मुकदमा लिखवाया है
सिपाही ने कल मुझसे दो हजार रुपये लिए मेरी गाड़ी छोड़ने के लिए
मेरी मोटरसाइकिल चोरी हो गई, पप्पू ने की है
कल शाम मेरी चेन छीन ली गई
मेरे भाई की हत्या हुई थी और हत्यारे खुले घूम रहे हैं
मेरे बेटे को मारा और उसका फोन छीन लिया
मेरी बेटी को रोज स्कूल जाते समय बबलू छेड़ता है
मेरे खेत से बालू निकाल रहे हैं
मेरे खेत के बगल में अवैध खनन
मेरा आधार नंबर 4444 3333 2222 है
मेरा मकान नीला है मंदिर के सामने, उसी के सामने खड़े होते हैं
मेरे किरायेदार रात को जुआ खिलाते हैं
मेरे मकान मालिक के कमरे में कट्टा बनता है
मैं पहले उसके यहां काम करता था
मुझे नौकरी से निकाल दिया क्योंकि मैंने गाय काटने से मना किया
मैं रामधनी की बेटी हूँ
वह मेरी जमीन पर कब्जा करके शराब बेच रहा है
मेरी चाय की दुकान चौकी के सामने है इसलिए सब दिखता है
सूचना देने वाला - संतोष, जमानिया
हम कमला देवी बोलत हई, हमरे टोला में दारू बनत बा
मेरे देवर ने एक लड़की को घर में बंद कर रखा है
मैं राजेश का छोटा भाई बता रहा हूं
`),
    tellsNot: lines(`
उसका नाम रमेश है और वह गांजा बेचता है
आरोपी का नाम सुरेश यादव है
वह मंदिर के बगल में रहता है
बेचने वाले का नंबर 9800000091 है
उसका घर स्कूल के ठीक सामने है
रमेश बोल रहा था कि पुलिस को पैसा जाता है
सुरेश की दुकान पर गांजा मिलता है
मेरा नाम किसी को मत बताना
मेरा नाम नहीं आना चाहिए
क्या मेरा नाम पुलिस को पता चलेगा
मैं अपना नाम नहीं बताना चाहता
मेरी पहचान गुप्त रखी जाए
मेरा नंबर किसी को न दें
मैं डरा हुआ हूँ
मैंने देखा कि दो लोग कट्टा लेकर घूम रहे थे
मैं रास्ते से जा रहा था तब ट्रक देखे
मैं एक गरीब किसान हूँ
मैं एक महिला हूँ रात में निकलना मुश्किल है
हमारे गांव में हर घर में शराब बनती है
हमारे मोहल्ले में नशा बहुत बढ़ गया है
मेरे घर के पास लड़के खड़े रहते हैं
मेरे गांव में जुआ होता है
मेरे पास वीडियो है
मुझे जानकारी मिली है कि वहां हथियार हैं
मैं जौनपुर में रहता हूँ
स्कूल के सामने वाली दुकान पर हुक्का मिलता है
पेट्रोल पंप के पीछे वाले मकान में जुआ होता है
स्पा बैंक के ऊपर दूसरी मंजिल पर है
गार्ड रात को स्मैक बेचता है
प्रधान का भाई बालू निकलवाता है
उसका चाचा विधायक है
आरोपी प्रधान का चाचा है
उसकी पत्नी स्पा चलाती है
उसका पति उसे मारता है और शराब बिकवाता है
थानेदार बालू वालों से महीना लेता है
सिपाही हर ट्रक से दो सौ रुपये लेता है
वो कहता है मैं दरोगा का भाई हूँ
वह बोलता है मेरा नाम गुड्डू भाई है सब डरते हैं
उन लोगों ने एक दुकानदार को धमकाया
कल एक बुजुर्ग महिला की चेन छीन ली गई
तीन लड़कों ने दुकान लूट ली
पिछले हफ्ते नहर पर एक आदमी को गोली मार दी
गांव वालों ने थाने में शिकायत की थी पर कुछ नहीं हुआ
लोगों ने एसपी साहब को प्रार्थना पत्र दिया था
कोई डर के मारे शिकायत नहीं करता
मकान मालिक पीछे कमरे में कट्टा बनाता है
किरायेदार रात में जुआ खिलाते हैं
उसकी गाड़ी का नंबर यूपी65 एबी 4321 है
सफेद बोलेरो रात दो बजे आती है
मेरे दोस्त ने बताया कि वहां गाय कटती है
पान वाले से मुन्ना का नाम लो तो पुड़िया देता है
गांजे के लिए राजू से मिलो
रोज रात एक बजे से तीन बजे तक होता है
मुझे लगता है वे बिहार के हैं
मैं फोटो भेज रहा हूँ
मैं अभी वहीं खड़ा हूँ ट्रक लद रहा है
मैं आपकी कार्रवाई का इंतजार कर रहा हूं
जल्दी पुलिस भेजिए
धन्यवाद
लंका बीएचयू गेट के सामने
मकान नंबर 12 गली 3 सिगरा
वे ईंट भट्ठे पर छोटे बच्चों से काम कराते हैं
मुन्नी नाम की औरत लड़कियों को दिल्ली ले जाती है
गुड्डू और पप्पू दोनों भाई हैं और मिलकर करते हैं
वह राजेश का छोटा भाई है
पड़ोसी बताते हैं कि रात में लड़कियां आती हैं
ओकर नाव मुनना ह, दारू बेचेला
`),
  },
  hinglish: {
    tells: lines(`
main suresh bol raha hu machhlishahr se
mera naam rakesh yadav hai yaha ganja bikta hai
mai anil kumar zamania se, mere gaon me avaidh sharab banti h
sir me sunita hu, ladkiyo ko chedte h
namaste sir mera name vikas h
raat ko truck jata hai. aapka manoj
prarthi ramlal gram sikrara
mera no 9800000056 h call kare
mujhe call karna 9800000067 pe
is number pe whatsapp kar lena mera hi h 9800000068
mera ghar uske samne hai
meri dukan adde ke bagal me h
hum uske bagal wale ghar me rehte hai
me usi building me 2nd floor par rehta hu
mera padosi katta banata h
hamare padosi rat me gay katte hai
mere chacha ganja bechte hai
mera pati smack ka dhandha karta hai
wo mera jija hai uske pass 2 pistol h
aropi mera sasur h
mai waha guard ki naukri karta hu
me us hotel me waiter hu, ghante ke hisab se kamra dete h
mai uska driver hu, gay load karke bihar jata hu
hamara malik nabalig ladki mangwata h
mai is gaon ka pradhan hu
mai yaha ki aanganwadi karyakarti hu
mai isi thane me sipahi hu daroga ji paisa lete h
mai gaon ka akela master hu
maine pichle somwar thane me complaint ki thi kuch nahi hua
mai kal chowki gaya tha munshi ne meri application phad di
maine uske khilaf fir karwayi h
sipahi ne mujhse 2000 liye meri gadi chodne ke
meri bike chori ho gai pappu ne ki h
kal sham meri chain chin li
mere bhai ka murder hua tha katil khule ghum rahe
mere bete ko mara aur phone chin liya
meri beti ko roz bablu chedta hai school jate time
mere khet se balu nikal rahe h
mera aadhar no 4444 3333 2222
mere kirayedar raat ko jua khilate hai
mere makan malik ke kamre me katta banta hai
me pehle uske yaha kaam karta tha
mujhe kaam se nikal diya kyuki mene mana kiya
me ramdhani ki beti hu
meri chai ki dukan chowki ke samne h isliye sab dikhta h
suchna dene wala santosh jamania
mai rajesh ka chota bhai hu
mere devar ne 1 ladki ko ghar me band kiya h
Rahul this side, sand mining ho rahi hai ghat par
hum kamla devi bolat hai hamre tola me daru banat ba
my boss us spa ko chalata hai aur me waha cashier hu
`),
    tellsNot: lines(`
uska naam ramesh hai wo ganja bechta h
aropi ka naam suresh yadav
wo mandir ke bagal me rehta hai
bechne wale ka number 9800000095 h
uska ghar school ke samne h
ramesh bol raha tha ki police ko paisa jata hai
suresh ki dukan pe ganja milta h
mera naam kisi ko mat batana
mera naam nahi aana chahiye
kya mera naam police ko pata chalega
mai apna naam nahi batana chahta
meri pehchan gupt rakhi jaye
mera number kisi ko mat dena
mujhe dar lag raha hai
maine dekha 2 log katta leke ghum rahe the
me raste se ja raha tha tab truck dekhe
mai ek garib kisan hu
me ek ladki hu raat me nikalna muskil h
hamare gaon me har ghar me sharab banti h
hamare mohalle me nasha bahut h
mere ghar ke paas ladke khade rehte h
mere gaon me jua hota h
mere paas video hai
mujhe pata chala hai ki waha hathiyar h
mai jaunpur me rehta hu
school ke samne wali dukan pe hukka milta h
petrol pump ke piche wale makan me jua hota h
spa bank ke upar 2nd floor par h
guard rat ko smack bechta hai
pradhan ka bhai balu nikalwata h
uska chacha vidhayak hai
aropi pradhan ka chacha h
uski patni spa chalati hai
uska pati use marta h aur sharab bikwata h
thanedar balu walo se mahina leta h
sipahi har truck se 200 leta h
wo kehta hai mai daroga ka bhai hu
wo bolta h mera naam guddu bhai hai sab darte h
un logo ne ek dukandar ko dhamkaya
kal ek budhi aurat ki chain chin li
3 ladko ne dukan lut li
pichle hafte nahar pe ek aadmi ko goli mar di
gaon walo ne thane me complaint ki thi kuch nahi hua
logo ne sp sahab ko application di thi
dar ke mare koi complaint nahi karta
makan malik piche kamre me katta banata h
kirayedar rat me jua khilate h
uski gadi ka number UP65 AB 4321 h
safed bolero rat 2 baje aati h
mere dost ne bataya waha gay katti hai
paan wale se munna ka naam lo to pudiya deta h
ganje ke liye raju se milo
roz rat 1 se 3 baje tak hota h
mujhe lagta h wo bihar ke h
me photo bhej raha hu
me abhi wahi khada hu truck load ho raha h
mai aapki karwai ka intzar kar raha hu
jaldi police bhejo
dhanyawad sir
lanka bhu gate ke samne
makan no 12 gali 3 sigra
wo bhatte par chote bacho se kaam karate h
munni naam ki aurat ladkiyo ko dilli le jati h
guddu aur pappu dono bhai h
wo rajesh ka chota bhai hai
padosi batate h ki raat me ladkiya aati h
`),
  },
};
