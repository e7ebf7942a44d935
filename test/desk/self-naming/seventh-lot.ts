// A seventh lot, in the proportions that were expected of real reports rather than in forms sought out: mostly names, then homes, kin, work, numbers and
// complaints. Written when the phrases had been tuned on all others.
// First run: 68 of 75 that tell, 2 of 90 false alarms (the phrases before this work: 58 and 3); only then tuned on.
// What tells and what doesn't is decided as in tuned-on.ts; all names are made up.
import { lines, type Sentences } from './sentence-lines';

export const SEVENTH_LOT: Record<'en' | 'hi' | 'hinglish', Sentences> = {
  en: {
    tells: lines(`
Sir my name is Harish Chandra Bind, I want to complain about the liquor shop
hello this is Preeti from Saidpur
I am Naushad, auto driver. Police take 50 rs from every auto
Good morning sir, Ranjana here. There is gambling near the primary school
myself Vikrant Singh from village Kanuwan, sand mining is on
Please act fast. Yours faithfully Dharmendra Pal
Stop the DJ and ganja party. - Sunaina
i am shailesh btech student at the engineering college ganja is sold in hostel
They have a gun in the shop. thanks Mukesh
I live in the house opposite and see men coming all night
our house is two houses away from his
he sells smack in front of our gate
I stay on rent in the same building
behind my house they have dug a pit and hide bottles
My uncle is making pistols in the village home
my husband goes there daily and loses all money
my younger brother has started taking injections from that shop
my neighbour keeps 10 cows locked without food
I work in the same hotel and know the manager is involved
i am a teacher in this school and boys tease girls outside
I am driver of the truck that carries the sand
call me on this number 9800000141 i have video
my phone number is 9800000142
I complained to the police station last week but no one came
the constable asked me for 1000 rupees for passport
`),
    tellsNot: lines(`
There is a liquor shop near the school which opens till midnight
Preeti spa in Saidpur is a cover for something else
Auto drivers have to pay 50 rs to police
There is gambling near the primary school
Vikrant Singh of Kanuwan village runs sand mining
DJ and ganja party in the farm house tonight
ganja is sold in the hostel of engineering college
Mukesh has a gun in the shop
men come to that house all night
two houses away from the temple
smack is sold in front of the gate of the college
someone on rent there is suspicious
they have dug a pit and hide bottles
an uncle and nephew make pistols in the village
men lose all their money there
young boys take injections from that shop
10 cows are locked without food in a shed
the hotel manager is involved
teachers and boys tease girls
a truck carries sand at 3 am
i have video but how to send
I don't want to share my number
people went to the police station but no one came
constable asks rupees for passport verification
his mobile number is 9800000143
please check this place
We want peace
I am sending the location
I saw a man with a gun near the ATM
My only request is to keep me anonymous
`),
  },
  hi: {
    tells: lines(`
मेरा नाम हरीश चंद्र बिंद है मैं शराब की दुकान की शिकायत करना चाहता हूँ
मैं सैदपुर से प्रीति बोल रही हूँ
मैं नौशाद ऑटो चलाता हूँ पुलिस पचास रुपये लेती है
नमस्कार रंजना हूँ, स्कूल के पास जुआ होता है
मैं विक्रांत सिंह ग्राम कनुवान का हूँ
जल्दी कार्रवाई करें। प्रार्थी धर्मेंद्र पाल
गांजा पार्टी बंद कराइए। सुनैना
मैं शैलेश इंजीनियरिंग कॉलेज का छात्र, हॉस्टल में गांजा बिकता है
दुकान में बंदूक है। धन्यवाद मुकेश
मैं सामने वाले मकान में रहता हूँ रात भर लोग आते हैं
हमारा घर उसके घर से दो घर छोड़कर है
हमारे गेट के सामने स्मैक बेचता है
उसी बिल्डिंग में किराए पर रहती हूँ
मेरे घर के पीछे गड्ढा खोदकर बोतलें छुपाते हैं
मेरे चाचा गांव वाले घर में कट्टा बनाते हैं
मेरे पति रोज वहां जाकर पैसे हार जाते हैं
मेरा छोटा भाई उस दुकान से सुई लेने लगा है
मेरे पड़ोसी ने दस गायें भूखी बांध रखी हैं
उसी होटल में काम करता हूँ मैनेजर मिला हुआ है
मैं इस स्कूल में अध्यापिका हूँ बाहर लड़के छेड़ते हैं
जो ट्रक बालू ले जाता है मैं उसका ड्राइवर हूँ
इस नंबर पर मुझे कॉल करें 9800000144 वीडियो है
मेरा फोन नंबर 9800000145
पिछले हफ्ते मैंने थाने में शिकायत की पर कोई नहीं आया
सिपाही ने पासपोर्ट के लिए मुझसे एक हजार मांगे
`),
    tellsNot: lines(`
स्कूल के पास शराब की दुकान आधी रात तक खुलती है
सैदपुर का प्रीति स्पा दिखावा है
ऑटो वालों से पुलिस पचास रुपये लेती है
प्राइमरी स्कूल के पास जुआ होता है
कनुवान का विक्रांत सिंह बालू निकलवाता है
फार्म हाउस में आज रात गांजा पार्टी है
इंजीनियरिंग कॉलेज के हॉस्टल में गांजा बिकता है
मुकेश की दुकान में बंदूक है
उस मकान में रात भर लोग आते हैं
मंदिर से दो घर छोड़कर
कॉलेज के गेट के सामने स्मैक बिकती है
वहां किराए पर रहने वाला संदिग्ध है
गड्ढा खोदकर बोतलें छुपाते हैं
चाचा भतीजा मिलकर कट्टा बनाते हैं
लोग वहां सारा पैसा हार जाते हैं
लड़के उस दुकान से सुई लेते हैं
दस गायें भूखी बंधी हैं
होटल का मैनेजर मिला हुआ है
बाहर लड़के छेड़ते हैं
ट्रक तीन बजे बालू ले जाता है
मेरे पास वीडियो है कैसे भेजूं
मैं अपना नंबर नहीं देना चाहता
लोग थाने गए थे पर कोई नहीं आया
सिपाही पासपोर्ट के लिए पैसे मांगता है
उसका मोबाइल नंबर 9800000146
कृपया इस जगह की जांच करें
हम शांति चाहते हैं
लोकेशन भेज रहा हूँ
मैंने एटीएम के पास बंदूक वाला आदमी देखा
बस मेरी पहचान गुप्त रखिए
`),
  },
  hinglish: {
    tells: lines(`
mera naam harish chandra bind hai sharab ki dukan ki shikayat karni h
preeti bol rahi hu saidpur se
mai naushad auto chalata hu police 50 rs leti h
namaskar ranjana hu school ke pas jua hota hai
me vikrant singh gram kanuwan se
jaldi karwai kare prarthi dharmendra pal
ganja party band karao - sunaina
me shailesh btech student hu hostel me ganja bikta h
dukan me bandook hai. thanks mukesh
mai samne wale makan me rehta hu rat bhar log aate h
hamara ghar uske ghar se 2 ghar chod ke h
hamare gate ke samne smack bechta hai
usi building me rent pe rehti hu
mere ghar ke piche gadda khod ke botal chupate h
mere chacha gaon wale ghar me katta banate hai
mere pati roz waha paise har jate h
mera chota bhai us dukan se sui lene laga h
mere padosi ne 10 gaay bhuki bandh rakhi hai
usi hotel me kam karta hu manager mila hua h
mai is school me teacher hu bahar ladke chedte h
jo truck balu le jata h mai uska driver hu
is number pe call kro mujhe 9800000147 video h
mera phone no 9800000148
last week maine thane me complaint ki koi nahi aaya
sipahi ne passport ke liye mujhse 1000 mange
`),
    tellsNot: lines(`
school ke pas sharab ki dukan aadhi rat tak khulti h
saidpur ka preeti spa dikhawa hai
auto walo se police 50 rs leti h
primary school ke pas jua hota hai
kanuwan ka vikrant singh balu nikalwata h
farm house me aaj rat ganja party h
engineering college ke hostel me ganja bikta h
mukesh ki dukan me bandook hai
us makan me rat bhar log aate h
mandir se 2 ghar chod ke
college ke gate ke samne smack bikti h
waha rent pe rehne wala sandigdh hai
gadda khod ke botal chupate h
chacha bhatija milkar katta banate hai
log waha sara paisa har jate h
ladke us dukan se sui lete hai
10 gaay bhuki bandhi h
hotel ka manager mila hua h
bahar ladke chedte h
truck 3 baje balu le jata h
mere paas video hai kaise bheju
mai apna number nahi dena chahta
log thane gaye the koi nahi aaya
sipahi passport ke liye paise mangta h
uska mobile number 9800000149
please is jagah ki janch kare
hum shanti chahte hai
location bhej raha hu
maine atm ke paas bandook wala aadmi dekha
bas meri pehchan gupt rakhna
`),
  },
};
