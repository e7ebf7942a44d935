// Whether a text tells of a life in danger at this moment, so that the citizen is told to call 112 before anything else.
import { wordsOf } from '../language/words';
import { termsOf } from './default-words/lines';
import { type CompiledTerms, compileTerms, findTermsIn } from './terms';

/** What a text says of present danger, with the words that decided. */
export interface Danger {
  danger: boolean;
  because: string[];
}

/** Cries and happenings that are danger by themselves, told in the present. */
const HAPPENING = termsOf(`
  bachao|बचाओ|bachaao ; bacha|बचा lo|लो|lijiye|लीजिए|leejiye ; save me|us|her|him|them|my|our -money -water ; please help + kill*|attack*|gun|knife|beat*|shoot*
  maar|mar|मार|peet|पीट|kaat|काट|maarat|marat|मारत|पीटत rahe|रहे|raha|रहा|rahi|रही|ba|बा|bate|baade|बाड़ें|बाड़े|ब + lathi|लाठी|log|लोग|use|usko|उसे|mujhe|मुझे|hame|हमें|ladke|लड़के|aadmi|आदमी|bhai|भाई|aurat|औरत|danda|डंडा|chaku|चाकू|goli|गोली|milkar|मिलकर|bahut|बुरी|buri|jaan|जान|pati|पति|patni|पत्नी|katta|ek|कुछ|kuch|unko|hamko|मेरे|mere|hamra|हमरा|हमनी|hamni
  goli|गोली|goliyan|गोलियां|fire|फायर|firing|फायरिंग|golibari|गोलीबारी chal|चल|ho|हो|kar|कर|maar|मार rahi|रही|rahe|रहे|raha|रहा ; goli|गोली|firing|फायरिंग chalat|चलत|होत|hot ba|बा
  being|is|are|they|he|someone|getting stabbed|shot|killed|killing|stabbing|shooting|strangling|strangled|attacked|attacking|beating|beaten|kidnapped|kidnapping|raped|abducted|lynched|lynching|robbed|robbing -yesterday -yesterday's -last ; firing at|on us|me|people ; gun|knife|pistol to|on|at my|her|his
  hamla|हमला|loot|लूट|lut|hatya|हत्या|dakaiti|डकैती|murder|balatkar|बलात्कार ho|हो|kar|कर|karne|pad rahi|रही|raha|रहा|rahe|रहे
  ghar|घर|kamre|house|dukan|दुकान|andar|अंदर + ghus|घुस|ghuse|घुसे|ghusa|ghus-gaye|entered|breaking|broke|inside + @gun|@blade|badmash|बदमाश|maar*|मार*|hathiyar|armed
  utha|उठा|uthakar|उठाकर|kidnap|apharan|khinch|खींच|ghaseet|घसीट|dragging + ja|जा|liye|लिए|le|ले + rahe|रहे|raha|रहा + ladki|लड़की|bachche|बच्चे|bachchi|बच्ची|bachcha|girl|child|use|usko|aurat|जबरदस्ती|jabardasti|gadi|गाड़ी
  khoon|खून bah|बह raha|रहा ; bleeding|dying ; tadap|तड़प|tadpa rahe|रहे|raha|रहा|rahi|रही ; saans|सांस + nahi|नहीं + rahi|le|chal|chakku|goli ; dam|दम tod|तोड़ rahe|raha|रहा
  zinda|jinda|जिंदा jala|जला rahe|रहे|raha|denge ; aag|आग laga|लगा + zinda|jinda|जिंदा|log|लोग|andar|अंदर + rahe|रहे|ja
`);

/** Threats: danger only where they are about to be carried out, or the one who threatens stands there. */
const THREAT = termsOf(`
  jaan|जान se maar|mar|मार* ; maar|mar|मार|kaat|काट denge|देंगे|dega|देगा|dalega|डालेगा|dalenge|डालेंगे|daalenge|देब|डालब|dega ; jaan|जान + khatra|खतरा|khatre|खतरे ; kill|murder|shoot|stab me|us|him|her|them|someone|my ; to kill ; life + danger|threat|risk ; death threat|threats ; hamla|हमला|attack|attacking|attacked ; @gun + hath|हाथ|haath|hand|sata*|सटा*|leke|lekar|लेकर|liye|लिए|taan*|तान*|laharat*|lehra*|waving|brandish*|point*|dikha*|दिखा*|threat*|dhamk*|धमक* ; @blade + hath|हाथ|haath|hand|leke|lekar|लेकर|liye|लिए|waving|brandish*|threat*|dhamk*|daud*|दौड़* ; goli|गोली maar|mar|मार|chala|चला|chal|चल ; murder|hatya|हत्या|stabbing|shooting|firing|lynch* ; hostage|bandhak|बंधक ; khoon|खून ; jala|जला + zinda|jinda|जिंदा|denge|देंगे|rahe ; beating|beat|peet|पीट|maar|mar|मार + death|badly|buri|बुरी|bahut|jaan|adhmara|behosh|बेहोश ; kidnap*|apharan|अपहरण ; ghere|घेरे|gher|घेर|gheral|surrounded|surround|bheed|भीड़|mob + ghar|घर|house|maar*|मार*|mujhe|hame|us|lathi|maaro
`);

const NOW = termsOf(`
  abhi|अभी|abhee|अबहीं|abahin ; right|just now ; now -until -till -by ; is|इस|isi|इसी samay|समय|waqt|वक्त|vakt|wakt|time ; turant|तुरंत|immediately|urgent|fauran|फौरन|jaldi|जल्दी|quickly|hurry|asap ; bachao|बचाओ|madad|मदद|help ; bacha lo ; rahe|रहे|raha|रहा|rahi|रही hai|है|hain|हैं|h|he ; outside|bahar|बाहर|andar|अंदर|samne|सामने|darwaze|दरवाजे|gate|door khada|khade|खड़े|खड़ा|my|baithe|our|standing|house|hai|हैं|है ; standing outside ; currently|at-the-moment ; this moment ; 5|10|two|five minute|minutes|min|mint|मिनट
`);

/** The past told as past; a present danger is not cancelled by it where "now" is said as well. */
const PAST = termsOf(`
  kal|कल|kalh|काल्ह|parso|परसों|yesterday|ago|last|pichhle|पिछले|pehle|पहले|hui|हुई|tha|था|thi|थी|the-din|gaye|gaya|was|were|week|month|mahine|महीने|saal|year|years|beet*|baad|din|दिन|roj|roz|रोज|daily|every|always|hamesha|हमेशा|often|aksar|अक्सर|usually
`);

const URGENT = termsOf('abhi|अभी|अबहीं ; right|just now ; bachao|बचाओ ; is|इस|isi|इसी samay|समय|waqt|वक्त ; turant|तुरंत ; jaldi|जल्दी ; help -helpline ; immediately ; now -until -till -by');

const LISTS = [HAPPENING, THREAT, NOW, PAST, URGENT] as const;
let compiled: CompiledTerms | undefined;

/**
 * Whether a text says that a life is threatened now.
 * @param text what a citizen wrote, any script
 * @returns the words that decided, as written; empty where there is no danger
 */
export function dangerNow(text: string): Danger {
  compiled ??= compileTerms(LISTS);
  const found = findTermsIn(wordsOf(text), text, compiled);
  const of = (list: number): string[] => found.filter((one) => one.list === list).map((one) => one.written);
  const [happening, threat, now, past, urgent] = [of(0), of(1), of(2), of(3), of(4)];
  const isPast = past.length > 0 && urgent.length === 0;
  if (isPast) return { danger: false, because: [] };
  if (happening.length > 0) return { danger: true, because: [...new Set([...happening, ...threat])] };
  if (threat.length > 0 && now.length > 0) return { danger: true, because: [...new Set([...threat, ...now])] };
  return { danger: false, because: [] };
}
