// Words that citizens answer and command with, in Hindi, romanised Hindi and English.
// The command words are the defaults of the citizen-commands node, where police IT edit them.
import { isOneOf, mentions } from './matching';

/** Whole messages that say hello and nothing else. */
const GREETINGS = ['hi', 'hii', 'hello', 'helo', 'hlo', 'hey', 'hi there', 'hello sir', 'hi sir', 'sir', 'start', 'shuru', 'शुरू', 'नमस्ते', 'namaste', 'नमस्कार', 'namaskar', 'pranam', 'प्रणाम', 'राम राम', 'ram ram', 'jai hind', 'जय हिंद', 'jai shri ram', 'जय श्री राम', 'salam', 'सलाम', 'adab', 'assalamualaikum', 'good morning', 'good evening', 'हेलो', 'हैलो', 'हाय', 'hello police', 'satark mitra', 'सतर्क मित्र', 'police satark mitra'];

/** Whole messages that thank or agree and add nothing. */
const COURTESIES = ['ok', 'okay', 'okey', 'ok sir', 'okay sir', 'k', 'thanks', 'thank you', 'thank u', 'thanks sir', 'thank you sir', 'thx', 'ty', 'धन्यवाद', 'dhanyavad', 'dhanyawad', 'dhanyvad', 'शुक्रिया', 'shukriya', 'ठीक है', 'thik hai', 'theek hai', 'thik h', 'ठीक', 'thik', 'ji', 'जी', 'ji sir', 'acha', 'accha', 'अच्छा', 'great', 'good', 'nice', 'welcome', 'jai hind', 'जय हिंद', 'bye', 'ओके', 'थैंक्यू', 'थैंक यू', 'bahut badhiya', 'बहुत बढ़िया', 'bahut dhanyavad', 'बहुत धन्यवाद'];

export const DONE = ['done', 'finish', 'finished', 'end', 'complete', 'completed', 'over', 'bas', 'बस', 'ho gaya', 'hogaya', 'ho gya', 'हो गया', 'हो गई', 'ho gayi', 'हो गया है', 'samapt', 'समाप्त', 'khatm', 'khatam', 'खत्म', 'पूरा हुआ', 'pura hua', 'itna hi', 'इतना ही', 'bas itna hi', 'बस इतना ही', 'next', 'aage', 'आगे', 'that is all', 'thats all', 'no more', 'nothing else', 'aur nahi', 'और नहीं', 'aur kuch nahi', 'और कुछ नहीं'];

export const SKIP = ['skip', 'leave', 'chhodo', 'chodo', 'chhode', 'chhoden', 'छोड़ो', 'छोड़ें', 'छोड़े', 'छोड़ दो', 'rehne do', 'रहने दो', 'pass'];

export const DONT_KNOW = ['dont know', "don't know", 'do not know', 'i dont know', "i don't know", 'not known', 'unknown', 'not sure', 'no idea', 'pata nahi', 'pta nahi', 'pata nhi', 'pta nhi', 'malum nahi', 'maloom nahi', 'nahi pata', 'nahin pata', 'पता नहीं', 'मालूम नहीं', 'नहीं पता', 'मुझे नहीं पता', 'mujhe nahi pata', 'जानकारी नहीं', 'नइखे पता', 'naikhe pata', 'na janat bani'];

export const YES = ['yes', 'y', 'ya', 'yeah', 'yep', 'sure', 'ok', 'okay', 'haan', 'han', 'ha', 'haa', 'hanji', 'haan ji', 'ji', 'ji haan', 'हाँ', 'हां', 'हा', 'जी', 'जी हाँ', 'जी हां', 'bilkul', 'बिल्कुल', 'sahi', 'सही', 'sahi hai', 'सही है', 'thik hai', 'ठीक है'];

export const NO = ['no', 'n', 'nope', 'nahi', 'nahin', 'nhi', 'nai', 'na', 'नहीं', 'नही', 'ना', 'जी नहीं', 'ji nahi', 'mat', 'मत'];

export const SEND = ['send', 'send it', 'submit', 'bhejo', 'bhej do', 'bhejen', 'bheje', 'bhejiye', 'भेजो', 'भेज दो', 'भेजें', 'भेजे', 'भेजिए', 'yes', 'haan', 'हाँ', 'हां', 'ha', 'ok', 'okay', 'sahi hai', 'सही है', 'thik hai', 'ठीक है', 'confirm', 'सेंड'];

export const CHANGE = ['change', 'edit', 'correct', 'badlo', 'badle', 'badlen', 'badal do', 'badalna', 'badalna hai', 'बदलो', 'बदलें', 'बदले', 'बदलना है', 'बदल दो', 'sudhar', 'सुधार', 'galat', 'गलत', 'galat hai', 'गलत है', 'wrong', 'no', 'nahi', 'नहीं'];

/** To a question whether something shall be changed. */
export const CHANGE_IT = [...YES, 'change', 'change it', 'edit', 'badlo', 'badle', 'badlen', 'badal do', 'badalna hai', 'बदलो', 'बदलें', 'बदले', 'बदल दो', 'बदलना है', 'hatao', 'hata do', 'हटाओ', 'हटा दो', 'remove', 'remove it', 'delete'];
export const LEAVE_IT = [...NO, 'leave', 'leave it', 'keep', 'keep it', 'as it is', 'go on', 'continue', 'send', 'send it', 'rehne do', 'रहने दो', 'रहने दें', 'aise hi', 'ऐसे ही', 'ऐसे ही रहने दो', 'aise hi rehne do', 'bhej do', 'भेज दो', 'भेजें', 'aage badho', 'आगे बढ़ो'];

/** The same of words that wait to be sent, without those that could be meant of anything ("yes", "no"). */
export const CHANGE_UNSENT = ['change', 'change it', 'edit', 'badlo', 'badle', 'badlen', 'badal do', 'badalna hai', 'बदलो', 'बदलें', 'बदले', 'बदल दो', 'बदलना है', 'hatao', 'hata do', 'हटाओ', 'हटा दो', 'remove it', 'delete it', 'do not send', "don't send", 'mat bhejo', 'मत भेजो'];
export const SEND_UNSENT = ['send', 'send it', 'send as it is', 'send it as it is', 'as it is', 'leave it', 'leave as it is', 'keep it', 'bhejo', 'bhej do', 'भेजो', 'भेज दो', 'भेजें', 'aise hi bhej do', 'ऐसे ही भेज दो', 'ऐसे ही भेजें', 'aise hi', 'ऐसे ही', 'ऐसे ही रहने दो', 'rehne do', 'रहने दो'];

/** A closed matter that goes on. */
const NOT_SOLVED = ['not solved', 'not resolved', 'no action', 'no action taken', 'nothing happened', 'still going on', 'problem not solved', 'its not solved', 'hal nahi hua', 'samadhan nahi hua', 'kuch nahi hua', 'koi karwai nahi hui', 'koi karyavahi nahi hui', 'abhi bhi chal raha hai', 'ab bhi ho raha hai', 'समाधान नहीं हुआ', 'हल नहीं हुआ', 'कुछ नहीं हुआ', 'कोई कार्रवाई नहीं हुई', 'कार्रवाई नहीं हुई', 'अभी भी चल रहा है', 'अब भी हो रहा है', 'समस्या बनी हुई है', 'unsolved', 'not satisfied', 'असंतुष्ट', 'संतुष्ट नहीं'];

/** Parts of a sentence that say so of a matter that was closed; of an open one they are part of the story. */
const GOES_ON = ['still', 'not yet', 'not stopped', 'not closed', 'started again', 'ab bhi', 'अब भी', 'abhi bhi', 'अभी भी', 'abhi tak', 'अभी तक', 'band nahi', 'बंद नहीं', 'hal nahi', 'हल नहीं', 'phir se shuru', 'फिर से शुरू', 'phir se chalu', 'फिर से चालू', 'phir shuru', 'फिर शुरू', 'phir chalu', 'फिर चालू'];

export const COMMANDS = {
  back: ['back', 'go back', 'previous', 'undo', 'पीछे', 'पीछे जाएँ', 'peeche', 'piche', 'peechhe', 'pichhe', 'वापस', 'wapas', 'vapas', 'wapis', 'बैक'],
  menu: ['menu', 'main menu', 'restart', 'start again', 'मेनू', 'मेन्यू', 'menyu', 'फिर से', 'फिर से शुरू', 'phir se', 'fir se', 'dobara', 'दोबारा', 'phir se shuru', 'new', 'nayi suchna', 'नई सूचना'],
  cancel: ['cancel', 'cancel it', 'quit', 'रद्द', 'रद्द करें', 'रद्द करो', 'radd', 'rad karo', 'radd karo', 'radd karen', 'कैंसिल', 'kensil', 'cancel karo', 'cancel kar do', 'नहीं भेजना', 'nahi bhejna'],
  stop: ['stop', 'बंद', 'band', 'unsubscribe', 'forget me', 'बंद करो', 'बंद करें', 'band karo', 'band karen', 'रोको', 'roko', 'स्टॉप', 'delete me', 'मुझे भूल जाओ', 'mujhe bhul jao', 'stop please', 'please stop', 'plz stop', 'stop it', 'stop now', 'stop stop', 'stopp', 'stop karo', 'stop kar do', 'stop messages', 'stop sending messages', 'opt out', 'remove me', 'delete my number', 'remove my number', 'mera number hatao', 'mera number hata do', 'mera number delete karo', 'मेरा नंबर हटाओ', 'मेरा नंबर हटा दो', 'मेरा नंबर मिटा दो', 'बंद कीजिए', 'band kijiye', 'band karo please', 'मैसेज बंद करो', 'message band karo', 'msg band karo', 'रोकें', 'रोकिए', 'roken', 'रोक दो', 'rok do', 'बंद क दीं', 'band ka din'],
  quiet: ['quiet', 'be quiet', 'silent', 'mute', 'no messages', 'no message', 'no notification', 'चुप', 'chup', 'chup raho', 'चुप रहो', 'चुप रहें', 'शांत', 'shant', 'मैसेज मत भेजो', 'message mat bhejo', 'संदेश मत भेजो', 'sandesh mat bhejo', 'साइलेंट', 'म्यूट'],
  loud: ['loud', 'unmute', 'tell me', 'notify', 'notify me', 'बताओ', 'batao', 'बताएं', 'बताएँ', 'bataye', 'bataiye', 'बताइए', 'मैसेज भेजो', 'message bhejo', 'संदेश भेजो', 'sandesh bhejo', 'सूचित करें', 'suchit kare'],
  help: ['help', 'मदद', 'madad', 'sahayata', 'सहायता', 'how', 'kaise', 'कैसे', 'info', 'हेल्प', '?'],
  status: ['status', 'स्टेटस', 'स्थिति', 'sthiti', 'haal', 'हाल', 'kya hua', 'क्या हुआ', 'meri suchna', 'मेरी सूचना', 'रसीद', 'rasid', 'raseed', 'receipt', 'karwai', 'कार्रवाई'],
  hindi: ['hindi', 'हिंदी', 'हिन्दी', 'hindi me', 'hindi mein', 'हिंदी में'],
  english: ['english', 'angrezi', 'अंग्रेजी', 'अंग्रेज़ी', 'इंग्लिश', 'in english', 'english me', 'english please'],
};

/** Words of `stop` that mean nothing else and are obeyed at once. */
export const STOP_AT_ONCE = ['stop', 'unsubscribe', 'forget me', 'delete me', 'स्टॉप', 'बंद', 'band', 'मुझे भूल जाओ', 'mujhe bhul jao', 'stopp', 'opt out', 'remove me', 'delete my number', 'remove my number', 'mera number hatao', 'mera number hata do', 'mera number delete karo', 'मेरा नंबर हटाओ', 'मेरा नंबर हटा दो', 'मेरा नंबर मिटा दो'];

export type Command = keyof typeof COMMANDS;

/** Whether a text is a greeting and nothing else. */
export const greets = (text: string): boolean => isOneOf(text, GREETINGS);
/** Whether a text only thanks or agrees. */
export const isCourtesy = (text: string): boolean => /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{Cf}\s]+$/u.test(text) || isOneOf(text, COURTESIES);
/** Whether a text says that the matter is not solved, and nothing else. */
export const saysNotSolved = (text: string): boolean => isOneOf(text, NOT_SOLVED);
/** Whether a text, said of a closed matter, tells in some part of it that it goes on. */
export const saysGoesOn = (text: string): boolean => mentions(text, [...NOT_SOLVED, ...GOES_ON]);
/** Whether a text is "no" and nothing else. */
export const saysNo = (text: string): boolean => isOneOf(text, NO);
