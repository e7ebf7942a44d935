// A ninth lot, written when the phrases had been tuned on the eighth: near the edges that this tuning had made, sought out.
// First run: 34 of 40 that tell, 8 of 70 false alarms; only then tuned on.
// What tells and what doesn't is decided as in tuned-on.ts; all names are made up.
import { lines, type Sentences } from './sentence-lines';

export const NINTH_LOT: Record<'mixed', Sentences> = {
  mixed: {
    tells: lines(`
Sir mera naam Lalta Prasad hai, Shahganj ka hu
मैं शबनम बोल रही हूँ मुगलसराय से
Thank you sir, Amit Rai
Yours truly Bechan Ram
हमार नाम रामाश्रय ह
Im Ruby from Kerakat, dont tell anyone
hum Phoolpur tola ke Ramu ke ladke hai
mera ghar thik uske adde ke pichwade hai
वो लोग हमारे घर की दीवार से सटकर दारू बेचते हैं
our terrace overlooks the den
meri dukan ke bahar hi juari baithte hain
I run the pharmacy opposite the hookah bar
हम उसी ईंट भट्ठे पर काम करते हैं
main us spa me safai ka kaam karti thi
I was hired as their accountant last year
mai hi unka driver tha pehle
main isi school ki rasoiya hu
मैं उस गाँव का कोटेदार हूँ
my nephew carries it for them
mere damad ko phasaya gaya hai
हमार भाई के उ लोग मारले बा
they beat my father in March
mere saath galat kaam kiya usne
usne mujhe bhi goli dikhayi thi
daroga ne hamse pachas hazar liye
maine pichle hafte SP sahab ko likhit shikayat di thi
humne 112 pe call kiya tha us raat
sab log hame pahalwan kahte hain
mai wahi ladki hu jise wo log le gaye the
main us barat me baja bajane wala tha
mera bayan thane me darj hai
mujhe us din unhone bandhak banaya tha
I escaped from that house two days ago
pehle hum bhi unke yahan juaa khelte the
mera number likh lo 98000 00057
hamara makan no 14 hai usi gali me
main akela Muslim ghar hu us tole me
woh mere mama lagte hai
He used to be my partner
वो मेरे ही कमरे में हथियार छुपाता है
`),
    tellsNot: lines(`
Shahganj me Lalta Prasad naam ka aadmi smack bechta hai
मुगलसराय में शबनम नाम की औरत लड़कियां भेजती है
Thank you sir please act soon
Thanks, waiting for action
dhanyavad, jai hind
शुभचिंतक बनकर वह लोगों को ठगता है
Amit Rai is the main dealer
main subah se dekh raha hu police nahi aayi
main kab se bol raha hu koi sunta nahi
main dil se keh raha hu sach hai
mai aapse hath jodke bol raha hu
log mujhe kehte hai ki chup raho
sab log kehte hai wo pradhan ka aadmi hai
mujhe log daraate hai ki kuch mat bolo
maine socha tha kisi ko bataunga
maine uski gaadi ka number note kiya tha
maine raat me gaadi dekhi thi
hum us raste se ja rahe the
main us waqt bus me tha
main train se utra to dekha
main khet ki taraf ja raha tha tab dekha
main us bhid me tha jo sadak pe khadi thi
wahi ladka hai jisne chain chheeni
wo wala truck tha jo kal aaya tha
main batane wala tha par dar gaya
main jane wala hu yahan se
हमारी माँ-बहनें घर से निकलने में डरती हैं
hamari behan betiya safe nahi
our daughters are not safe there
humre gaonwa me daru banat ba
hamre ilakwa me chori badh gail ba
mera dil kanpta hai ye dekh ke
naam Rohit batata hai apna, asli naam pata nahi
name Rohit, age 30, sells ganja
pata: Katghara mohalla, masjid ke pas
us ghar me chaar log rehte hai
uske ghar ke samne bheed lagti hai
unke pados me school hai
the shop is opposite the hookah bar
Driver ka naam Salim hai
उस भट्ठे पर बच्चों से काम कराते हैं
spa me ladkiyan kaam karti hai majboori me
unke yahan ek ladki safai karti hai
school ki rasoiya rashan bechti hai
गाँव का कोटेदार घटतौली करता है
he beat an old man in March
ek ladki ke saath galat kaam kiya
usne sabko goli dikhayi
daroga ne dukandar se pachas hazar liye
gaon walo ne SP sahab ko likhit shikayat di thi
ek ladki wahan se bhag nikli
wo pehle juaa khilata tha ab smack bechta hai
makan no 14 hai usi gali me
wo uske mama lagte hai
mujhe lagta hai police mili hui hai
mujhe umeed hai aap karwahi karenge
i have seen it many times
i dont want to come in front
kya mera naam aayega isme
mere naam se koi kagaz mat banana
please delete my number
mere phone me video save hai
hamare thane ki police soti hai
hum log pareshan ho chuke hai
mujhe inaam nahi chahiye
main inaam ke liye nahi bata raha
aap log jaldi aaiye
main apna naam nahi bata sakta
meri pareshani samjhiye
mera matlab wo dukan jo mod par hai
`),
  },
};
