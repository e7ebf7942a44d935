// A third lot, written when the phrases stood as measured on held-out.ts, in forms that its writer had not used before: the hardest.
// First run: 74 of 120 that tell, 26 of 130 false alarms; only then tuned on.
// What tells and what doesn't is decided as in tuned-on.ts; all names are made up.
import { lines, type Sentences } from './sentence-lines';

export const THIRD_LOT: Record<'en' | 'hi' | 'hinglish', Sentences> = {
  en: {
    tells: lines(`
Good evening officer, Shabnam Bano speaking. the parlour below is not a parlour
gud mrng sir frm Ritesh, they r selling ganja nr the mosque
kindly treat this as my complaint. Ashok Maurya, Retd. Lekhpal, Dobhi
Writing this as the wife of the man who runs the still
being his tenant for 5 years i can tell you he has three guns
The boy who was stabbed is the son of my elder brother
They come into the chemist where I sit at the counter and demand syrup
I cut hair two doors away from the den
Whatever happens in that courtyard can be seen from where I sleep
my window faces their gate
only our family is left in that lane, all others moved because of them
the girl who ran away from there is hiding with us
he married me by force and now he makes me carry packets
two of them came to where i park my auto and broke the glass
i had given 50000 to the daroga through Pintu for my son's bail
I lost my leg when their truck hit me near the culvert last year
i was the one who gave you the photo of the truck at the chowki
my complaint number is 4471, it was closed without asking me
after my FIR they are threatening every day
since I gave my statement against Bablu I cannot leave home
We three sisters live alone and he climbs on our wall
they have kept my cow also
He's family so please dont say who told you
our milk is bought by them and they said not to come after 9
as a bank guard at Zamania branch I see them changing the notes
I supply eggs there thrice a week
being a lady constable i have to stay silent in the thana
am the new ANM of the sub centre here
They pay me 300 a night to keep watch
I used to roll the packets myself, i am out since Diwali
you may speak to me on this number 9800000121 but only after 9 pm
reach out - ritesh121@example.com
I will be standing at the gate in a yellow shirt, on a black activa UP61 B 2222
i can show if police come, i am the tea seller near gate no 2
My mother cooks for them
the loader who was crushed was from my family
my class teacher touches girls
the SO knows me well since I am secretary of the vyapar mandal
It happened to me also, near the same bus stop, on 4th at 8 pm
he is engaged to my sister
`),
    tellsNot: lines(`
Good evening officer, the parlour below the coaching is not a parlour
Ashok Maurya, a retired lekhpal, sells government land with false papers
The wife of the man runs the still when he is away
tenants change every month in that building
The boy who was stabbed is the son of a teacher
They demand syrup from the chemist near the clock tower
A barber two doors away from the den keeps the money
whatever happens in that courtyard can be seen from the road
one family is left in that lane, others moved because of them
the girl who ran away is hiding somewhere
he married her by force and makes her carry packets
two of them broke the glass of an auto
they gave 50000 to the daroga through Pintu for bail
their truck hit a labourer near the culvert last year
My hands are shaking while I type this
it is my first time using this
I have not told my family about this message
I have no enmity with anyone
I pay my taxes and want a clean town
I would like to stay anonymous
You do not need to know me
don't call me
please don't ask me who I am
I hope you understand my fear
My heart breaks when I see those children
we as a society should act
my advice is to send people without uniform
my source is reliable
what is my receipt number
I was told by a shopkeeper that goods come on Monday
I was there for a wedding and noticed it
I got scared and left
I pass by that road sometimes
I only know that the car is white
Is there any reward for me
I think my message was not delivered
Sonu, Monu and Kallu are the main people
The group is led by Harendra - a history sheeter
it is run by one Feroz / he comes at 9
sold by Mahesh. He has a limp
Deepak Traders, near the clock tower
the driver said "my owner pays the police"
She cried "this is my child" but they took her
Suresh and his son Vivek
`),
  },
  hi: {
    tells: lines(`
शबनम बानो बोल रही हूँ, नीचे वाला पार्लर पार्लर नहीं है
रितेश की तरफ से नमस्ते, मस्जिद के पास गांजा बिकता है
अशोक मौर्य, सेवानिवृत्त लेखपाल, डोभी
जो भट्ठी चलाता है मैं उसकी घरवाली लिख रही हूँ
पांच साल से उसका किरायेदार होने के कारण जानता हूं कि तीन बंदूक हैं
जिस लड़के को चाकू लगा वह मेरे बड़े भाई का बेटा है
मैं जिस दवा की दुकान पर बैठता हूँ वहां आकर सिरप मांगते हैं
अड्डे से दो दुकान छोड़कर बाल काटता हूँ
जहां मैं सोता हूँ वहां से उनका आंगन साफ दिखता है
मेरी खिड़की उनके फाटक की ओर खुलती है
उस गली में अब सिर्फ हमारा परिवार बचा है
जो लड़की वहां से भागी वह हमारे यहां छुपी है
उसने मुझसे जबरदस्ती शादी की और अब पुड़िया ढुलवाता है
जहां मैं ऑटो खड़ी करता हूँ वहां आकर शीशा तोड़ा
मैंने बेटे की जमानत के लिए पिंटू के हाथ दरोगा को पचास हजार दिए
पिछले साल उनके ट्रक ने मुझे टक्कर मारी और मेरा पैर कट गया
चौकी पर ट्रक की फोटो मैंने ही दी थी
मेरी शिकायत संख्या 4471 बिना पूछे बंद कर दी
एफआईआर के बाद से मुझे रोज धमकी मिल रही है
बबलू के खिलाफ मेरी गवाही के बाद घर से निकलना मुश्किल है
हम तीन बहनें अकेली रहती हैं और वह दीवार चढ़ आता है
मेरी गाय भी वही ले गए
वो हमारे घर का ही आदमी है
वे लोग हमसे दूध लेते हैं
जमानिया शाखा में बैंक गार्ड होने के नाते देखता हूँ
हफ्ते में तीन बार अंडे पहुंचाता हूँ वहां
मैं महिला सिपाही हूँ थाने में चुप रहना पड़ता है
यहां के उपकेंद्र की नई एएनएम हूँ
पहरा देने के मुझे 300 रुपये रात के मिलते हैं
पहले मैं भी पुड़िया बांधता था, दिवाली से छोड़ दिया
9800000122 पर मुझसे बात कर सकते हैं रात 9 के बाद
मैं पीली शर्ट में गेट पर मिलूंगा
गेट नंबर 2 के पास जो चाय बेचता है वह मैं ही हूँ
मेरी मां उनका खाना बनाती है
जो पल्लेदार दबकर मरा वह हमारे परिवार का था
मेरे क्लास टीचर लड़कियों को छूते हैं
व्यापार मंडल का मंत्री हूँ, थानेदार मुझे पहचानते हैं
मेरे साथ भी यही हुआ था 4 तारीख को रात 8 बजे
मेरी बहन की उससे सगाई हुई है
हमार ननद ओकरे घरे बियाहल बाड़ी
`),
    tellsNot: lines(`
कोचिंग के नीचे वाला पार्लर पार्लर नहीं है
सेवानिवृत्त लेखपाल अशोक मौर्य सरकारी जमीन बेच रहा है
उसकी घरवाली भट्ठी चलाती है
उस मकान में हर महीने किरायेदार बदलते हैं
जिस लड़के को चाकू लगा वह एक मास्टर का बेटा है
घंटाघर वाले दवा दुकानदार से सिरप मांगते हैं
अड्डे से दो दुकान छोड़कर एक नाई पैसा रखता है
सड़क से उनका आंगन साफ दिखता है
उस गली में सिर्फ एक परिवार बचा है
जो लड़की वहां से भागी वह कहीं छुपी है
उसने लड़की से जबरदस्ती शादी की और पुड़िया ढुलवाता है
दो लोगों ने एक ऑटो का शीशा तोड़ा
पिंटू के हाथ दरोगा को पचास हजार दिए गए
पिछले साल उनके ट्रक ने एक मजदूर को टक्कर मारी
लिखते हुए मेरे हाथ कांप रहे हैं
मैं पहली बार इसमें लिख रहा हूँ
मैंने घर में किसी को नहीं बताया
मेरी किसी से दुश्मनी नहीं है
मैं चाहता हूँ मेरा शहर साफ रहे
मैं गुमनाम रहना चाहता हूँ
आपको मुझे जानने की जरूरत नहीं
मुझे फोन मत करना
कृपया यह न पूछें कि मैं कौन हूँ
मेरा डर समझिए
उन बच्चों को देखकर मेरा दिल रोता है
हम सबको मिलकर कुछ करना होगा
मेरी सलाह है कि सादे कपड़ों में आइए
मेरा सूत्र पक्का है
मेरी सूचना संख्या क्या है
मुझे एक दुकानदार ने बताया कि सोमवार को माल आता है
मैं वहां शादी में गया था तब देखा
मैं डर कर चला आया
मैं कभी कभी उस रास्ते से निकलता हूँ
मुझे बस इतना पता है कि गाड़ी सफेद है
क्या मुझे इनाम मिलेगा
मुझे लगता है मेरा मैसेज नहीं पहुंचा
सोनू मोनू और कल्लू मुख्य लोग हैं
इस गिरोह का सरगना हरेंद्र - हिस्ट्रीशीटर
इसे फिरोज चलाता है / वह नौ बजे आता है
महेश बेचता है। लंगड़ा कर चलता है
दीपक ट्रेडर्स घंटाघर
ड्राइवर ने कहा मेरा मालिक पुलिस को पैसा देता है
वह रो रही थी कि यह मेरा बच्चा है पर वे ले गए
`),
  },
  hinglish: {
    tells: lines(`
shabnam bano bol rahi hu niche wala parlour parlour nahi hai
ritesh ki taraf se namaste masjid ke paas ganja bikta h
ashok maurya retd lekhpal dobhi
jo bhatti chalata hai mai uski gharwali likh rahi hu
5 saal se uska kirayedar hone ke karan janta hu 3 bandook h
jis ladke ko chaku laga wo mere bade bhai ka beta h
mai jis medical pe baithta hu waha aake syrup mangte hai
adde se 2 dukan chod ke baal kat ta hu
jaha mai sota hu waha se unka aangan dikhta h
meri khidki unke gate ki taraf khulti hai
us gali me ab sirf hamara parivar bacha h
jo ladki waha se bhagi wo hamare yaha chupi hai
usne mujhse jabardasti shadi ki ab pudiya dhulwata h
jaha me auto khadi karta hu waha aake sheesha toda
maine bete ki jamanat k liye pintu ke hath daroga ko 50000 diye
pichle saal unke truck ne mujhe takkar mari mera pair kat gaya
chowki pe truck ki photo maine hi di thi
meri shikayat no 4471 bina puche band kar di
fir ke baad se mujhe roz dhamki mil rahi h
bablu ke khilaf meri gawahi ke baad ghar se nikalna muskil h
hum 3 bahne akeli rehti hai aur wo diwar chadh aata h
meri gaay bhi wahi le gaye
wo hamare ghar ka hi aadmi h
wo log humse dudh lete hai
zamania branch me bank guard hone ke naate dekhta hu
hafte me 3 bar ande pahuchata hu waha
mai mahila sipahi hu thane me chup rahna padta h
yaha ke sub center ki nayi ANM hu
pehra dene ke mujhe 300 rupye rat ke milte hai
pehle me bhi pudiya bandhta tha diwali se chod diya
9800000123 pe mujhse bat kar sakte ho rat 9 ke bad
me pili shirt me gate pe milunga
gate no 2 ke paas jo chai bechta hai wo me hi hu
meri maa unka khana banati h
jo palledar dab ke mara wo hamare parivar ka tha
mere class teacher ladkiyo ko chute hai
vyapar mandal ka mantri hu thanedar mujhe pehchante hai
mere sath bhi yahi hua tha 4 tarikh ko rat 8 baje
meri behan ki usse sagai hui h
mr ritesh here frm dobhi
`),
    tellsNot: lines(`
coaching ke niche wala parlour parlour nahi hai
retired lekhpal ashok maurya sarkari jameen bech raha h
uski gharwali bhatti chalati hai
us makan me har mahine kirayedar badalte hai
jis ladke ko chaku laga wo ek master ka beta h
ghantaghar wale dawa dukandar se syrup mangte h
adde se 2 dukan chod ke ek nai paisa rakhta h
sadak se unka aangan saf dikhta hai
us gali me sirf ek parivar bacha hai
jo ladki bhagi wo kahi chupi h
usne ladki se jabardasti shadi ki pudiya dhulwata h
2 logo ne ek auto ka sheesha toda
pintu ke hath daroga ko 50000 diye gaye
pichle saal unke truck ne ek majdoor ko takkar mari
likhte hue mere hath kaanp rahe h
me pehli bar isme likh raha hu
maine ghar me kisi ko nahi bataya
meri kisi se dushmani nahi h
mai chahta hu mera shahar saf rahe
me gumnam rehna chahta hu
aapko mujhe janne ki jarurat nahi
mujhe phone mat karna
please ye na puche ki mai kaun hu
mera dar samjhiye
un bacho ko dekh kar mera dil rota h
hum sabko milkar kuch karna hoga
meri salah hai sade kapdo me aaiye
mera source pakka hai
meri report ka number kya hai
mujhe ek dukandar ne bataya ki monday ko maal aata h
me waha shadi me gaya tha tab dekha
me dar ke chala aaya
me kabhi kabhi us raste se nikalta hu
mujhe bas itna pata h ki gadi safed hai
kya mujhe inam milega
mujhe lagta hai mera msg nahi pahucha
sonu monu aur kallu main log hai
is giroh ka sargana harendra - history sheeter
ise firoz chalata h / wo 9 baje aata hai
mahesh bechta hai. langda ke chalta h
deepak traders ghantaghar
driver ne kaha mera malik police ko paisa deta h
wo ro rahi thi ki ye mera bachcha hai par wo le gaye
`),
  },
};
