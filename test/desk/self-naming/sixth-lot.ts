// A sixth lot, written when the phrases had been tuned on all others; its languages do not repeat each other.
// First run: 60 of 90 that tell, 2 of 106 false alarms; only then tuned on.
// What tells and what doesn't is decided as in tuned-on.ts; all names are made up.
import { lines, type Sentences } from './sentence-lines';

export const SIXTH_LOT: Record<'en' | 'hi' | 'hinglish', Sentences> = {
  en: {
    tells: lines(`
Sir/madam I Geeta Maurya request you to close the wine shop near the girls school
Zubair from Para bazar here
they grow ganja behind the house where my mother lives
I give tuition to his children and saw the pistols in the almirah
The accused comes to our clinic for dressing
my bullock was taken from the shed at night and I found blood in his yard
I have four daughters and the boys stand at our door every evening
last month I stopped them from digging and they broke my arm
we are running a small hotel on the same road, police asks for free rooms
I am in charge of the godown
my phone was snatched at the turning by two boys on pulsar
As a member of the mandir committee I object to the meat shop
the dead body was found in our pond
I was asked to bring two girls for the party
he is my cousin's friend and stays with us
My truck is number 3 in the line, I will blink the light
our lane has five houses, mine is the last
I saw it when I was cleaning his car in the morning
I am the complainant of case 88
this man wants to marry my minor daughter
i have to pay 200 every day for my cart to the constable
they put a bag of ganja in my dickey and took 30000
I know because I was in jail with him
my sister-in-law works at the parlour as helper
I studied with him till 10th
They fired the guard and made me do the night watch
please send a lady police, I am locked in the room no 4
the tubewell where they play cards belongs to us
I am writing on behalf of my wife who was touched in the bus by the conductor
myself and two others complained to the DM on tehsil diwas
`),
    tellsNot: lines(`
close the wine shop near the girls school please
a man from Para bazar supplies it
they grow ganja behind an old house
pistols are in the almirah of the second room
he goes to a private clinic for dressing
a bullock was taken at night and blood was found in his yard
boys stand at the temple gate every evening
those who stop them from digging are beaten
police asks for free rooms in hotels on this road
the man in charge of the godown is involved
phones are snatched at the turning by two boys on pulsar
people of the mandir committee object to the meat shop
a dead body was found in the pond
they ask for two girls for each party
his friend stays in a rented room
truck number three in the line has the cows
the lane has five houses, his is the last
I noticed it this morning from the road
the complainant of that case is being threatened
an old man wants to marry a minor girl
every cart has to pay 200 a day to the constable
they put ganja in people's vehicles and take money
they met in jail
the helper of the parlour knows all
he studied till 10th
I fear for the future of our children
We the public want action
I am just doing what is right
I got this information from a reliable person
I will send the video when I get network
It is my humble request
my heart says he is guilty
I do not like to complain but this is too much
we have been tolerating this for years
Nobody listens to us poor people
you can check the CCTV of the bank
`),
  },
  hi: {
    tells: lines(`
महोदय मैं गीता मौर्या बालिका विद्यालय के पास ठेका बंद कराने की प्रार्थना करती हूँ
पारा बाजार वाला जुबैर हूँ
जिस मकान में मेरी मां रहती है उसके पीछे गांजा उगाते हैं
मैं उसके बच्चों को ट्यूशन देता हूँ अलमारी में पिस्तौल देखी
आरोपी हमारे क्लिनिक पर पट्टी कराने आता है
मेरा बैल रात में खूंटे से खोल ले गए
चार बेटियों का बाप हूँ रोज शाम लड़के दरवाजे पर खड़े होते हैं
पिछले महीने खुदाई रोकी तो मेरा हाथ तोड़ दिया
गोदाम की चाबी मेरे पास रहती है
मंदिर समिति का सदस्य होने के नाते मांस की दुकान का विरोध करता हूँ
लाश हमारे पोखरे में मिली थी
मुझसे पार्टी के लिए दो लड़कियां लाने को कहा
मेरे मौसेरे भाई का दोस्त है हमारे यहां ही रुका है
हमारी गली में पांच ही घर हैं आखिरी वाला मेरा
सुबह उसकी गाड़ी धोते समय देखा
मुकदमा संख्या 88 का वादी मैं हूँ
यह आदमी मेरी नाबालिग लड़की से शादी करना चाहता है
ठेला लगाने के लिए मुझे रोज सिपाही को दो सौ देने पड़ते हैं
मेरी डिक्की में गांजा रखकर तीस हजार ले लिए
उसके साथ जेल में था इसलिए जानता हूँ
दसवीं तक हम साथ पढ़े हैं
चौकीदार को निकाल कर मुझसे रात में पहरा दिलवाते हैं
महिला पुलिस भेजिए मैं कमरा नंबर 4 में बंद हूँ
जिस ट्यूबवेल पर ताश होता है वह हमारा है
बस में कंडक्टर ने मेरी पत्नी से बदतमीजी की
तहसील दिवस में हम तीन लोगों ने डीएम साहब को लिखकर दिया था
मेरा देवर रात को चोरी का सामान लाता है
ई रिक्शा चलाता हूँ स्टैंड पर गुंडा टैक्स देना पड़ता है
नई बहू हूँ इस घर की और ससुर गलत नजर रखते हैं
हम राजभर बस्ती के लोग नहीं मैं अकेला लिख रहा हूँ रामजी राजभर
`),
    tellsNot: lines(`
बालिका विद्यालय के पास से ठेका हटवाइए
पारा बाजार का एक आदमी माल देता है
पुराने मकान के पीछे गांजा उगाते हैं
दूसरे कमरे की अलमारी में पिस्तौल हैं
वह प्राइवेट क्लिनिक में पट्टी कराता है
रात में किसानों के बैल खोल ले जाते हैं
शाम को मंदिर के दरवाजे पर लड़के खड़े होते हैं
खुदाई रोकने वालों को पीटते हैं
गोदाम का मालिक भी मिला है
मंदिर समिति के लोग विरोध कर रहे हैं
पोखरे में एक लाश मिली थी
पार्टी के लिए दो लड़कियां मंगवाते हैं
उसका दोस्त किराए के कमरे में रुका है
गली में पांच घर हैं उसका आखिरी है
आज सुबह सड़क से गुजरते हुए देखा
उस मुकदमे के वादी को धमका रहे हैं
एक बूढ़ा नाबालिग लड़की से शादी कर रहा है
हर ठेले वाले को रोज दो सौ देने पड़ते हैं
गाड़ियों में गांजा रखकर पैसे ऐंठते हैं
दोनों जेल में मिले थे
मुझे अपने देश के कानून पर भरोसा है
हम जनता कार्रवाई चाहते हैं
मैं वही कर रहा हूँ जो सही है
भरोसे के आदमी से खबर मिली है
नेटवर्क आने पर वीडियो भेजूंगा
मेरा विनम्र निवेदन है
मेरा मन कहता है वही दोषी है
शिकायत करना अच्छा नहीं लगता पर हद हो गई
हम बरसों से सह रहे हैं
गरीबों की कोई नहीं सुनता
बैंक का सीसीटीवी देख लीजिए
मेरे पास इससे ज्यादा जानकारी नहीं
सबकी बहन बेटियां हैं
आपकी बड़ी कृपा होगी
`),
  },
  hinglish: {
    tells: lines(`
Mohd Rizwan naam h mera kasba Saidpur, ek aurat smack bechti hai
main uske ghar me bartan dhoti hu waha bandook dekhi
hamare bade papa ne jameen ke liye goli chalai
usi coaching me padhati hu jaha ladke aate h
mere office ke niche hukka bar hai
mai unka purana khalasi hu sab raste janta hu
do saal pehle mera bhi apharan hua tha yahi log the
bhabhi ko jala ke mar diya meri, police ne kuch nahi kiya
daroga ji mere ghar aake dhamka gaye
main hi unko gadi kiraye pe deta tha
mera bhai unke sath uthta baithta h
mere ex ne meri photo viral ki h
meri ladki 14 saal ki h use phone pe tang karta hai
saste galle ki dukan meri hai kotedar ho kar bolta hu pradhan paisa khata hai
hospital me ward boy hu lash ka number badla gaya
shadi me DJ bajane gaya tha mai aur mera bhai, waha goli chali
hum dono bhai balu ki naav chalate hai
mere tempo me maal rakhwate h jabardasti
railway me trackman hu raat ko patri ke paas dekha
jis ladke ne chori ki wo mere yaha kaam karta tha
maine application di thi 1090 par number 33 h
mera makan kabja kar liya gunda hai
naam Pankaj, BSc third year, hostel B
uske bachche mere school me padhte h
meri dukan jala di kyuki hafta nahi diya
wo mera mama lagta h isliye naam nahi likh raha uska
ham bank mitra hai paisa nikalte samay dekha
mere baap ko mar ke pedh pe latka diya
thane ka chowkidar hu bada babu ka hisab mai likhta hu
uski gali me sirf mera hi ghar hindu ka hai
`),
    tellsNot: lines(`
saidpur kasbe me ek aurat smack bechti hai
uske ghar me bandook rakhi h
jameen ke liye goli chali
coaching ke bahar bike wale ladke aate h
office complex ke niche hukka bar hai
khalasi ko sab raste pata h
do saal pehle ek bacche ka apharan hua tha
ek bahu ko jala ke mar diya police ne kuch nahi kiya
daroga ji gareebo ko dhamkate h
gadi kiraye pe leke maal dhote hai
naye ladke unke sath uthte baithte h
ladkiyo ki photo viral karta h
kotedar aur pradhan mil ke paisa khate hai
hospital me lash ka number badla gaya
shadi me goli chali thi kal
dono bhai balu ki naav chalate hai
tempo walo se jabardasti maal rakhwate h
raat ko patri ke paas 4 log dekhe gaye
chori karne wala ladka bihar bhag gaya
logo ke makan kabja kar leta hai
hafta nahi dene par dukan jala dete h
uska mama thane me hai
bank mitra gadbad karta h
thane ka chowkidar hisab rakhta h
jo sach hai wahi likh raha hu
mai kisi se darta nahi par naam nahi dunga
bas itna kehna chahta hu ki jaldi aao
mujhe neend nahi aati ye sab dekh ke
apni aankhon se dekha tabhi likh raha hu
jisne dekha usne mujhe bataya
hamari bhi koi sune
garib aadmi kaha jaye
ye message delete kar du kya
thoda late reply karunga
kya mera message police padhegi
bhagwan aapka bhala kare
`),
  },
};
