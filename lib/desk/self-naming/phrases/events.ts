// What happened to the writer, or what they did before: a complaint, a visit to the station, a blow, a bribe. Somebody there knows them.

export const EVENT_PHRASES = `
i|we already|also|have|had|ve|personally|earlier? complained|lodged|filed|registered -want -will -if
i|we .. reported it|this|him|them|to|earlier|in|on -am -are
i|we .. gave|submitted|wrote .. application|complaint|statement
i|we .. called|rang|dialed|dialled|phoned .. 112|100|1090|police|thana|station|chowki
i|we .. went|came|gone|visited .. @station -bus -railway -petrol -train -saw
i|we .. fir|complaint|case .. against|no|number|on +lodged|filed|registered|gave
@my @paper .. @station|@official|wapas|withdraw|no|number|sankhya|phad|tore|## -kya -what -kab -when
@my case|fir|mukadma|mukadama|mukdma|darkhast|application|tahrir|bayan
@official .. told|asked|called|ordered|summoned me|us
slapped|hit|beat|punched|kicked|stopped|asked|forced|forces|threatened|threatens|abused|touched|touches|molested|raped|stalking|stalks|follows|followed|looted|robbed|cheated|attacked|stabbed|arrested|detained|kept|locked|sold|offered|insulted|pushed|grabbed|chased|blackmailed|blackmails|blackmailing|harassed|harasses|harassing|pressing|pressed|tortured|burnt|burned|hurt|injured|trapped|kidnapped|drugged|filmed|makes|made|beats|hits|touching|beating|removed|fired|dismissed|threatening me|us -will -would -might -may -can -could -if -ll -friend -feel
want|wants|wanted me|us to
they|he|she|who|police pay|pays|paid|give|gives|gave|sell|sold|took me|us
happened|done|did .. to|with me|us
@official .. knows|know me|us
hit|crushed|injured|burnt .. me|us
@bribe|chain|purse|bag|phone|mobile|## .. from me|us|my
took|takes|take|snatched|taking .. from me|us
me|us for|to? pay @bribe
i|we was|were|got|have|had been? beaten|robbed|looted|cheated|burnt|burned|slapped|raped|molested|attacked|threatened|forced|sold|kept|locked|stopped|arrested|detained|stabbed|fired|suspended|called|kidnapped|injured|hit|harassed|stalked|blackmailed|trapped
i|we .. escaped|refused|objected|object
i|we .. off|withdraw|paid|pay .. @bribe|hafta|him|them

maine|mainne|mene|meine|hamne|humne .. @paper|112|100|1090|likha|likhwa*|likhva* !nahi|nhi|na -dekh*
maine|mainne|mene|meine|hamne|humne .. .. @paper .. ki|kiya|kari|kiye|di|diya|dali|daali|likhi|likha|likhwai|darj thi|tha|hai|h|the !nahi|nhi -dekh* -sochi -socha
maine|mainne|mene|meine|hamne|humne .. @official ko|se .. bataya|kaha|bola|diya|shikayat|mila
maine|mainne|mene|hamne|humne .. mana|inkar kiya|kiye|kar
@i .. @station .. gaya|gayi|gya|gyi|gaye|gye -bus -nahi -dekh* -railway -petrol
maine|mainne|mene|hamne .. dene se mana|inkar
@tome .. thappad|mara|maara|pita|peeta|pitai|bulaya|bulakar|bulaaya|jalaya|dhamki|dhamkaya|dhamkate|dhamkata|dhamka|roka|nikal|nikala|lalach|majboor|majbur|gali|galiya|daraya|dabav|force|bandhak|becha|bechne|bech|chheda|chheda|chhedta|chhedte|cheda|chedta|pakda|pakada|phasaya|fasaya|fansaya|maarte|marte|marta|peetta|pitte -jayega -jayenge -dega -denge -agar
@tome .. maar*|mar*|peet*|pit*|dhamk* hai|hain|raha|rahe|rahi|diya|di -jayega -denge -dega
@tome .. dharm .. badal*|kehti|kehte|kahti|kehta|dabav -nahi
@official .. @tome|@fromme .. kaha|bola|bole|mang*|maang*|liye|liya
@fromme -nahi -nhi -dekha -saha -bardasht
mujh|hum|ham|hamra se -nahi -nhi -dekha -saha
@onme -vishwas -bharosa -yakin -vishvas
mujh|hum par|pe -vishwas -bharosa -yakin -vishvas
mere|meri|mera|hamare .. sath|saath chhed*|ched*|balatkar|galat|marpit|maarpeet|loot|lut|padht*|parht*|kaam|kam|hua
@tome .. rupye|rupaye|rupay|paise|hazar|hajar|mazdoori|majduri +milte|milta|mile|diye|dete|deta -sun*
@tome .. achhe|acche? se? jante|janta|pehchan*|pahchan* -nahi -nhi
@tome .. takkar|goli|chaku|lathi|danda maari|mari|mara|laga|lagi|se
@tome .. dhamki
@tome .. goli|katta|tamancha|pistol|bandook|banduk|chaku|chaaku|hathiyar|talwar dikha*
maine|mainne|mene|meine|hamne|humne _ +@official|@bribe|## +diye|die|diya|di|dia -dekh*
maine|mainne|mene|meine hi _ -dekh*
they|he|she|who|police|people has|have|had? !@untouched _ me|us -will -would -might -can -could -if
@tome .. diya|dia|di -bata* -dikha* -suchna -soochna -pata -jankari -agar -dhyan -dikhai -dikhayi -sunai -sunayi
@tome .. fasa*|phasa*|fans*|phans*
maine|mainne|mene|meine|hamne|humne .. tha|thi|the -dekh* -sun* -soch* -suchna -soochna -jankari -khud -phone
@my upar|uper case|mukadma|hamla|fir|goli
@tome|@my .. call|phone|message|msg aaya|aata|aate|aati
@tome _ +padta|padte|padti|parta|parte -dekh* -sun* -lagta -sahna
`;
