// Reports on which the finding of self-naming was measured before anything was tuned on them. All names are made up.
// Written before the rules were read, but by the hand that then wrote the phrases anew: later lots are the stricter measure.
// First run: 148 of 150 that tell, 3 of 203 false alarms (the phrases before this work: 80 and 16); later versions have seen its errors.
// What tells and what doesn't is decided as in tuned-on.ts.
import { lines, type Sentences } from './sentence-lines';

export const HELD_OUT: Record<'en' | 'hi' | 'hinglish', Sentences> = {
  en: {
    tells: lines(`
Respected sir, I the undersigned Gopal Prasad want to bring to your notice that liquor is sold near the canal
Hi, Imran from Shahganj this side. Cattle trucks go at 4am
i m pooja, 22 yrs, a boy named Sonu and friends tease girls at coaching
It's Dinesh again, the sand trucks are back
name - Arvind Kushwaha / village - Kerakat / they make katta in the sugarcane field
They cut cows behind the pond every thursday. Thanking you, yours faithfully, Habib Khan
Dr Neeraj from the PHC writing. boys come with bullet wounds at night and ask me not to record it
people call me Lallan, I drive the school van and see the dealer at the gate every day
I live in house no 14 and the brothel is in 15
our flat is on the floor below that spa, the noise goes on till 3
My balcony looks down on the courtyard where they gamble
the den is in the room beside mine in the lodge
they store it in the plot adjoining my house
I run the medical store across the road from the hookah bar
my stall is the one left of the liquor shop so they come to me for glasses
he is my real brother but i cant stay silent, he is selling brown sugar to school children
My stepfather brings men to the house for my sister
that girl is my niece and they took her to Siliguri
The man who does it is my father in law and the house is ours
Bablu is my classmate and he carries a pistol in his bag
my boss makes us pack fake medicine, we are only three workers
I have been his cook for two years, the girls are locked upstairs
i clean rooms at that guest house and find needles
we both work at the toll plaza and my shift in charge takes money from overloaded trucks
I was his munshi, i wrote the account of the sand with my own hand
I am ward member here and they offered me money also
being the principal of the girls school i request a patrol
I'm the priest of the temple where they sit and drink
my name and number are with the chowki in charge because I reported it in january too
I rang 112 on friday night about the same house and the PRV came and took tea with them
SHO sir called me to the thana on 3rd june and told me to withdraw my complaint
The daroga slapped me in front of everyone when I refused to pay 3000
they forced me to sign a blank paper in the outpost last evening
my case is no 214 of 2025 and the IO wants 20 thousand
my scooty was taken from the market by two boys and they sell parts at the kabadi
They looted me of 40000 on the way home from bank
my wife's mangalsutra was snatched by boys on an apache
the dead man was my nephew
I was burnt with cigarettes by those who run the spa, i escaped on monday
they want me to change my religion, pastor comes to our house every sunday since my mother fell ill
my mother in law and her brothers are pressing me to become their religion
ring me at 98000 00101, i will show the place
whatsapp 9800000102 for more info, i am ready to talk
email me at lallan.kumar@example.com
My insta is @pooja_kerakat msg me there
mine is the red pulsar UP62 K 1111, don't stop me when you raid
sand is being taken out from my own field by Pintu's men
he dug up our mango orchard to take soil
the dealer rents my garage, what should i do
They come to drink on the roof of my house and threaten me when i object
`),
    tellsNot: lines(`
there is one Gopal who sells liquor near the canal
Imran and his brothers from Shahganj load cattle trucks at 4am
a boy named Sonu teases girls at the coaching
name of the criminal - Arvind Kushwaha
main dealer name Lallan, drives a school van
Dinesh is back again with his sand trucks
Dr Neeraj gives fake injury reports for money
this is the number of the supplier 9800000111
house no 15 in the same lane is a brothel
the flat below the bank is used for spa
his balcony has a camera which looks on the road
they gamble in the room beside the lodge
the medical store across the road sells drugs without paper
his real brother is in police so nobody touches him
her stepfather brings men to the house
his niece was taken to Siliguri
he and his father in law run the factory
a class 10 student carries a pistol in his bag
the owner makes the workers pack fake medicine
the cook of the guest house supplies ganja
the shift in charge at the toll plaza takes money from overloaded trucks
ward member takes money from them
principal of the college is involved with the fake degree gang
the priest of that temple sells bhang
someone rang 112 on friday but the PRV took tea with them
SHO called the victim to the thana and told her to withdraw
the daroga slapped an old rickshaw man in front of everyone
the IO asks for 20 thousand from both parties
two boys on an apache snatch mangalsutra in the morning
scooty are stolen from the market and parts sold at the kabadi
a contractor was looted on the way from bank
i don't want any reward only stop this
Keep my identity hidden, these people are dangerous
if my name comes out they will kill me
how do i know you will not tell them who i am
I will not give my number
who are you? are you police?
is this real or fake number
I can't go there myself
we are common people who can complain against police
I am a student, please save our generation
I am just a citizen
I'm 60 years old and have never seen such a thing
I belong to this district and feel ashamed
my request is to raid at 2 am
my opinion is that the chowki knows
I have seen it with my own eyes many times
I have pictures of the truck numbers
I went there to buy vegetables and saw the packets
i was standing at the bus stop when four men came with swords
While going to market I noticed a boy giving small packets
everyone in our village knows but is quiet
Girls of my village are afraid to go to school
my town was peaceful before this
our street has no light and boys drink there
we need a police patrol in our area
People like me can't fight them
The accused has a tattoo on his neck and walks with a limp
He tells the shopkeepers "I am Tiger, pay me 500 a day"
she told the customers her name is Neha but it is false
they call themselves Jai gang
his father was sarpanch earlier
He drives a black thar without number plate
UP62 T 2222 tractor, three trips each night
Jaunpur, Olandganj, near Riz hotel
The place is between the canal and the eidgah, blue door
please hurry they are leaving now
ok i will send photo after some time
He was shouting I will finish you all
The teacher of the primary school comes drunk and beats the children
`),
  },
  hi: {
    tells: lines(`
सेवा में श्रीमान, निवेदन है कि मैं गोपाल प्रसाद पुत्र शिवनाथ निवासी केराकत हूँ
इमरान बोल रहा हूं शाहगंज से, जानवर की गाड़ी जाती है
जी मैं पूजा, कोचिंग के बाहर सोनू लड़कियों को छेड़ता है
नाम अरविन्द कुशवाहा गांव थानागद्दी, यहां कट्टा बनता है
तालाब के पीछे गाय कटती है। आपका विश्वासी हबीब खान
डॉक्टर नीरज, पीएचसी से। रात में गोली लगे लड़के आते हैं
लोग मुझे लल्लन कहते हैं मैं स्कूल की वैन चलाता हूँ
हमार नाव बिरजू ह, नदी से बालू निकलत बा
मैं मकान नंबर 14 में रहती हूँ और अड्डा 15 में चलता है
हमारी छत से उनका आंगन दिखता है वहीं जुआ होता है
हमारे फ्लैट के ठीक नीचे स्पा है
बगल वाले कमरे में लड़कियां रखी हैं, मैं उसी लॉज में हूँ
मेरे मकान से सटे प्लॉट में शराब रखते हैं
हुक्का बार के सामने मेरा मेडिकल स्टोर है
शराब के ठेके के बाईं तरफ मेरा ठेला लगता है
वह मेरा सगा भाई है पर मैं चुप नहीं रह सकता
मेरा सौतेला बाप घर पर आदमी लाता है
वह लड़की मेरी भतीजी है उसे सिलीगुड़ी ले गए
जो यह सब करता है वह मेरे ताऊ जी हैं
बबलू मेरे साथ पढ़ता है उसके बैग में पिस्तौल रहती है
हमारे सेठ नकली दवा पैक करवाते हैं हम तीन ही मजदूर हैं
दो साल से उसके यहां खाना बनाता हूं, लड़कियां ऊपर बंद रहती हैं
उस गेस्ट हाउस में झाड़ू पोछा करती हूं, सुई मिलती है
मैं टोल पर काम करता हूँ और मेरे इंचार्ज ट्रक वालों से पैसा लेते हैं
मैं उनका मुंशी था, बालू का हिसाब मैंने ही लिखा
मैं वार्ड सदस्य हूं मुझे भी पैसे का लालच दिया
कन्या विद्यालय की प्रधानाचार्या होने के नाते मैं गश्त की मांग करती हूँ
जिस मंदिर में वे शराब पीते हैं मैं उसका पुजारी हूँ
जनवरी में भी मैंने चौकी इंचार्ज को बताया था उनके पास मेरा नाम है
शुक्रवार रात मैंने 112 पर फोन किया था पीआरवी वाले चाय पीकर चले गए
एसओ साहब ने मुझे 3 जून को थाने बुलाकर शिकायत वापस लेने को कहा
दरोगा ने सबके सामने मुझे थप्पड़ मारा क्योंकि मैंने तीन हजार नहीं दिए
कल शाम चौकी में मुझसे सादे कागज पर दस्तखत करवाए
मेरा मुकदमा संख्या 214 है और विवेचक बीस हजार मांग रहा है
मेरी स्कूटी बाजार से दो लड़के ले गए
बैंक से लौटते समय मुझसे चालीस हजार लूट लिए
मेरी पत्नी का मंगलसूत्र अपाचे वाले लड़के छीन ले गए
जिसको मारा गया वो मेरा भतीजा था
स्पा वालों ने मुझे सिगरेट से जलाया, सोमवार को भाग कर आई हूं
मुझ पर धर्म बदलने का दबाव है, हर रविवार पादरी हमारे घर आता है
मेरी सास मुझे अपना धर्म बदलने को कहती है
98000 00103 पर घंटी मारिए जगह दिखा दूंगा
और जानकारी चाहिए तो मेरे व्हाट्सएप 9800000104 पर बात करें
मेरे ही खेत की मिट्टी पिंटू के आदमी उठा ले जा रहे हैं
हमारा आम का बगीचा खोद डाला
जिस गैराज में माल रखता है वह मेरा है
हमारे घर की छत पर बैठकर पीते हैं मना करने पर धमकाते हैं
मेरी लाल पल्सर यूपी62 के 1111 है मुझे मत रोकना
मैं ही वह लड़की हूँ जिसका वीडियो बनाया गया
निवेदक - समस्त परिवार, राम अवतार मौर्य
`),
    tellsNot: lines(`
गोपाल नाम का आदमी नहर पर शराब बेचता है
इमरान और उसके भाई शाहगंज से जानवर की गाड़ी भेजते हैं
सोनू नाम का लड़का कोचिंग के बाहर छेड़ता है
अपराधी का नाम अरविन्द कुशवाहा
लल्लन स्कूल की वैन चलाता है और गांजा बेचता है
दिनेश फिर से बालू के ट्रक ले आया
डॉक्टर नीरज पैसे लेकर झूठी रिपोर्ट बनाते हैं
सप्लाई करने वाले का नंबर 9800000112
मकान नंबर 15 में अड्डा चलता है
बैंक के नीचे वाले फ्लैट में स्पा है
लॉज के बगल वाले कमरे में जुआ
सड़क पार का मेडिकल स्टोर बिना पर्चे दवा बेचता है
उसका सगा भाई पुलिस में है
उसका सौतेला बाप घर पर आदमी लाता है
उसकी भतीजी को सिलीगुड़ी ले गए
ससुर दामाद मिलकर फैक्ट्री चलाते हैं
दसवीं का एक लड़का बैग में पिस्तौल रखता है
सेठ मजदूरों से नकली दवा पैक करवाता है
गेस्ट हाउस का रसोइया गांजा देता है
टोल का इंचार्ज ट्रक वालों से पैसा लेता है
वार्ड सदस्य भी पैसा खाता है
कॉलेज के प्रिंसिपल फर्जी डिग्री गिरोह में हैं
उस मंदिर का पुजारी भांग बेचता है
किसी ने 112 पर फोन किया था पर पीआरवी वाले चाय पीकर चले गए
एसओ ने पीड़िता को थाने बुलाकर शिकायत वापस लेने को कहा
दरोगा ने सबके सामने एक रिक्शे वाले को थप्पड़ मारा
विवेचक दोनों पक्ष से बीस हजार मांगता है
अपाचे वाले लड़के सुबह मंगलसूत्र छीनते हैं
बाजार से स्कूटी चोरी होती है और कबाड़ी के यहां कटती है
एक ठेकेदार को बैंक से लौटते समय लूट लिया
मुझे कोई इनाम नहीं चाहिए बस यह बंद हो
मेरी पहचान छुपा कर रखना ये लोग खतरनाक हैं
अगर मेरा नाम आया तो वे मुझे मार देंगे
कैसे मानूं कि आप उन्हें नहीं बताएंगे मैं कौन हूँ
मैं अपना नंबर नहीं दूंगा
आप कौन हैं? पुलिस हैं क्या?
मैं खुद वहां नहीं जा सकता
हम आम लोग पुलिस की शिकायत किससे करें
मैं एक छात्र हूँ कृपया हमारी पीढ़ी को बचाइए
मैं बस एक नागरिक हूँ
मेरी उम्र 60 साल है ऐसा कभी नहीं देखा
मैं इसी जिले का हूँ और शर्म आती है
मेरा अनुरोध है कि रात दो बजे छापा मारें
मेरे हिसाब से चौकी को सब पता है
मैंने अपनी आंखों से कई बार देखा है
मेरे पास गाड़ियों के नंबर की फोटो है
मैं सब्जी लेने गया था तब पुड़िया बिकते देखी
मैं बस स्टॉप पर खड़ा था तभी चार आदमी तलवार लेकर आए
हमारे गांव में सब जानते हैं पर चुप हैं
मेरे गांव की लड़कियां स्कूल जाने से डरती हैं
हमारी गली में लाइट नहीं है लड़के पीते हैं
हमारे इलाके में गश्त चाहिए
मेरे जैसे लोग इनसे नहीं लड़ सकते
आरोपी के गले पर टैटू है और लंगड़ा कर चलता है
दुकानदारों से कहता है मैं टाइगर हूं रोज पांच सौ दो
वह ग्राहकों को अपना नाम नेहा बताती है पर झूठ है
इन लोगों ने अपना नाम जय गैंग रखा है
उसका बाप पहले सरपंच था
काली थार चलाता है बिना नंबर प्लेट
यूपी62 टी 2222 ट्रैक्टर रात में तीन चक्कर
जौनपुर ओलंदगंज रिज होटल के पास
नहर और ईदगाह के बीच नीला दरवाजा
जल्दी कीजिए वे लोग निकल रहे हैं
ठीक है थोड़ी देर में फोटो भेजता हूं
वह चिल्ला रहा था मैं सबको देख लूंगा
प्राइमरी स्कूल के मास्टर शराब पीकर आते हैं
`),
  },
  hinglish: {
    tells: lines(`
sewa me shriman nivedan hai ki me gopal prasad putra shivnath niwasi kerakat hu
imran bol raha hun shahganj se janwar ki gadi jati hai
ji me pooja coaching k bahar sonu ladkiyo ko chedta h
naam arvind kushwaha gaav thanagaddi yaha katta banta hai
talab ke piche gaay kat ti hai, apka vishwasi habib khan
dr neeraj PHC se likh raha hu raat ko goli lage ladke aate hai
log mujhe lallan bolte hai me school van chalata hu
hamar naav birju ha nadi se balu niklat ba
dinesh hu bhai wahi sand wale truck fir aa gye
mai makan no 14 me rehti hu aur adda 15 me chalta h
hamari chhat se unka aangan dikhta hai wahi jua hota h
hamare flat ke thik niche spa hai
me usi lodge me hu bagal wale room me ladkiya rakhi h
mere makan se sate plot me daru rakhte hai
hukka bar ke samne mera medical store hai
theke ke bayi taraf mera thela lagta h
wo mera saga bhai hai par me chup nahi rah sakta
mera sautela baap ghar pe aadmi lata h
wo ladki meri bhatiji hai use siliguri le gaye
jo ye sab karta hai wo mere tau ji hai
bablu mere sath padhta h uske bag me pistol rehti h
hamare seth nakli dawa pack karwate hai hum 3 hi majdoor hai
2 saal se uske yaha khana banata hu ladkiya upar band rehti h
us guest house me jhadu pocha karti hu sui milti hai
toll pe duty karta hu mere incharge truck walo se paisa lete h
me unka munshi tha balu ka hisab maine hi likha
me ward member hu mujhe bhi paise ka lalach diya
me kanya school ki principal hu gasht chahiye
jis mandir me wo pite hai me uska pujari hu
january me bhi maine chowki incharge ko bataya tha mera naam hai unke pas
friday raat maine 112 pe phone kiya tha PRV wale chai pike chale gaye
SO sahab ne mujhe 3 june ko thane bulaya aur complaint wapas lene ko kaha
daroga ne sabke samne mujhe thappad mara kyuki 3000 nahi diye
kal sham chowki me mujhse sade kagaz pe sign karwaye
mera mukadma no 214 h IO 20 hazar mang raha h
meri scooty bazar se 2 ladke le gaye
bank se laut te time mujhse 40 hazar lut liye
meri wife ka mangalsutra apache wale ladke chin le gaye
jisko mara gaya wo mera bhatija tha
spa walo ne mujhe cigarette se jalaya monday ko bhag ke aayi hu
mujhpe dharm badalne ka dabav hai har sunday pastor hamare ghar aata h
meri saas mujhe apna dharm badalne ko kehti h
9800000105 pe ghanti maro jagah dikha dunga
aur jankari chahiye to mere whatsapp 9800000106 pe bat kare
mere hi khet ki mitti pintu ke aadmi utha rahe h
hamara aam ka bagicha khod dala
jis garage me maal rakhta h wo mera hai
hamare ghar ki chhat pe baith ke pite hai mana karne pe dhamkate h
meri laal pulsar UP62 K 1111 hai mujhe mat rokna
me hi wo ladki hu jiska video banaya gaya
`),
    tellsNot: lines(`
gopal naam ka aadmi nahar pe daru bechta h
imran aur uske bhai shahganj se janwar ki gadi bhejte hai
sonu naam ka ladka coaching ke bahar chedta h
apradhi ka naam arvind kushwaha
lallan school van chalata h aur ganja bechta hai
dinesh fir se balu ke truck le aaya
dr neeraj paise leke jhuthi report banate h
supply karne wale ka number 9800000113
makan no 15 me adda chalta h
bank ke niche wale flat me spa hai
lodge ke bagal wale kamre me jua
road paar ka medical store bina parche dawa bechta h
uska saga bhai police me hai
uska sautela baap ghar pe aadmi lata h
uski bhatiji ko siliguri le gaye
sasur damad milkar factory chalate h
10th ka ek ladka bag me pistol rakhta h
seth majduro se nakli dawa pack karwata hai
guest house ka rasoiya ganja deta h
toll ka incharge truck walo se paisa leta h
ward member bhi paisa khata h
college ke principal farzi degree gang me hai
us mandir ka pujari bhang bechta h
kisi ne 112 pe phone kiya tha par PRV wale chai pike chale gaye
SO ne pidita ko thane bulakar complaint wapas lene ko kaha
daroga ne sabke samne ek rickshaw wale ko thappad mara
IO dono paksh se 20 hazar mangta h
apache wale ladke subah mangalsutra chinte hai
bazar se scooty chori hoti h aur kabadi ke yaha kat ti h
ek thekedar ko bank se laut te samay lut liya
mujhe koi inam nahi chahiye bas ye band ho
meri pehchan chupa ke rakhna ye log khatarnak hai
agar mera naam aaya to wo mujhe mar denge
kaise manu ki aap unhe nahi bataoge me kaun hu
me apna number nahi dunga
aap kaun ho police ho kya
me khud waha nahi ja sakta
hum aam log police ki shikayat kisse kare
mai ek student hu please hamari generation ko bachao
mai bas ek nagrik hu
meri umar 60 saal h aisa kabhi nahi dekha
me isi jile ka hu sharam aati h
mera anurodh hai raat 2 baje raid kare
mere hisab se chowki ko sab pata h
maine apni aankho se kai bar dekha h
mere pas gadiyo ke number ki photo hai
me sabji lene gaya tha tab pudiya bikte dekhi
me bus stop pe khada tha tabhi 4 aadmi talwar leke aaye
hamare gaon me sab jante h par chup hai
mere gaon ki ladkiya school jane se darti hai
hamari gali me light nahi h ladke pite h
hamare ilake me gasht chahiye
mere jaise log inse nahi lad sakte
aropi ke gale pe tattoo h langda ke chalta h
dukandaro se kehta hai mai tiger hu roz 500 do
wo grahako ko apna naam neha batati h par jhuth h
in logo ne apna naam jai gang rakha hai
uska baap pehle sarpanch tha
kali thar chalata h bina number plate
UP62 T 2222 tractor raat me 3 chakkar
jaunpur olandganj riz hotel ke paas
nahar aur eidgah ke bich neela darwaza
jaldi karo wo log nikal rahe h
thik h thodi der me photo bhejta hu
wo chilla raha tha mai sabko dekh lunga
primary school ke master sharab pike aate h
koi saboot nahi hai par sab jante h
`),
  },
};
