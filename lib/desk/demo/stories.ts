// What demo tips say: invented, in the three ways in which people here write. Slots: {place} {spot} {hour} {vehicle} {days}.
import type { Language } from '../../exchange/messages';
import type { Chance } from './random';

type Way = 'hi' | 'romanised' | 'en';

export const STORIES: Record<string, Record<Way, string[]>> = {
  narcotics: {
    hi: ['{place} में {spot} के पास {hour} बजे के बाद अवैध शराब खुलेआम बिकती है। गाँव के लड़के बर्बाद हो रहे हैं।', '{spot} के पीछे एक मकान में गांजा और स्मैक की पुड़िया बेची जा रही है। {days} दिन से देख रहा हूँ।', 'एक {vehicle} से रात में शराब की पेटियाँ उतरती हैं और {spot} के पास रखी जाती हैं।', '{place} बाजार में हुक्का बार चल रहा है, छोटे बच्चे भी जाते हैं।', 'कच्ची शराब की भट्ठी {spot} के किनारे झाड़ियों में चल रही है, सुबह चार बजे धुआँ दिखता है।'],
    romanised: ['{place} me {spot} ke pas raat {hour} baje ke baad daru bikti hai, thane me bolne se kuch nahi hua', 'yaha {spot} ke piche ganja aur smack bikta hai roz, ladke barbad ho rahe', '{vehicle} se raat me sharab ki peti aati hai {place} me, {days} din se chal raha', 'hukka bar chal raha {spot} ke upar, school ke bachhe aate hai'],
    en: ['Illegal liquor is sold openly near {spot} in {place} after {hour} at night.', 'Packets of smack and ganja are being sold behind {spot}. It has been going on for {days} days.', 'A {vehicle} unloads cartons of liquor at night near {spot}, {place}.'],
  },
  gambling: {
    hi: ['{spot} के पास रोज शाम को जुआ होता है, दस-पंद्रह लोग बैठते हैं। पैसे के लिए झगड़ा भी होता है।', '{place} में मोबाइल पर सट्टा खिलाया जा रहा है, आईपीएल के समय बहुत भीड़ रहती है।', 'बाग में ताश के पत्तों से जुआ खेला जाता है, {hour} बजे से आधी रात तक।'],
    romanised: ['{spot} ke pas roz sham ko jua hota hai, 15 log baithte hai', 'satta khilaya ja raha hai {place} bazar me ek dukan se, mobile par number likhte hai', '{place} me bagh me tash ka jua chalta hai raat {hour} baje tak'],
    en: ['Gambling with cards goes on every evening near {spot}; ten to fifteen men.', 'A shop in {place} takes cricket bets on the phone.'],
  },
  mining: {
    hi: ['नदी किनारे {spot} के पास रात में जेसीबी से बालू का अवैध खनन हो रहा है, {hour} बजे से ट्रैक्टर लगते हैं।', '{place} रोड पर ओवरलोड {vehicle} बालू लेकर बिना नंबर प्लेट के निकलते हैं। सड़क टूट गई है।', 'गाँव के तालाब की मिट्टी रात में खोदकर बेची जा रही है।'],
    romanised: ['nadi kinare {spot} ke pas raat me JCB se balu khanan ho raha, {hour} baje se tractor lagte', '{place} road par overload {vehicle} balu lekar jata hai bina number plate', 'talab ki mitti raat me khod kar bech rahe hai {days} din se'],
    en: ['Sand is dug with a JCB at night by the river near {spot}, from {hour} on.', 'Overloaded {vehicle}s carry sand through {place} without number plates.'],
  },
  harassment: {
    hi: ['{place} में कोचिंग के बाहर लड़के खड़े होकर लड़कियों पर टिप्पणी करते हैं, {hour} बजे छुट्टी के समय।', '{spot} के रास्ते में बाइक वाले लड़के स्कूल जाती बच्चियों का पीछा करते हैं।', 'बाजार में {spot} के पास शाम को छेड़छाड़ होती है, महिलाएँ निकलने से डरती हैं।'],
    romanised: ['{place} me coaching ke bahar ladke ladkiyo ko ched te hai, {hour} baje chutti ke time', '{spot} ke raste me bike wale ladke school ki bachhiyo ka picha karte', 'bazar me {spot} ke pas sham ko chedchad hoti hai'],
    en: ['Boys on motorcycles follow schoolgirls on the road by {spot} in {place}.', 'Girls leaving the coaching near {spot} are harassed every day around {hour}.'],
  },
  cow: {
    hi: ['रात {hour} बजे {vehicle} में गोवंश भरकर {place} से बिहार की ओर ले जाया जाता है।', '{spot} के पास पुराने ईंट भट्ठे में गोवंश बाँधकर रखे गए हैं, रात में गाड़ी आती है।', '{place} में रात में गोवध की सूचना है, कृपया जल्दी देखें।'],
    romanised: ['raat {hour} baje {vehicle} me gaay bhar kar {place} se bihar ki taraf le jate hai', '{spot} ke pas bhatte me gaay bail bandh ke rakhe hai, raat me gadi aati hai'],
    en: ['Cattle are loaded on a {vehicle} at night in {place} and taken towards Bihar, about {hour}.'],
  },
  corruption: {
    hi: ['{place} में ट्रक वालों से हर चक्कर का पैसा लिया जाता है, वर्दी में दो सिपाही रहते हैं।', 'थाने में रिपोर्ट लिखने के लिए रिश्वत माँगी गई, बिना पैसे के भगा दिया।', '{spot} के पास दबंग दुकानदारों से हर महीने रंगदारी वसूलते हैं।'],
    romanised: ['{place} me truck walo se har chakkar ka paisa lete hai, wardi me do sipahi', 'thane me report likhne ke liye ghoos mangi gayi', '{spot} ke pas dukandaro se rangdari vasool rahe har mahine'],
    en: ['Truck drivers have to pay two men in uniform near {spot} for every trip.', 'I was asked for a bribe to have my report written in {place}.'],
  },
  weapons: {
    hi: ['{spot} के पास एक लड़का देसी तमंचा लेकर घूमता है और लोगों को दिखाकर धमकाता है।', '{place} में कट्टा बनाने का काम एक बंद कमरे में रात को होता है।', 'शादी में हर्ष फायरिंग हुई, राइफल बिना लाइसेंस की है।'],
    romanised: ['{spot} ke pas ek ladka desi katta lekar ghumta hai aur dhamkata hai', '{place} me tamancha banane ka kaam band kamre me raat ko hota hai'],
    en: ['A young man near {spot} carries a country-made pistol and threatens people.', 'Country-made pistols are made at night in a closed room in {place}.'],
  },
  'serious-crime': {
    hi: ['{spot} के पास दो बाइक सवार एक महिला की चेन छीनकर {place} की ओर भागे। मेरे पास सीसीटीवी का वीडियो है।', 'कल रात {hour} बजे {place} रोड पर लूट हुई, तीन लोग थे। मैंने उनकी गाड़ी देखी है।', 'जिस हत्या की चर्चा है, उसमें शामिल एक आदमी {spot} के पास छिपा है।'],
    romanised: ['{spot} ke pas do bike wale aurat ki chain chheen kar bhage, mere pas cctv hai', 'kal raat {hour} baje {place} road par loot hui, teen log the'],
    en: ['Two men on a motorcycle snatched a chain near {spot} and fled towards {place}. I have the CCTV footage.', 'There was a robbery on the {place} road at {hour} last night; three men, I saw their vehicle.'],
  },
  trafficking: {
    hi: ['{spot} के ऊपर स्पा के नाम पर गलत काम होता है, बाहर से लड़कियाँ लाई जाती हैं।', '{place} के एक होटल में नाबालिग लड़कियों को रखा गया है, कृपया जाँच करें।'],
    romanised: ['{spot} ke upar spa ke naam par galat kaam hota hai, bahar se ladkiya late hai', '{place} ke hotel me nabalig ladki rakhi hai'],
    en: ['Girls are brought from outside to a spa above {spot} for prostitution.', 'Minor girls are being kept in a hotel in {place}.'],
  },
  conversion: {
    hi: ['{place} में पैसे और इलाज का लालच देकर जबरन धर्म परिवर्तन कराया जा रहा है, हर रविवार भीड़ होती है।'],
    romanised: ['{place} me paise ka lalach dekar jabran dharm parivartan karaya ja raha hai'],
    en: ['People in {place} are pressed to convert with money and promises of treatment.'],
  },
  other: {
    hi: ['{spot} के पास {days} दिन से एक लावारिस {vehicle} खड़ी है।', '{place} में रात में तेज डीजे बजता है, मना करने पर झगड़ा करते हैं।', 'कुछ संदिग्ध लोग {spot} के पास किराये पर रह रहे हैं, आधार नहीं दिखाते।'],
    romanised: ['{spot} ke pas {days} din se ek lawaris {vehicle} khadi hai', 'kuch sandigdh log {spot} ke pas kiraye par rah rahe hai'],
    en: ['A {vehicle} has been standing abandoned near {spot} for {days} days.', 'Loud DJ music plays every night in {place} until {hour}.'],
  },
};

const SPOTS: Record<Way, string[]> = {
  hi: ['रेलवे फाटक', 'पुरानी पानी की टंकी', 'प्राथमिक विद्यालय', 'शिव मंदिर', 'पेट्रोल पंप', 'बस अड्डे', 'नहर की पुलिया', 'सब्जी मंडी', 'बंद पड़ी चीनी मिल', 'कोल्ड स्टोरेज'],
  romanised: ['railway phatak', 'purani pani tanki', 'primary school', 'shiv mandir', 'petrol pump', 'bus adda', 'nahar ki pulia', 'sabji mandi', 'band chini mill'],
  en: ['the railway crossing', 'the old water tank', 'the primary school', 'the petrol pump', 'the bus stand', 'the canal bridge', 'the vegetable market'],
};
const VEHICLES: Record<Way, string[]> = { hi: ['पिकअप', 'ट्रैक्टर-ट्रॉली', 'डीसीएम', 'ट्रक', 'बोलेरो'], romanised: ['pickup', 'tractor trolley', 'DCM', 'truck', 'bolero'], en: ['pickup', 'tractor', 'truck', 'van'] };

export interface Story {
  /** which template, for what is worked out once per template */
  template: string;
  text: string;
  language: Language;
}

/** @param place the station's or district's name */
export function tellStory(chance: Chance, category: string, place: { hi: string; en: string }): Story {
  const way = chance.weighted<Way>([['hi', 48], ['romanised', 40], ['en', 12]]);
  const template = chance.pick(STORIES[category]?.[way] ?? STORIES.other![way]);
  const slots: Record<string, string> = { place: way === 'hi' ? place.hi : place.en, spot: chance.pick(SPOTS[way]), hour: String(8 + chance.whole(4)), vehicle: chance.pick(VEHICLES[way]), days: String(2 + chance.whole(14)) };
  return { template, text: template.replace(/\{(\w+)\}/g, (_, name: string) => slots[name]!), language: way === 'en' ? 'en' : 'hi' };
}

export const ACTIONS = ['मौके पर पहुँचकर जाँच की गई, दो व्यक्तियों को हिरासत में लिया गया और सामान जब्त किया गया।', 'दबिश दी गई, 40 लीटर कच्ची शराब बरामद हुई। मुकदमा पंजीकृत किया गया।', 'टीम ने रात में निगरानी की; मौके पर कोई नहीं मिला। गश्त बढ़ा दी गई है।', 'वाहन को रोककर जाँचा गया, चालान किया गया और खनन विभाग को सूचना दी गई।', 'एंटी-रोमियो टीम लगाई गई, तीन युवकों को चेतावनी देकर परिजनों को सौंपा गया।', 'संबंधित दुकान की जाँच की गई और नोटिस दिया गया।'];
export const QUESTIONS = ['यह किस समय अधिक होता है? गाड़ी का नंबर दिखा हो तो बताएँ।', 'क्या आप जगह की कोई पहचान बता सकते हैं, जैसे पास की दुकान या मंदिर?', 'कितने लोग होते हैं, और क्या उनके पास हथियार दिखे हैं?'];
export const ANSWERS = ['रात नौ के बाद। गाड़ी पर नंबर नहीं था।', 'पास में हैंडपंप और नीला गेट है।', 'चार-पाँच लोग, हथियार नहीं देखा।', 'raat me hi, {days} log hote hai'.replace('{days}', '4-5')];
