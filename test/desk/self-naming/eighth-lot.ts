// An eighth lot, ordinary wordings of worried citizens in all languages mixed, by a writer who had not seen phrases or lots before.
// First run: 119 of 129 that tell, 5 of 130 false alarms; only then tuned on.
// What tells and what doesn't is decided as in tuned-on.ts; all names are made up.
import { lines, type Sentences } from './sentence-lines';

export const EIGHTH_LOT: Record<'mixed', Sentences> = {
  mixed: {
    tells: lines(`
Mera naam Kavita hai aur main Kerakat me rehti hoon.
मेरा नाम दिनेश है, मैं चंदौली का रहने वाला हूँ।
Sir I am Anil from Machhlishahr, please help.
मैं रामबचन यादव बोल रहा हूँ
main pappu bol raha hu sir badlapur se
This is Farhan here, I run a mobile shop at Shahganj bus stand.
हमार नाम बिरजू ह, हम जमानिया क रहवइया हईं।
Myself Neha, student.
naam Rekha, umar 34, pati ka naam Suresh
नाम - विजय शंकर, ग्राम - सिकरारा
Aapka shubhchintak, Manoj Tripathi
Thanking you, Pooja Singh
प्रार्थी: गीता देवी पत्नी रामलाल
Mujhe sab log Bablu kehte hain.
Sab mujhe Munna pahalwan ke naam se jaante hai
लोग मुझे पंडित जी कहते हैं
Mera ghar shivala ke theek samne hai, wahin se dekhti hu.
मेरा घर उसी दुकान के बगल में है।
I live right next door to them.
My house is the second one after the temple.
ham usi ke padosi hai, roz dekhte hai
वो मेरे पड़ोस में ही रहता है
humre ghar ke bagal me daru banat hai log
हमरे घरवा के सामने जुआ होला
mere ghar ke peeche wale makan me ladkiyan lai jati hain
मेरे घर की छत से सब दिखता है
I can see it all from my balcony.
Meri khidki se unka aangan dikhta hai
unki deewar hamari deewar se lagi hui hai
hamare makan me kiraye par rehta hai wo
वह मेरे यहाँ किराये पर रहता है
He is my tenant and brings guns home.
main usi makan ke upar wale floor pe rehti hu
I live upstairs from the spa.
Hum usi gali me aakhri makan me rehte hai
main ward no 7 me rehta hu, masjid wali gali, teesra makan
मेरी दुकान उस अड्डे के ठीक सामने है
Meri chai ki dukan hai chauraha par, sab yahin aate hai
I have a tea stall opposite the gambling den.
my shop is next to his
मैं पान की गुमटी चलाता हूँ स्टेशन के पास
hamari kirane ki dukaan hai usi mod par
main usi bhatthe par munshi hu
I work at that spa as a receptionist.
मैं उसी होटल में वेटर का काम करता हूँ
main unke yahan jhadu pocha karti hu
I am the driver of that truck.
main hi wo truck chalata tha pichle mahine tak
मैं इसी थाने में सिपाही हूँ
I am posted in this very police station.
main is chowki ka home guard hu
I am the village pradhan.
मैं ग्राम प्रधान हूँ इसी गाँव का
main yahan ki asha bahu hu
मैं आंगनबाड़ी में काम करती हूँ
main prathmik vidyalaya ka headmaster hu
I teach at the primary school there.
Main usi school me 10th me padhti hu
मैं उसी कॉलेज में बीए सेकंड ईयर में पढ़ती हूँ
main gaon ka chowkidar hu
मैं लेखपाल हूँ इस क्षेत्र का
Main kotedar hu gaon ka
I am the watchman of the cold storage.
Wo mera sagā bhai hai, daru bechta hai
मेरा बेटा उनके साथ स्मैक पीता है
mere pati unke giroh me hai
My husband beats me and sells ganja.
मेरे पति ही ये सब करते हैं
mere sasur ji ke paas katta hai
He is my brother-in-law, I can't say it openly.
हमार देवर कच्ची दारू बनावेला
mera chacha satta khilata hai
mere jeth ne hi usko mara
My son is with those boys, please save him.
meri beti ko wo log roz chhedte hai
मेरी बहन के साथ छेड़छाड़ हुई
My daughter was taken by them last week.
mere bhai ko unhone goli mari thi
मेरे पिताजी की हत्या इन्हीं लोगों ने की
Mere beta ka murder hua tha 2023 me
us din meri chain chheeni gayi thi
मेरी चेन छीनकर भागे
they robbed me near the bridge last night
kal raat mere ghar me lut hui
मुझसे दरोगा ने बीस हजार लिए
Daroga ji ne mujhse 20 hazar liye the chhodne ke
the inspector took 5000 from me for the passport verification
mera tractor thane me khada kar liya aur paise mange
maine thane me FIR likhwayi thi usi ki
मैंने ही पिछले महीने 112 पर फोन किया था
I was the one who called 112 yesterday
maine iske khilaf pehle IGRS pe shikayat ki thi
mera mukadma chal raha hai unse zameen ka
हमारी जमीन पर अवैध खनन हो रहा है
mere khet se mitti nikal rahe hai raat ko
My field is right beside the sand ghat.
mera khet unke khet se laga hai
मुझे उन्होंने मारा था, हाथ टूट गया
unhone mujhe pita tha panchayat ke samne
mujhse zabardasti dharm badalne ko kaha gaya
मुझ पर धर्म बदलने का दबाव बना रहे हैं
they forced me into this work, I am still in the spa
main wahan se bhag ke aayi hu
mujhe bhi wo log bech rahe the
I used to buy smack from him, I quit last year.
main pehle unke saath kaam karta tha
पहले मैं भी इनके गिरोह में था
I was the only one standing there when he fired.
us waqt wahan sirf main aur mera bhai the
गोली चली तो बस मैं ही था वहाँ
main akela gawah hu
wo mera classmate hai
वह मेरे साथ एक ही ऑफिस में काम करता है
my boss sells them from the godown
mera malik hi nakli daru banata hai
मेरे मालिक के ट्रक में गाय जाती है
mera pata: makan number 12, gali 3, Jafrabad
Address - H.No 45, Mohalla Katghara
meri gadi UP62 AB 4455 ko bhi roka tha
Mera aadhaar number 2345 6789 0123 hai
mera account number 30987654321 hai usme se paise kate
You can reach me at my brother's number 98111 22223
mere pati ka number 9811122224 hai unse baat kar lena
main hi is mohalle ki ek akeli vidhwa hu
मैं विकलांग हूँ, ट्राईसाइकिल से चलता हूँ, मुझे सब जानते हैं
I am the doctor at the PHC who treated the injured man.
main us shadi me DJ wala tha
mera naam gupt rakhna, main Santosh Kumar
Main wahi hu jisne kal video viral kiya tha
`),
    tellsNot: lines(`
Uska naam Kavita hai aur wo Kerakat me rehti hai.
उसका नाम दिनेश है, वो चंदौली का रहने वाला है।
Accused Anil from Machhlishahr sells smack.
रामबचन यादव कट्टा लेकर घूमता है
pappu naam ka ladka hai badlapur me, wahi bechta hai
A man called Farhan runs a mobile shop at Shahganj bus stand and buys stolen phones.
ओकर नाम बिरजू ह, जमानिया में रहेला।
Mera naam kisi ko mat bataiyega.
मेरा नाम गुप्त रखिएगा
please keep my name secret
I do not want to give my name.
naam nahi bataunga sir, dar lagta hai
मेरी पहचान छुपा के रखना
kripya mera number kisi ko na de
Will they come to know my number?
Mere gaon me juaa hota hai roz.
मेरे गाँव में कच्ची शराब बन रही है
in my village they slaughter cows at night
hamare mohalle me spa ke naam par galat kaam hota hai
हमारे इलाके में रोज लूट होती है
Humre gauwa me satta chalat ba
हमरे गाँव में गाय कटेला
our area is full of smack sellers
hamare yahan bijli nahi aati usi waqt maal utarta hai
मैंने देखा कि दो लड़के कट्टा लेकर जा रहे थे
maine apni aankhon se dekha, teen log the
I saw two men on a black Pulsar snatch a chain.
hum dar ke mare kuch nahi bol pate
हमें डर लगता है, जल्दी कुछ कीजिए
mujhe dar hai ki wo kisi ko maar denge
I am scared, please do something fast.
main ek jagruk nagrik hu
मैं एक जिम्मेदार नागरिक हूँ
I am just a citizen of this district.
main chahta hu ki ye band ho
मैं चाहती हूँ कि लड़कियां सुरक्षित रहें
I want to report a gambling den.
I am writing about overloaded trucks on NH 31.
main aapko ek jankari dena chahta hu
हम आपको सूचना दे रहे हैं
hum logo ko bahut pareshani hai
मेरे पास वीडियो है, भेज रहा हूँ
I have a video of it, sending now.
mere paas photo hai uske ghar ka
मेरी बात पर भरोसा करिए
meri request hai turant karwahi kare
मेरी विनती है कि छापा मारा जाए
meri jankari ke mutabik raat 2 baje maal aata hai
मेरे हिसाब से दस लोग हैं
as per my information they come on Fridays
I think he is the leader
I was passing by when I saw the fight.
main udhar se guzar raha tha tab dekha
bus se jaate hue dekha maine
मैं बाजार गया था तो देखा कि दुकान पर नकली दवा बिक रही है
Unka ghar shivala ke theek samne hai.
उसका घर उसी दुकान के बगल में है
He lives next door to the temple.
the den is behind the school, second house after the temple
uske padosi bhi mile hue hai
उसके पड़ोसी सब जानते हैं पर बोलते नहीं
shop owner Gupta keeps the satta slips
us dukan ka malik Rakesh hai
उस होटल का मैनेजर लड़कियां सप्लाई करता है
spa ki receptionist bhi shamil hai
wo truck ka driver Salim hai
थाने का सिपाही पैसा लेता है
is chowki ka home guard vasooli karta hai
the village pradhan is involved in sand mining
ग्राम प्रधान खुद खनन कराता है
pradhan ke bete ne goli chalayi
लेखपाल ने घूस माँगी किसान से
kotedar ration bech deta hai
school ka headmaster ladkiyon se galat vyavhar karta hai
कॉलेज के बाहर लड़के छेड़खानी करते हैं
Uska sagā bhai bhi daru bechta hai
उसका बेटा स्मैक बेचता है
uske pati giroh ke sarghana hai
he beats his wife daily, neighbours hear it
उसके ससुर के पास कट्टा है
ek ladki ki chain chheeni gayi thi
एक औरत की चेन छीनकर भागे
they robbed an old man near the bridge last night
kal raat ek ghar me lut hui
दरोगा ने एक दुकानदार से बीस हजार लिए
Daroga ji har thele wale se 200 lete hai
the inspector takes 5000 from everyone for passport verification
ek kisan ka tractor thane me khada kar liya aur paise mange
sarkari zameen par avaidh khanan ho raha hai
नदी किनारे के खेत से मिट्टी निकाल रहे हैं
unhone ek ladke ko pita tha panchayat ke samne
गरीब लोगों पर धर्म बदलने का दबाव बना रहे हैं
ladki ko jabran spa me rakha hai, naam Puja batati hai
ek ladki wahan se bhag gayi thi
Three boys named Sonu, Monu and Golu were there when the shot was fired.
us waqt wahan do log khade the
मरने वाले का नाम सुरेश था
victim ka naam Pinki hai, umar 14
mritak ka ghar Jafrabad me hai
Address of den - H.No 45, Mohalla Katghara
uska pata: makan number 12, gali 3
uski gadi UP62 AB 4455 hai
उसका मोबाइल 98111 22223 है
sarghana ka aadhaar 2345 6789 0123
I hope you will act.
I don't know his name
मुझे उसका नाम नहीं मालूम
mujhe nahi pata wo kahan rehta hai
mai sach bol raha hu
मैं झूठ नहीं बोल रहा
hum sab chahte hai karwahi ho
main phir se bata raha hu thana sun nahi raha
मैं आपसे हाथ जोड़ता हूँ
my request is to raid at night
Sir please mere message ka jawab de
meri shikayat pe kya hua
मेरी रिपोर्ट का क्या हुआ
I already told you the place
dusri gali me bhi yahi haal hai
my phone camera is bad so photo is not clear
mera phone purana hai photo saaf nahi hai
मेरे मोबाइल में आवाज रिकॉर्ड है
hamari police kuch nahi karti
हमारी बहू-बेटियां सुरक्षित नहीं हैं
our sisters cannot walk there after dark
hamare bachche bigad rahe hai
ye log kehte hai police meri jeb me hai
wo bolta hai "mera naam Sultan hai, koi kuch nahi bigad sakta"
वह कहता है मैं विधायक का आदमी हूँ
unme se ek ne kaha ki main dekh lunga sabko
`),
  },
};
