// Telling one's name: introductions, forms filled in, signatures.
import { UNTOLD } from '../words';

export const NAME_PHRASES = `
my|our name is|s|was !${UNTOLD} _
my names !${UNTOLD} _
my name !is|was|s !${UNTOLD} @name
my full|good name is _
mera|meri|hamara|humara|hamar|humar|hamaar|hamra|mor|mora naam|nam|name|nav|nao|naav|naw !hai|h|ha|ba|hi !${UNTOLD} _
mera|hamara|humara|hamar|humar|hamaar naam|nam|name|nav|naav hai|h|ha|ba !${UNTOLD} _
naam|nam|nav _ _? hai|h|ba mera|hamara|hamar
@name hai|h|ba mera|hamara|hamar naam|nam|name|nav
@my name|naam|nam .. +@station|@official -${UNTOLD.replaceAll('|police', '').replaceAll('|se', '')}
suchna|soochna|report|shikayat|complaint dene|karne wala|wali|vala /? _
shikayatkarta|applicant|complainant|suchnakarta|informant / _
^ shikayatkarta|applicant|complainant|suchnakarta|informant _
naam|nam hai|h|ba mera|meri|hamar|hamara
^ _ _? from .. here $
^ _ _? from _ _? this side
undersigned
adhohastakshari
^ naam|nam|name / !${UNTOLD}|malum|maloom _
^ naam|nam|name @name -batata -batati -batate -bataya
^ from|frm /? @name
^ address|pata / _
^ nivasi|niwasi / _

^ myself !saw|have|witnessed|and|seen|i|am|can|will _
^ i / @name
i am|m @name
im|iam|am @name
iam from|of|a|an|the _
i am|m Aa -hindu|indian|muslim
iam Aa
it|its s? @name again|here
this is @name @name? $
this is @name @name? from|of|here|speaking|this
^ @name @name? here !and
^ mr|mrs|ms|miss|dr|adv|shri|smt @name @name? here|frm|from|speaking|bol|this
^ @name @name? speaking|calling|texting
^ @name @name? ki|ke taraf|or se !dhamki|police|paisa
@name @name? .. this side
@name .. writing|speaking
^ dr|doctor|daktar|adv|prof|er @name .. se|from|writing|likh|bol
^ dr|doctor|adv|prof _ _? @name

^ @i @name @name? @name? !ko|ke|ka|ki|se|ne|par|pe|aur|and|to|log|nahi|me|mein|mai|bhi|ji|wo|jaise|nagar|ganj|pur|sarkar|mandir|chauraha|market|bazar|road|naam|nam|urf-ko
"मैं|"मै @name !ko|ke|ka|ki|se|ne|par|aur|to
^ @name @name? @am
^ @i !sach|satya|ye|yah|yahan|yaha|jhooth|jhuth|jo|aapko|aapse|police|phone|abhi|bhi|is|isliye|wahi|sab|bas|khud|kab|subah|der|dil|phir|fir|dobara|dubara|bahut|baar _ _? bol|baat|bolat raha|rahi|rha|rhi @am
@name bol|bolta|bolat|likh|bata raha|rahi|rha|rhi|ba? @am
@kin bol|bata|likh raha|rahi|rha|rhi @am
@name .. bol|likh raha|rahi|rha|rhi @am
^ @name _? putra|putri|patni|s|w|d _ -hai -hain -h -is -are -sells -ne -ka -ki -ko -se -runs -lives
its me
it is|s me
@name bolat bani|bate|ba
^ @i .. se bol|baat raha|rahi|rha|rhi @am -kab -subah -dil -sach -phir -fir -dobara -dubara -der -majboori -majburi
^ _ _? bol raha|rahi|rha|rhi @am _ _? se
mujhe|mujhko|hame|hamko log? @name kahte|kehte|bolte|bulate|pukarte|jante
log? mujhe|mughe|mujhko|hamko log? !bhi _ kahte|kehte|bulate|pukarte $
mujhe|hame|hamko .. naam|nam se
log mujhe|hame _ kahte|kehte|bolte hai|hain|h
log? mujhe|mujhko|hame|hamko sab? log? !bhi _ _? kahte|kehte|bulate|pukarte hai|hain|h? !ki|ke -ko -se -mat -chup
call me !back|when|if|for|not|before|after|please|later|asap|urgently|now|soon|once|only _
people|they|everyone call|calls|know me|us as? @name
you know me|us
aap mujhe|hame|humko|mujhko jante|pehchante|pahchante

@i .. s|w|d o
^ @i .. putra|putri|patni _ -wo -uski -uske -ki
"میرا|"میری|"ہمارا "نام !"نہ|"نہیں|"مت|"کسی _
"میں .. "ہوں -"رہا -"رہی -"چاہتا -"چاہتی -"ڈرتا
^ i|main|mai|myself .. resident of
resident|niwasi|nivasi @am -@town
^ resident|niwasi of _
prarthi|prarthini|bhavdiya|bhavdiy|bhavadiya|nivedak|aavedak|avedak|aavedika
yours|your|urs faithfully|sincerely|truly|obediently|lovingly
yours|urs /? @name
regards /? @name
thank|thanks|thanking|dhanyavad|dhanyawad|shukriya|aabhar|abhar|shubhchintak|subhchintak|shubhechchhu|hitaishi you? sir|madam|ji|sahab? /? aapka|apka|aapki|apki? @name @name? $
aapka|apka|aapki|apki @name @name? $
aapka|apka|aapki|apki vishwasi|vishvasi|vishwaspatra|vishwasapatra|sevak _
// @name @name? $$
// @name @name? / _ _? $$
`;
