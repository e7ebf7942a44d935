// Signs in a text that make a tip more pressing, whatever its category.
import { termsOf } from './default-words/lines';
import { type CompiledTerms, compileTerms } from './terms';

/** A sign's id → how many steps it raises the sensitivity. */
export const SIGNS = { child: 1, weapon: 1, now: 1, 'threat-to-life': 2, police: 1, force: 1 } as const;
export type Sign = keyof typeof SIGNS;

export const SIGN_IDS = Object.keys(SIGNS) as Sign[];

/** Categories that already start where the sign would lift them. */
export const ALREADY_COUNTED: Readonly<Record<string, readonly Sign[]>> = {
  corruption: ['police', 'force'],
  weapons: ['weapon'],
  harassment: ['force'],
  conversion: [],
};

const TERMS: Record<Sign, string[]> = {
  child: termsOf(`@child -bachcha-chor ; school|स्कूल|schools girls|ladkiyon|ke|के|students|बच्चे|बच्चियां|ladkiyan|student ; 10|11|12|13|14|15|16|17 saal|साल|year|years|baras|वर्ष|varsh ; chhota|chhote|chote|छोटे|chhoti|छोटी|choti bachche|बच्चे|bacche|bacho|बच्चों|bachchi|बच्ची|ladki|लड़की`),
  weapon: termsOf(`@gun + @keeps|hath|हाथ|haath|hand|dikha*|दिखा*|sata*|सटा*|laga|chala*|चला*|fire*|firing|फायरिंग|armed|le|ले|leke|लेकर|lekar|liye|लिए|nok|noke|point*|brandish*|wave*|with|lahra*|laharat*|दम|बल|bal ; @blade + @keeps|hath|हाथ|haath|hand|dikha*|दिखा*|le|leke|लेकर|lekar|liye|attack*|maar*|मार*|nok|with ; armed|hathiyarband|हथियारबंद ; gunpoint|knifepoint|gunshot ; goli|गोली chal*|चल*|maar*|मार*|mari`),
  now: termsOf(`abhi|अभी|abhee|अब्भी|abhiye|अबहीं|abahin + hai|है|हैं|hain|raha|rahi|rahe|रहा|रही|रहे|chal*|चल*|ho|bhej*|भेज*|aao|aaiye|aa|turant|jaldi|ba|बा|bate|बाड़ें|khada|rakha|ja|live ; is|इस|isi|इसी|yahi samay|समय|waqt|वक्त|vakt|wakt|time ; right|just now ; now -until -till -ab -by -years -months -pehle ; currently|at-present|presently ; happening|going now|on ? ; this|very moment ; at this moment|time ; turant|तुरंत|turnat|immediately|urgent|asap|fauran|फौरन ; jaldi|जल्दी|quickly|quick aao|आओ|aaiye|आइए|aiye|bhejo|भेजो|bhejiye|भेजिए|come|pahuncho|kuch|kijiye|send|karo|करो ; as|while i|we speak|write|type ; live chal ; aaj|आज abhi ; in progress`),
  'threat-to-life': termsOf(`jaan|जान|jan|प्राण|praan + khatra|खतरा|khatre|खतरे|maar*|मार*|mar|dhamki|धमकी|bacha*|बचा*|lene|leva|jayegi|लेवा ; jaan|जान se maar*|मार*|mar ; maar|mar|मार|kaat|काट denge|देंगे|dega|देगा|dalega|डालेगा|dalenge|डालेंगे|daalenge|देब|डालब|दूंगा|dunga|degi|dihe|daalega|दिहें ; death|life threat|threats|danger|risk ; threat|threaten*|threatening|vow* + kill|life|shoot|stab|murder|death ; kill|murder|shoot|burn me|us|him|her|them|someone|my ; going|want|wants|planning|plan|plans|about to kill|murder|shoot|attack ; murder|hatya|हत्या|kill + plan|saazish|sajish|साजिश|supari|सुपारी|planning|yojana|taiyari|तैयारी|tayari|conspir* ; khatre|खतरे me|में|mein jaan|जान|zindagi ; bachao|बचाओ|bacha lo|लो|lijiye|लीजिए ; life in|is|at danger|risk|stake ; zinda|jinda|जिंदा|जिन्दा nahi|जलाने|jalane|gaad*|jala*|chhod*`),
  police: termsOf(`@police + mila|मिला|mile|मिले|mili|मिली|milibhagat|मिलीभगत|setting|सेटिंग|hafta|हफ्ता|paisa|पैसा|paise|पैसे|ghoos|घूस|ghus|rishwat|रिश्वत|bribe*|sanrakshan|संरक्षण|shield*|protect*|involved|shamil|शामिल|collu*|nexus|commission|hissa|share|vasool*|vasuli|वसूली|shah|शह|cover|saanthgaanth|santhganth|सांठगांठ|aankh|आंख|bandha|shelter|khud|खुद`),
  force: termsOf(`jabran|जबरन|jabardasti|zabardasti|जबरदस्ती|jabrdasti|zabran|forced|forcibly|forcing|force ; dhamki|धमकी|dhamka*|धमका*|threat|threats|threaten* ; maarpeet|मारपीट|marpit|beaten|beat|beating|beats|peet*|पीट*|pitai|पिटाई -pati -husband -police ; bandhak|बंधक|captive|hostage|locked|kaid|कैद ; majboor|मजबूर|majbur|compel*|coerc* ; against|bina her|his|their|marji|मर्जी will ; torture*|pratadit|प्रताड़ित`),
};

let compiled: CompiledTerms | undefined;

/** The terms of all signs, list numbers in the order of SIGN_IDS. */
export function signTerms(): CompiledTerms {
  compiled ??= compileTerms(SIGN_IDS.map((sign) => TERMS[sign]));
  return compiled;
}
