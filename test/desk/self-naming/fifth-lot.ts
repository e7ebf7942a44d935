// A fifth lot, written when the phrases had been tuned on all others; the Hindi and the romanised Hindi say much the same.
// First run: 64 of 90 that tell, no false alarm in 104; only then tuned on.
// What tells and what doesn't is decided as in tuned-on.ts; all names are made up.
import { lines, type Sentences } from './sentence-lines';

export const FIFTH_LOT: Record<'en' | 'hi' | 'hinglish', Sentences> = {
  en: {
    tells: lines(`
hi its me Rajan from the cycle shop
Sir I'm Nisha, eve teasing outside our coaching daily
we are neighbours of this man for 20 years
the illegal clinic is run by my brother in law
last year they burnt my hut because I spoke against them
my son was picked up by SOG on 12th and they want 1 lakh
I do stitching at home and from there I see the bikes come
I was in the car when they shot him
my sister Rekha was sold to a man in Haryana
Please dont tell Pappu, he will know it is me because only I saw him
I work night shift at the brick kiln and trucks go after 1
the pradhan took 5000 from me for the awas and gave nothing
I am his second wife and he has a country pistol
our tractor driver is selling the diesel and bringing drugs
im the one who sold him the land
i have a mobile repair shop near the crossing they bring stolen phones to me
Ram Kishun s/o late Bhola, village Para
he beats me and makes my daughter dance at parties
my roll no is 2214 and the lab assistant harasses us
You can ask me, I stay at Sharma lodge room 6
they have put me in a false case
He owes me 80000 and when I asked he showed a gun
being the owner of the field where they dig I request action
We gave our land on rent and they started making liquor
I was fired from the spa because I refused a customer
the SHO is my batchmate so please keep it quiet
Ours is the only pucca house there so they will know
I'm a nurse at the CHC and boys with knife wounds come to us
this is about my in laws, they asked dowry and keep weapons
I take milk there at 5 am and the girls beg me for help
`),
    tellsNot: lines(`
a man called Rajan sells stolen cycles
boys tease girls outside the coaching daily
neighbours of this man are afraid for 20 years
the illegal clinic is run by a compounder
last year they burnt a hut because a man spoke against them
a boy was picked up by SOG and they want 1 lakh
bikes come there from 6 to 9 in the evening
he was shot while sitting in a car
a girl was sold to a man in Haryana
please do not tell Pappu that someone complained
trucks go after 1 from the brick kiln
the pradhan takes 5000 from everyone for the awas
his second wife keeps the money
the tractor driver is selling diesel and bringing drugs
a mobile repair shop near the crossing buys stolen phones
the lab assistant harasses girls
Sharma lodge room 6 is used for it
police puts innocent people in false cases
I am writing with great sorrow
I do not have any proof but it is true
I just want peace in our locality
I used to think police will act
I can't say more on phone
I shall be grateful for quick action
I trust only you people
my whole village is suffering
My mobile battery is low so short message
I went to see a friend and found this
I never saw such open sale before
it was told to me by an auto driver
how can I add a video
what happens after I send this
they speak Bengali and stay in tents
the white house with two gates, opposite the tank
He wears a gold chain and drives a red thar
I request you to keep it confidential
`),
  },
  hi: {
    tells: lines(`
साइकिल की दुकान वाला राजन बोल रहा हूँ
जी मैं निशा हूं कोचिंग जाती हूं वहां लड़के परेशान करते हैं
बीस साल से हम उसके पड़ोसी हैं
झोलाछाप क्लिनिक मेरे बहनोई का है
पिछले साल मेरी झोपड़ी जला दी थी
मेरे लड़के को एसओजी उठा ले गई और एक लाख मांगते हैं
घर पर सिलाई करती हूं वहीं से सब दिखाई देता है
जब गोली चली मैं उसी गाड़ी में बैठा था
मेरी ननद रेखा को हरियाणा में बेच दिया
सिर्फ मैंने ही देखा था इसलिए वह समझ जाएगा
भट्ठे पर रात की पाली में ईंट पाथता हूँ
आवास के नाम पर प्रधान ने मुझसे पांच हजार लिए
मैं उसकी दूसरी बीवी हूँ उसके पास तमंचा है
हमारे ट्रैक्टर का ड्राइवर नशा लाता है
वह जमीन मैंने ही उसे बेची थी
चौराहे पर मेरी मोबाइल की दुकान है चोरी के फोन मेरे पास लाते हैं
राम किशुन पुत्र स्व भोला ग्राम पारा
वह मुझे मारता है और मेरी बेटी को नाचने भेजता है
मैं लॉज के छह नंबर कमरे में रहता हूँ
मुझे झूठे केस में फंसा दिया है
उसने मेरे अस्सी हजार दबा लिए और मांगने पर कट्टा दिखाया
जिस खेत में खुदाई होती है उसका मालिक मैं हूँ
हमने जमीन किराए पर दी थी वहां शराब बनने लगी
मुझे स्पा से निकाल दिया क्योंकि मैंने मना किया
थानेदार मेरे साथ पढ़े हैं
वहां अकेला पक्का मकान हमारा ही है
सीएचसी में नर्स हूँ चाकू लगे लड़के आते हैं
मेरे ससुराल वाले दहेज मांगते हैं और हथियार रखते हैं
सुबह पांच बजे दूध देने जाता हूँ तो लड़कियां हाथ जोड़ती हैं
हम मुसहर टोला के झिनकू हईं हमार लइकी के उठा ले गइलें
`),
    tellsNot: lines(`
राजन नाम का आदमी चोरी की साइकिल बेचता है
कोचिंग जाने वाली लड़कियों को परेशान करते हैं
उसके पड़ोसी बीस साल से डरते हैं
झोलाछाप क्लिनिक एक कंपाउंडर का है
पिछले साल एक झोपड़ी जला दी थी
एक लड़के को एसओजी उठा ले गई
शाम छह से नौ बजे तक बाइक आती हैं
गाड़ी में बैठे आदमी को गोली मारी
एक लड़की को हरियाणा में बेच दिया
पप्पू को मत बताइएगा कि किसी ने शिकायत की
भट्ठे से रात एक बजे के बाद ट्रक निकलते हैं
आवास के नाम पर प्रधान सबसे पांच हजार लेता है
उसकी दूसरी बीवी पैसा रखती है
ट्रैक्टर का ड्राइवर नशा लाता है
चौराहे की मोबाइल की दुकान चोरी के फोन खरीदती है
शर्मा लॉज के छह नंबर कमरे में यह होता है
पुलिस बेगुनाह लोगों को झूठे केस में फंसाती है
बड़े दुख के साथ लिख रहा हूँ
मेरे पास सबूत नहीं है पर सच है
मैं सिर्फ अपने मोहल्ले में शांति चाहता हूं
मुझे लगता था पुलिस कुछ करेगी
फोन पर ज्यादा नहीं बता सकता
जल्दी कार्रवाई के लिए आभारी रहूंगा
मुझे सिर्फ आप लोगों पर भरोसा है
मेरा पूरा गांव परेशान है
मेरे मोबाइल की बैटरी कम है
मैं दोस्त से मिलने गया था तब यह देखा
मैंने ऐसी खुली बिक्री पहले नहीं देखी
एक ऑटो वाले ने मुझे यह बताया
वीडियो कैसे भेजूं
इसे भेजने के बाद क्या होता है
वे बंगाली बोलते हैं और तंबू में रहते हैं
टंकी के सामने दो गेट वाला सफेद मकान
गले में सोने की चेन पहनता है लाल थार चलाता है
`),
  },
  hinglish: {
    tells: lines(`
rajan cycle wala bol rha hu
mai nisha hu sir, roz ladke piche aate h
bees saal se uske padosi hai hum log
doctor sahab mere jija lagte hai aur farzi clinic chalate h
meri jhopdi jala di thi pichle saal inhone
mere ladke ko SOG utha le gayi 1 lakh mang rahe
ghar par silai karti hu wahi se sab dikhta h
jab goli chali me usi gadi me baitha tha
meri nand ko haryana me bech diya
sirf maine hi dekha tha to wo samajh jayega kisne bataya
bhatte pe rat ki pali me kaam krta hu
awas ke nam pe pradhan ne mujhse 5000 liye
uski dusri biwi hu mai uske pas tamancha h
hamare tractor ka driver nasha lata h
wo jamin maine hi usko bechi thi
chaurahe pe meri mobile ki dukan h chori ke phone mere pas late h
ram kishun putra swargiya bhola gram para
wo mujhe marta hai aur meri beti ko nachne bhejta h
me sharma lodge room 6 me ruka hu
mujhe jhuthe case me fasa diya h
usne mere 80 hazar daba liye mangne pe katta dikhaya
jis khet me khudai hoti hai uska malik mai hu
humne jamin kiraye pe di thi waha sharab banne lagi
mujhe spa se nikal diya kyuki maine mana kiya
thanedar mere sath padhe hai
waha akela pakka makan hamara hi h
chc me nurse hu chaku lage ladke aate h
mere sasural wale dahej mangte h aur hathiyar rakhte h
subah 5 baje dudh dene jata hu to ladkiya hath jodti h
hum jhinku hai musahar tola se hamar laiki ke utha le gailen
`),
    tellsNot: lines(`
rajan naam ka aadmi chori ki cycle bechta h
coaching jane wali ladkiyo ko pareshan karte h
uske padosi 20 saal se darte hai
farzi clinic ek compounder ka hai
pichle saal ek jhopdi jala di thi
1 ladke ko SOG utha le gayi
sham 6 se 9 tak bike aati h
gadi me baithe aadmi ko goli mari
ek ladki ko haryana me bech diya
pappu ko mat bataiyega ki kisi ne shikayat ki
bhatte se rat 1 baje ke bad truck nikalte h
awas ke nam pe pradhan sabse 5000 leta h
uski dusri biwi paisa rakhti h
tractor ka driver nasha lata h
chaurahe ki mobile ki dukan chori ke phone kharidti h
sharma lodge ke room 6 me ye hota h
police begunah logo ko jhuthe case me fasati h
bade dukh ke sath likh raha hu
mere pas saboot nahi h par sach h
mai sirf apne mohalle me shanti chahta hu
mujhe lagta tha police kuch karegi
phone pe jyada nahi bata sakta
jaldi karwai ke liye aabhari rahunga
mujhe sirf aap logo par bharosa h
mera pura gaon pareshan h
mere mobile ki battery kam h
me dost se milne gaya tha tab ye dekha
maine aisi khuli bikri pehle nahi dekhi
ek auto wale ne mujhe ye bataya
video kaise bheju
ise bhejne ke bad kya hota h
wo bangali bolte hai aur tambu me rehte h
tanki ke samne 2 gate wala safed makan
gale me sone ki chain pehenta h lal thar chalata h
`),
  },
};
