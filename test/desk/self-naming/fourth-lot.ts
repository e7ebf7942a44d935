// A fourth lot, written when the phrases had been tuned on the third. First run: 76 of 90 that tell, 3 of 108 false alarms; only then tuned on.
// What tells and what doesn't is decided as in tuned-on.ts; all names are made up.
import { lines, type Sentences } from './sentence-lines';

export const FOURTH_LOT: Record<'en' | 'hi' | 'hinglish', Sentences> = {
  en: {
    tells: lines(`
Sir I am Brijesh, there is a person in my lane who keeps pistols
hello i am from bhadohi road, house of Ramjanam Singh, the boys are gambling right now
im calling from the medical shop opposite the den
My husband and his brothers are all involved in the cattle thing
the man harassing girls is the son of my landlord
they come to my dhaba at midnight and drink without paying
I have a tea shop there and I see who gives the packets
i am a class 12 student of st xavier school and our peon sells gutka and ganja
we three live in the hostel and the warden sends girls out
since i work in the bank i know who deposits that money
my maid told me her son is in that gang
there is a fight about land with my uncle and he has kept an illegal gun
they have captured my land and now sell liquor from it
I was cheated of 2 lakh by the same people
last night they fired at my gate
my tractor was stopped and the SI took 2000
please contact on my number 9800000131 I will guide the team
He runs it from the basement of our apartment, I am the secretary of the society
I deliver gas cylinders and in one house I saw 20 girls
After I objected they broke the window of my car
Yours, Kamlesh
they threw stones at our house because we complained
My grandmother is his tenant
I teach in the coaching above that cafe
my cow was stolen and I found the skin behind his house
he is my ex boyfriend and has a katta
you can take my statement, I saw him stab the man from my shop
we are the family of the girl who was taken
The inspector called me names when I went with the complaint
i lost my son to this powder
`),
    tellsNot: lines(`
Sir Brijesh keeps pistols in his lane
the boys are gambling right now near the house of Ramjanam Singh
the medical shop opposite the den is open all night
Her husband and his brothers are all involved in the cattle thing
the son of the landlord harasses girls
they drink in a dhaba at midnight without paying
the tea shop there gives the packets
the peon of st xavier school sells gutka and ganja
the warden of the hostel sends girls out
bank people know who deposits that money
the maid told everyone her son is in that gang
there is a fight about land between two brothers
they have captured government land and sell liquor from it
many people were cheated of lakhs by the same people
last night they fired in the air
every tractor is stopped and the SI takes 2000
I want to inform you about illegal mining
I have some important information
I do not know his full name
I am just passing the information
I am in hurry will write later
I think you should check the godown
I saw the same car again today
I have been watching this for months
I cannot sleep because of the noise of trucks
I feel bad for those girls
I can give more information if you ask here
My only wish is that children are safe
for my own safety i can't say more
In my knowledge he has three wives and no job
there are too many of them to count
he is related to a minister
A man called Kamlesh brings the powder from Nepal
his number plate is fake
who will protect me if they find out
Please raid between 11 and 12
`),
  },
  hi: {
    tells: lines(`
सर मैं बृजेश, हमारी गली में एक आदमी पिस्तौल रखता है
भदोही रोड से रामजनम सिंह के घर से बोल रहा हूँ
अड्डे के सामने वाली दवा की दुकान मेरी है
मेरे पति और उनके भाई सब गाय के धंधे में हैं
लड़कियों को छेड़ने वाला मेरे मकान मालिक का लड़का है
आधी रात को मेरे ढाबे पर आकर मुफ्त में पीते हैं
वहीं मेरी चाय की दुकान है मैं देखता हूँ कौन पुड़िया देता है
मैं कक्षा 12 का छात्र हूँ हमारे स्कूल का चपरासी गांजा बेचता है
हम तीनों हॉस्टल में रहती हैं और वार्डन लड़कियों को बाहर भेजती है
बैंक में काम करता हूँ इसलिए पता है कौन पैसा जमा करता है
हमारी कामवाली का बेटा उस गिरोह में है
चाचा से जमीन का झगड़ा है और उन्होंने अवैध बंदूक रखी है
मेरी जमीन कब्जा कर के वहीं शराब बेचते हैं
मुझसे भी दो लाख ठगे इन्हीं लोगों ने
कल रात मेरे गेट पर गोली चलाई
मेरा ट्रैक्टर रोककर दरोगा ने दो हजार लिए
मेरे नंबर 9800000132 पर संपर्क करें मैं टीम को रास्ता बता दूंगा
हमारे अपार्टमेंट के बेसमेंट में चलता है मैं सोसायटी का सचिव हूँ
गैस सिलेंडर पहुंचाने जाता हूँ एक घर में बीस लड़कियां देखीं
मना किया तो मेरी कार का शीशा तोड़ दिया
आपका कमलेश
हमारे घर पर पत्थर फेंके क्योंकि हमने शिकायत की
मेरी दादी उसकी किरायेदार हैं
उस कैफे के ऊपर कोचिंग में पढ़ाता हूँ
मेरी भैंस चोरी हुई और खाल उसके घर के पीछे मिली
वह मेरा पुराना दोस्त है उसके पास कट्टा है
मेरा बयान ले लीजिए मैंने अपनी दुकान से उसे चाकू मारते देखा
हम उसी लड़की के घर वाले हैं जिसे ले गए
शिकायत लेकर गया तो इंस्पेक्टर ने मुझे गाली दी
इस पाउडर ने मेरा बेटा छीन लिया
`),
    tellsNot: lines(`
बृजेश अपनी गली में पिस्तौल रखता है
रामजनम सिंह के घर के पास लड़के जुआ खेल रहे हैं
अड्डे के सामने वाली दवा की दुकान रात भर खुली रहती है
उसके पति और देवर सब गाय के धंधे में हैं
मकान मालिक का लड़का लड़कियों को छेड़ता है
आधी रात को ढाबे पर मुफ्त में पीते हैं
चाय की दुकान से पुड़िया दी जाती है
स्कूल का चपरासी गांजा बेचता है
हॉस्टल की वार्डन लड़कियों को बाहर भेजती है
बैंक वाले जानते हैं कौन पैसा जमा करता है
कामवाली का बेटा उस गिरोह में है
दो भाइयों में जमीन का झगड़ा है
सरकारी जमीन कब्जा कर के शराब बेचते हैं
कई लोगों से लाखों ठगे
कल रात हवा में गोली चलाई
हर ट्रैक्टर रोककर दरोगा दो हजार लेता है
मैं अवैध खनन की सूचना देना चाहता हूँ
मेरे पास जरूरी जानकारी है
मुझे उसका पूरा नाम नहीं पता
मैं बस सूचना दे रहा हूँ
अभी जल्दी में हूँ बाद में लिखूंगा
मेरे ख्याल से गोदाम की जांच होनी चाहिए
मैंने वही कार आज फिर देखी
मैं महीनों से यह देख रहा हूँ
ट्रकों के शोर से नींद नहीं आती
मुझे उन लड़कियों के लिए बुरा लगता है
यहीं पूछेंगे तो और बता सकता हूँ
मेरी बस यही इच्छा है कि बच्चे सुरक्षित रहें
अपनी सुरक्षा के लिए और नहीं बता सकती
मेरी जानकारी में उसकी तीन शादियां हैं
वे गिनती में बहुत ज्यादा हैं
वह एक मंत्री का रिश्तेदार है
कमलेश नाम का आदमी नेपाल से पाउडर लाता है
उसकी नंबर प्लेट नकली है
अगर उन्हें पता चला तो मुझे कौन बचाएगा
ग्यारह और बारह के बीच छापा मारिए
`),
  },
  hinglish: {
    tells: lines(`
sir mai brijesh hamari gali me ek aadmi pistol rakhta h
bhadohi road se ramjanam singh ke ghar se bol raha hu
adde ke samne wali dawa ki dukan meri h
mere pati aur unke bhai sab gay ke dhandhe me h
ladkiyo ko chedne wala mere makan malik ka ladka hai
aadhi rat ko mere dhabe par aake free me pite h
wahi meri chai ki dukan h mai dekhta hu kon pudiya deta h
mai class 12 ka student hu hamare school ka chaprasi ganja bechta h
hum teeno hostel me rehti hai aur warden ladkiyo ko bahar bhejti h
bank me kaam karta hu isliye pata h kon paisa jama karta hai
hamari kaam wali ka beta us gang me hai
chacha se jameen ka jhagda h aur unhone avaidh bandook rakhi h
meri jamin kabja karke wahi sharab bechte h
mujhse bhi 2 lakh thage inhi logo ne
kal rat mere gate pe goli chalai
mera tractor rok ke daroga ne 2000 liye
mere number 9800000133 par sampark kare me team ko rasta bata dunga
hamare apartment ke basement me chalta h me society ka sachiv hu
gas cylinder pahuchane jata hu ek ghar me 20 ladkiya dekhi
mana kiya to meri car ka sheesha tod diya
aapka kamlesh
hamare ghar pe patthar feke kyuki hamne shikayat ki
meri dadi uski kirayedar hai
us cafe ke upar coaching me padhata hu
meri bhains chori hui aur khaal uske ghar ke piche mili
wo mera purana dost hai uske pas katta h
mera bayan le lijiye maine apni dukan se use chaku marte dekha
hum usi ladki ke ghar wale hai jise le gaye
shikayat leke gaya to inspector ne mujhe gali di
is powder ne mera beta chin liya
`),
    tellsNot: lines(`
brijesh apni gali me pistol rakhta h
ramjanam singh ke ghar ke paas ladke jua khel rahe h
adde ke samne wali dawa ki dukan rat bhar khuli rehti h
uske pati aur devar sab gay ke dhandhe me h
makan malik ka ladka ladkiyo ko chedta hai
aadhi rat ko dhabe par free me pite h
chai ki dukan se pudiya di jati h
school ka chaprasi ganja bechta h
hostel ki warden ladkiyo ko bahar bhejti h
bank wale jante hai kon paisa jama karta hai
kaam wali ka beta us gang me hai
2 bhaiyo me jameen ka jhagda h
sarkari jamin kabja karke sharab bechte h
kai logo se lakho thage
kal rat hawa me goli chalai
har tractor rok ke daroga 2000 leta h
me avaidh khanan ki suchna dena chahta hu
mere pas jaruri jankari h
mujhe uska pura naam nahi pata
mai bas suchna de raha hu
abhi jaldi me hu baad me likhunga
mere khyal se godam ki janch honi chahiye
maine wahi car aaj fir dekhi
me mahino se ye dekh raha hu
truck ke shor se neend nahi aati
mujhe un ladkiyo ke liye bura lagta h
yahi puchoge to aur bata sakta hu
meri bas yahi iccha hai ki bache surakshit rahe
apni suraksha ke liye aur nahi bata sakti
meri jankari me uski 3 shadiya hai
wo ginti me bahut jyada h
wo ek mantri ka rishtedar hai
kamlesh naam ka aadmi nepal se powder lata h
uski number plate nakli h
agar unhe pata chala to mujhe kaun bachayega
11 aur 12 ke bich raid maro
`),
  },
};
